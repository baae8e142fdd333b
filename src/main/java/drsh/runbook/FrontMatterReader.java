package drsh.runbook;

import drsh.command.Nearest;
import drsh.runbook.YamlReader.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the front matter; every mistake becomes a finding and leaves its part empty. */
final class FrontMatterReader {

    private static final List<String> KEYS = List.of("title", "when", "rto", "rpo", "inputs");
    private static final List<String> INPUT_KEYS = List.of("type", "default", "help");
    private static final Pattern INPUT_NAME = Pattern.compile("[a-z][a-z0-9_-]*");

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
        return new FrontMatter(
                text(entries, "title"),
                text(entries, "when"),
                duration(entries, "rto"),
                duration(entries, "rpo"),
                find(entries, "inputs").map(this::inputs).orElse(List.of()));
    }

    private List<Input> inputs(Entry inputs) {
        return yaml.entries("inputs", inputs.value(), List.of()).stream()
                .flatMap(entry -> input(entry).stream())
                .toList();
    }

    private Optional<Input> input(Entry entry) {
        if (!INPUT_NAME.matcher(entry.key()).matches()) {
            findings.add(
                    entry.line(), Rule.WRONG_TYPE, entry.key() + " is no name for an input: use a-z, 0-9, - and _");
            return Optional.empty();
        }
        List<Entry> parts = yaml.entries("input " + entry.key(), entry.value(), INPUT_KEYS);
        Optional<String> word = find(parts, "type").flatMap(yaml::text);
        Optional<InputType> type = word.flatMap(InputType::of);
        if (type.isEmpty()) {
            findings.add(
                    entry.line(),
                    Rule.WRONG_TYPE,
                    "input " + entry.key() + " needs a type: one of " + String.join(", ", InputType.words()),
                    word.flatMap(written -> Nearest.to(written, InputType.words())));
            return Optional.empty();
        }
        return Optional.of(
                new Input(entry.key(), type.get(), defaultValue(parts, type.get()), text(parts, "help"), entry.line()));
    }

    private @Nullable String defaultValue(List<Entry> parts, InputType type) {
        Optional<Entry> entry = find(parts, "default");
        Optional<String> value = entry.flatMap(yaml::scalar);
        value.flatMap(type::problem)
                .ifPresent(problem -> findings.add(
                        entry.orElseThrow().line(), Rule.WRONG_TYPE, "default " + value.get() + " " + problem));
        return value.orElse(null);
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
