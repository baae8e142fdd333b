package drsh.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Cuts the Markdown at its headings: one title, then sections. Only what stands at the top level counts. */
final class MarkdownReader {

    /** Deeper nesting than any person writes; it keeps a crafted file from taking quadratic time. */
    private static final int NESTING = 32;

    private final RunbookText text;
    private final Findings findings;
    private final List<String> titles = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final DocumentationReader documentation = new DocumentationReader();
    private Section current;

    MarkdownReader(RunbookText text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.current = new Section("", 0, 0, text.markdown().lines().toList());
        sections.add(current);
    }

    /** The preamble, then one section for each {@code ##}. */
    List<Section> read() {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(NESTING)
                .build()
                .parse(text.markdown());
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            read(node);
        }
        if (titles.isEmpty()) {
            findings.add(1, Rule.TITLE, "no title: a line that starts with # is missing");
        }
        return sections;
    }

    /** The first {@code #} heading, or nothing written. */
    String title() {
        return titles.isEmpty() ? "" : titles.get(0);
    }

    /** What is in the text besides. */
    Documentation documentation() {
        return documentation.documentation();
    }

    private void read(Node node) {
        node.accept(documentation);
        if (node instanceof Heading heading && heading.getLevel() <= 2) {
            heading(heading);
        } else if (node instanceof FencedCodeBlock block) {
            fence(block);
        } else {
            if (node instanceof BlockQuote quote) {
                current.quote(quote);
            }
            node.accept(new NestedFences());
        }
    }

    private void heading(Heading heading) {
        int line = Lines.first(heading);
        // Markdown has numeric characters: what was clean in the file need not be clean in the text.
        String name = findings.clean(PlainContent.of(heading), line).replaceAll("\\s+", " ");
        if (heading.getLevel() == 2) {
            current.endsBefore(line);
            current = new Section(name, line, Lines.last(heading), text.lines());
            sections.add(current);
        } else {
            titles.add(name);
            current.hide(line, Lines.last(heading));
            if (titles.size() > 1 || sections.size() > 1) {
                findings.add(line, Rule.TITLE, "the title must stand once, before all sections");
            } else if (name.isEmpty()) {
                findings.add(line, Rule.TITLE, "the title is empty");
            }
        }
    }

    private void fence(FencedCodeBlock block) {
        Optional<Fence> read = new FenceReader(findings).read(block);
        boolean beforeSections = sections.size() == 1;
        if (read.isPresent()) {
            current.add(read.get(), Lines.last(block));
            if (beforeSections) {
                misplaced(block, "stands before the first step");
            }
        } else if (!beforeSections) {
            FenceReader.wordless(block).ifPresent(documentation::addWordless);
        }
    }

    private void misplaced(FencedCodeBlock block, String where) {
        findings.add(Lines.first(block), Rule.MISPLACED_FENCE, "this fence " + where + " and would never run");
    }

    private final class NestedFences extends AbstractVisitor {
        @Override
        public void visit(FencedCodeBlock block) {
            if (FenceReader.looksRunnable(block)) {
                misplaced(block, "stands inside a list or a quote");
            }
        }
    }
}
