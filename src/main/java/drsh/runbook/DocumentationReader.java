package drsh.runbook;

import drsh.runbook.Documentation.Wordless;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Text;

/** Collects what can be wrong in the text: see {@link Documentation}. */
final class DocumentationReader extends AbstractVisitor {

    /** {@code [text][name]} is still there as text when nothing defines the name. */
    private static final Pattern UNDEFINED = Pattern.compile("(?<![\\w\\])])\\[[^\\[\\]]{1,200}]\\[[^\\[\\]]{1,200}]");

    private static final Pattern HTML_ANCHOR = Pattern.compile("\\b(?:id|name)=[\"']([^\"']{1,200})[\"']");

    private final List<Link> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private final Map<String, Integer> repeated = new HashMap<>();
    private final List<Wordless> wordless = new ArrayList<>();

    Documentation documentation() {
        return new Documentation(links, anchors, wordless);
    }

    void addWordless(Wordless fence) {
        wordless.add(fence);
    }

    @Override
    public void visit(Heading heading) {
        String slug = slug(PlainContent.of(heading));
        int before = repeated.merge(slug, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? slug : slug + "-" + before);
        visitChildren(heading);
    }

    @Override
    public void visit(org.commonmark.node.Link link) {
        boolean named = !PlainContent.of(link).isBlank() || link.getFirstChild() instanceof Image;
        links.add(new Link(link.getDestination(), Lines.first(link), named ? "" : "has no text to follow"));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        links.add(new Link(image.getDestination(), Lines.first(image), ""));
    }

    @Override
    public void visit(Text text) {
        UNDEFINED
                .matcher(text.getLiteral())
                .results()
                .forEach(found -> links.add(
                        new Link(found.group(), Lines.first(text), "is defined nowhere, so that it is no link")));
    }

    @Override
    public void visit(HtmlInline html) {
        html(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        html(html.getLiteral());
    }

    private void html(String literal) {
        HTML_ANCHOR.matcher(literal).results().forEach(found -> anchors.add(found.group(1)));
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}\\s_-]", "")
                .replaceAll("\\s", "-");
    }
}
