package drsh.session;

import drsh.command.DrshException;
import drsh.command.Nearest;
import drsh.command.Outcome;
import drsh.runbook.PlainText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Answers that were written down before a session, by the id of the step: {@code stop-the-application: y}, or where a
 * step asks more than one question a list, {@code restore-the-database: [y, reflectus]}.
 *
 * @param file where they stand
 * @param byStep the answers of each step in the order of its questions
 */
public record PreparedAnswers(String file, Map<String, List<String>> byStep) {

    /** More than any person writes. */
    private static final long LIMIT_BYTES = 64 * 1024;

    private static final String FORM = "write one line for each step: step-id: y, or step-id: [y, name-of-the-stack]";

    /** No file was given. */
    public static final PreparedAnswers NONE = new PreparedAnswers("", Map.of());

    /** Copies the map. */
    public PreparedAnswers {
        byStep = Map.copyOf(byStep);
    }

    /**
     * The answers in a YAML file.
     *
     * @throws DrshException (USAGE) if it cannot be read or is no such file
     */
    public static PreparedAnswers read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LIMIT_BYTES) {
                throw DrshException.usage(file + " is no file of answers", FORM);
            }
            return new PreparedAnswers(String.valueOf(file), parse(file, Files.readString(file)));
        } catch (IOException e) {
            throw new DrshException(Outcome.USAGE, "answers file " + file + " cannot be read", FORM, e);
        }
    }

    private static Map<String, List<String>> parse(Path file, String yaml) {
        LoaderOptions plain = new LoaderOptions();
        plain.setMaxAliasesForCollections(0);
        plain.setNestingDepthLimit(4);
        try {
            Node root = new Yaml(new SafeConstructor(plain)).compose(new StringReader(yaml));
            Map<String, List<String>> answers = new LinkedHashMap<>();
            if (root instanceof MappingNode mapping) {
                mapping.getValue().forEach(entry -> put(file, answers, entry));
            } else if (root != null) {
                throw wrong(file, root, "is no step with its answer");
            }
            return answers;
        } catch (YAMLException e) {
            throw new DrshException(Outcome.USAGE, "answers file " + file + " cannot be read as YAML", FORM, e);
        }
    }

    private static void put(Path file, Map<String, List<String>> answers, NodeTuple entry) {
        String step = text(file, entry.getKeyNode());
        Stream<Node> values = entry.getValueNode() instanceof SequenceNode list
                ? list.getValue().stream()
                : Stream.of(entry.getValueNode());
        if (answers.put(step, values.map(value -> text(file, value)).toList()) != null) {
            throw wrong(file, entry.getKeyNode(), "answers step " + PlainText.visible(step) + " twice");
        }
    }

    private static String text(Path file, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(file, node, "is neither an answer nor a list of answers");
    }

    private static DrshException wrong(Path file, Node node, String what) {
        int line = node.getStartMark().getLine() + 1;
        return DrshException.usage("line " + line + " of answers file " + file + " " + what, FORM);
    }

    /** Why these cannot be the answers to this plan, if so: a step that does not exist, or a first answer that is no key. */
    Optional<String> problem(Plan plan) {
        List<String> steps = plan.steps().stream().map(PlannedStep::id).toList();
        for (Map.Entry<String, List<String>> each : byStep.entrySet()) {
            String step = PlainText.visible(each.getKey());
            if (!steps.contains(each.getKey())) {
                String hint = Nearest.to(step, steps)
                        .map(near -> " (did you mean " + near + ")")
                        .orElse("");
                return Optional.of(file + " answers a step that does not exist: " + step + hint);
            }
            Optional<String> wrong = each.getValue().stream()
                    .findFirst()
                    .filter(key -> !StepKey.exists(key))
                    .map(PlainText::visible);
            if (wrong.isPresent()) {
                return Optional.of(file + " answers step " + step + " with " + wrong.get() + ", which is no key");
            }
        }
        return Optional.empty();
    }
}
