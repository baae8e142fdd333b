package drsh.runbook;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a runbook: CommonMark with YAML front matter. It never fails on what is in the file; what is wrong becomes a
 * finding, and the rest is read on.
 */
public final class RunbookParser {

    /** More than any person reads in an emergency; larger files are reported and not parsed. */
    public static final int LIMIT_BYTES = 512 * 1024;

    private RunbookParser() {}

    /**
     * The runbook in a file's bytes.
     *
     * @param path names the runbook and stands in the findings; it is not opened
     */
    public static ParsedRunbook parse(Path path, byte[] content) {
        Findings findings = new Findings(path);
        RunbookText text = RunbookText.of(content, findings);
        if (findings.has(Rule.TOO_LARGE) || findings.has(Rule.NOT_TEXT)) {
            return empty(path, sha256(content), findings);
        }
        FrontMatter front = text.frontMatter(findings);
        text.findSecrets(findings);
        text.findUnfilled(findings);
        MarkdownReader markdown = new MarkdownReader(text, findings);
        List<Section> sections = markdown.read();
        Runbook runbook = new Runbook(
                name(path),
                path,
                sha256(content),
                markdown.title().isEmpty() ? front.title() : markdown.title(),
                front.when(),
                front.rto(),
                front.rpo(),
                front.inputs(),
                sections.get(0).prose(),
                preflight(sections, findings),
                steps(sections));
        return new ParsedRunbook(runbook, findings.inOrder(), markdown.documentation());
    }

    /** A file of which nothing could be read, with the reason as its one finding. */
    static ParsedRunbook unreadable(Path path, String why) {
        Findings findings = new Findings(path);
        findings.add(1, Rule.UNREADABLE, why);
        return empty(path, "", findings);
    }

    private static ParsedRunbook empty(Path path, String sha256, Findings findings) {
        Runbook runbook =
                new Runbook(name(path), path, sha256, "", "", null, null, List.of(), "", noPreflight(1), List.of());
        return new ParsedRunbook(runbook, findings.inOrder(), Documentation.NONE);
    }

    /** The file's name without {@code .md}. */
    static String name(Path path) {
        return String.valueOf(path.getFileName()).replaceFirst("\\.md$", "");
    }

    private static Step preflight(List<Section> sections, Findings findings) {
        if (sections.size() > 1 && isPreflight(sections.get(1))) {
            Step preflight = sections.get(1).step();
            onlyChecks(preflight, findings);
            return preflight;
        }
        int line = sections.size() > 1 ? sections.get(1).line() : 1;
        findings.add(line, Rule.PREFLIGHT, "the first section must be ## Preflight, with checks that change nothing");
        return noPreflight(line);
    }

    private static Step noPreflight(int line) {
        return new Step(StepName.PREFLIGHT.id(), StepName.PREFLIGHT.text(), line, "", null, List.of());
    }

    private static void onlyChecks(Step preflight, Findings findings) {
        preflight.fences().stream()
                .filter(fence -> fence.word() != FenceWord.CHECK)
                .forEach(fence -> findings.add(
                        fence.line(),
                        Rule.PREFLIGHT,
                        "the preflight has check fences only, not "
                                + fence.word().word()));
        if (preflight.fences().isEmpty()) {
            findings.add(preflight.line(), Rule.PREFLIGHT, "the preflight checks nothing");
        }
    }

    private static List<Step> steps(List<Section> sections) {
        int before = sections.size() > 1 && isPreflight(sections.get(1)) ? 2 : 1;
        return sections.stream().skip(before).map(Section::step).toList();
    }

    private static boolean isPreflight(Section section) {
        return section.name().id().equals(StepName.PREFLIGHT.id());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
