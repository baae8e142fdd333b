package drsh.runbook;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of a heading or a link as a reader sees it: without marks, and without where links lead. */
final class PlainContent extends AbstractVisitor {

    private final StringBuilder content = new StringBuilder();

    private PlainContent() {}

    /** On one line, without blanks around it. */
    static String of(Node node) {
        PlainContent visitor = new PlainContent();
        node.accept(visitor);
        return visitor.content.toString().strip();
    }

    @Override
    public void visit(Text text) {
        content.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        content.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        content.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        content.append(' ');
    }
}
