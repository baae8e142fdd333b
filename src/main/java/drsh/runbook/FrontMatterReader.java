package drsh.runbook;

import drsh.runbook.YamlReader.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the front matter; every mistake becomes a finding and leaves its part empty. */
final class FrontMatterReader {

    static final String NO_WHEN = "the front matter does not say when to use this runbook";

    private static final List<String> KEYS = List.of("title", "when", "rto", "rpo", "inputs");

    private final Findings findings;
    private final YamlReader yaml;

    /**
     * For one file.
     *
     * @param firstLine the number in the file of the first line of YAML
     */
    FrontMatterReader(Findings findings, int firstLine) {
        this.findings = findings;
        this.yaml = new YamlReader(findings, firstLine);
    }

    FrontMatter read(String text) {
        List<Entry> entries = yaml.entries(text, KEYS);
        if (find(entries, "when").isEmpty() && !findings.has(Rule.FRONT_MATTER)) {
            findings.add(1, Rule.NO_WHEN, NO_WHEN);
        }
        return new FrontMatter(
                text(entries, "title"),
                text(entries, "when"),
                duration(entries, "rto"),
                duration(entries, "rpo"),
                find(entries, "inputs")
                        .map(new InputReader(findings, yaml)::read)
                        .orElse(List.of()));
    }

    private @Nullable Duration duration(List<Entry> entries, String key) {
        Optional<Entry> entry = find(entries, key);
        Optional<Duration> duration = entry.flatMap(yaml::scalar).flatMap(DurationText::parse);
        if (entry.isPresent() && duration.isEmpty()) {
            findings.add(entry.get().line(), Rule.WRONG_TYPE, key + " must be " + DurationText.EXAMPLES);
        }
        return duration.orElse(null);
    }

    private String text(List<Entry> entries, String key) {
        return find(entries, key).flatMap(yaml::text).orElse("");
    }

    private static Optional<Entry> find(List<Entry> entries, String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
}
