package drsh.runbook;

import drsh.runbook.YamlReader.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of the front matter. A declaration with a mistake still declares the name: one finding is enough. */
final class InputReader {

    /** More than any operator can be asked for; it keeps what lint tries for each line small. */
    private static final int MOST = 32;

    private static final List<String> KEYS = List.of("type", "values", "default", "help");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    private final Findings findings;
    private final YamlReader yaml;

    InputReader(Findings findings, YamlReader yaml) {
        this.findings = findings;
        this.yaml = yaml;
    }

    List<Input> read(Entry inputs) {
        List<Entry> entries = yaml.entries("inputs", inputs.value(), List.of());
        if (entries.size() > MOST) {
            findings.add(inputs.line(), Rule.WRONG_TYPE, "more than " + MOST + " inputs");
        }
        return entries.stream()
                .limit(MOST)
                .flatMap(entry -> input(entry).stream())
                .toList();
    }

    private Optional<Input> input(Entry entry) {
        if (!NAME.matcher(entry.key()).matches()) {
            findings.add(
                    entry.line(), Rule.WRONG_TYPE, entry.key() + " is no name for an input: use a-z, 0-9, - and _");
            return Optional.empty();
        }
        if (WrittenSecrets.isNameOfSecret(entry.key())) {
            findings.add(
                    entry.line(),
                    Rule.SECRET,
                    "input " + entry.key() + " would stand in command lines and journals; let the command read a file");
        }
        List<Entry> parts = yaml.entries("input " + entry.key(), entry.value(), KEYS);
        InputType type = type(entry, parts);
        Input input = new Input(entry.key(), type, choices(entry, parts, type), null, help(parts), entry.line());
        String standard = defaultValue(parts, input);
        return Optional.of(new Input(input.name(), type, input.choices(), standard, input.help(), input.line()));
    }

    private InputType type(Entry input, List<Entry> parts) {
        Optional<Entry> part = find(parts, "type");
        Optional<String> word = part.flatMap(yaml::text);
        Optional<InputType> type = word.flatMap(InputType::of);
        if (type.isEmpty()) {
            findings.addMistyped(
                    part.orElse(input).line(),
                    Rule.WRONG_TYPE,
                    "input " + input.key() + " needs a type: one of " + String.join(", ", InputType.words()),
                    word.orElse(""),
                    InputType.words());
        }
        return type.orElse(InputType.TEXT);
    }

    private List<String> choices(Entry input, List<Entry> parts, InputType type) {
        Optional<Entry> part = find(parts, "values");
        if (type != InputType.CHOICE) {
            part.ifPresent(values -> findings.add(
                    values.line(), Rule.WRONG_TYPE, "values belong to an input of type choice, not " + type.word()));
            return List.of();
        }
        List<String> choices =
                part.map(yaml::scalars).orElse(List.of()).stream().limit(MOST).toList();
        boolean sound = !choices.isEmpty()
                && new HashSet<>(choices).size() == choices.size()
                && choices.stream().allMatch(choice -> type.problem(choice).isEmpty());
        if (!sound) {
            findings.add(
                    part.orElse(input).line(),
                    Rule.WRONG_TYPE,
                    "input " + input.key() + " needs values: [a, b], each once, none starting with a minus");
        }
        return sound ? choices : List.of();
    }

    private @Nullable String defaultValue(List<Entry> parts, Input input) {
        Optional<Entry> entry = find(parts, "default");
        Optional<String> value = entry.flatMap(yaml::scalar);
        value.filter(given ->
                        input.type() != InputType.CHOICE || !input.choices().isEmpty())
                .flatMap(input::problem)
                .ifPresent(problem -> findings.addMistyped(
                        entry.orElseThrow().line(),
                        Rule.WRONG_TYPE,
                        "default " + value.get() + " " + problem,
                        value.get(),
                        input.choices()));
        return value.orElse(null);
    }

    private String help(List<Entry> parts) {
        return find(parts, "help").flatMap(yaml::text).orElse("");
    }

    private static Optional<Entry> find(List<Entry> entries, String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
}
