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
        FrontMatter front = text.frontMatter(findings);
        MarkdownReader markdown = new MarkdownReader(text, findings);
        List<Section> sections = markdown.read();
        if (front.when().isEmpty()) {
            findings.add(1, Rule.NO_WHEN, "the front matter does not say when to use this runbook");
        }
        return new ParsedRunbook(
                new Runbook(
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
                        steps(sections)),
                findings.inOrder());
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
        if (preflight.lines(FenceWord.CHECK).findAny().isEmpty()) {
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
