package drsh.runbook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The plain part of YAML, with the line of everything in it. It stops at the nodes and constructs no objects: lines stay
 * known, and {@code 010} or {@code 1:30} stay what was written instead of becoming 8 and 90.
 */
final class YamlReader {

    private static final int DEPTH = 8;

    /** A key with its value and their line in the file. */
    record Entry(String key, Node value, int line) {}

    private final Findings findings;
    private final int firstLine;

    YamlReader(Findings findings, int firstLine) {
        this.findings = findings;
        this.firstLine = firstLine;
    }

    /** The entries at the top, or none, with a finding, when the text is no mapping. */
    List<Entry> entries(String yaml, Collection<String> known) {
        try {
            Node root = new Yaml(new SafeConstructor(plainOnly())).compose(new StringReader(yaml));
            return root == null ? List.of() : entries("the front matter", root, known);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            findings.add(firstLine + line, Rule.FRONT_MATTER, "cannot be read as YAML: " + e.getProblem());
        } catch (YAMLException e) {
            findings.add(firstLine, Rule.FRONT_MATTER, "cannot be read as YAML: it nests or repeats too much");
        }
        return List.of();
    }

    /** The entries of a mapping; every key once, and, where {@code known} is not empty, one of these. */
    List<Entry> entries(String what, Node node, Collection<String> known) {
        List<Entry> entries = new ArrayList<>();
        if (!(node instanceof MappingNode mapping)) {
            findings.add(line(node), Rule.WRONG_TYPE, what + " must be keys with values");
            return entries;
        }
        Set<String> before = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int line = line(tuple.getKeyNode());
            Entry entry = new Entry(findings.clean(key, line), tuple.getValueNode(), line);
            if (accepted(what, entry, before.add(entry.key()), known)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** The value as written, or nothing, with a finding, if it is a list, a mapping or missing. */
    Optional<String> scalar(Entry entry) {
        if (entry.value() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            // Between double quotes YAML has escapes of its own, after the file was found clean.
            return Optional.of(findings.clean(scalar.getValue().strip(), entry.line()));
        }
        findings.add(entry.line(), Rule.WRONG_TYPE, entry.key() + " must have one value");
        return Optional.empty();
    }

    /** The values of a list as they are written, or none, with a finding, if it is no list of plain values. */
    List<String> scalars(Entry entry) {
        List<String> values = new ArrayList<>();
        if (entry.value() instanceof SequenceNode sequence) {
            sequence.getValue()
                    .forEach(node ->
                            scalar(new Entry(entry.key(), node, line(node))).ifPresent(values::add));
        }
        return values;
    }

    /** As {@link #scalar}, but on one line, and what YAML takes for a number, a date or a truth value is no text. */
    Optional<String> text(Entry entry) {
        if (entry.value() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.STR)) {
            findings.add(entry.line(), Rule.WRONG_TYPE, entry.key() + " must be a text; put it in quotes");
            return Optional.empty();
        }
        return scalar(entry).map(text -> text.replaceAll("\\s+", " "));
    }

    private boolean accepted(String what, Entry entry, boolean first, Collection<String> known) {
        if (!first) {
            findings.add(entry.line(), Rule.FRONT_MATTER, entry.key() + " stands twice in " + what);
        } else if (entry.value().getAnchor() != null) {
            findings.add(entry.line(), Rule.FRONT_MATTER, entry.key() + " has an anchor, which is not read here");
        } else if (!known.isEmpty() && !known.contains(entry.key())) {
            findings.addMistyped(
                    entry.line(), Rule.UNKNOWN_KEY, entry.key() + " is no key of " + what, entry.key(), known);
        } else {
            return true;
        }
        return false;
    }

    private int line(Node node) {
        return firstLine + node.getStartMark().getLine();
    }

    private static LoaderOptions plainOnly() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEPTH);
        return options;
    }
}
