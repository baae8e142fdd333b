package drsh.runbook;

import drsh.command.DrshException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules about links: a file must lie where it is looked for from the runbook, an anchor must be a heading. */
final class LinkLint {

    /** Leads elsewhere: another scheme, another host, the root of wherever it is shown. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]+:|/).*", Pattern.DOTALL);

    private final Path runbook;
    private final Findings findings;
    private final Map<Path, Set<String>> anchors = new HashMap<>();
    private final Set<String> found = new HashSet<>();

    LinkLint(Path runbook, Findings findings) {
        this.runbook = runbook;
        this.findings = findings;
    }

    void documentation(Documentation documentation) {
        anchors.put(runbook, documentation.anchors());
        documentation.links().forEach(this::link);
    }

    private void link(Link link) {
        if (!link.problem().isEmpty()) {
            broken(link, link.problem());
        } else if (link.target().isBlank()) {
            broken(link, "leads nowhere");
        } else if (!ELSEWHERE.matcher(link.target()).matches() && !found.contains(link.target())) {
            relative(link);
        }
    }

    private void relative(Link link) {
        Path file;
        String anchor;
        try {
            URI target = new URI(link.target().replace(" ", "%20"));
            anchor = target.getFragment();
            String path = target.getPath();
            file = path == null || path.isEmpty() ? runbook : runbook.resolveSibling(path);
        } catch (URISyntaxException | InvalidPathException e) {
            broken(link, "cannot be read as a link");
            return;
        }
        if (!file.equals(runbook) && !Files.exists(file)) {
            broken(link, "leads to no file beside this one");
        } else if (anchor != null && isMarkdown(file) && !anchorsOf(file).contains(anchor)) {
            findings.addMistyped(
                    link.line(), Rule.BROKEN_LINK, text(link) + " leads to no heading", anchor, anchorsOf(file));
        } else {
            found.add(link.target());
        }
    }

    private boolean isMarkdown(Path file) {
        return file.equals(runbook) || String.valueOf(file.getFileName()).endsWith(".md");
    }

    private Set<String> anchorsOf(Path file) {
        return anchors.computeIfAbsent(file, LinkLint::read);
    }

    private static Set<String> read(Path file) {
        try {
            return RunbookCatalog.read(file).documentation().anchors();
        } catch (DrshException unreadable) {
            return Set.of();
        }
    }

    private void broken(Link link, String problem) {
        findings.add(link.line(), Rule.BROKEN_LINK, text(link) + " " + problem);
    }

    private static String text(Link link) {
        return "link " + (link.target().isBlank() ? "()" : link.target());
    }
}
