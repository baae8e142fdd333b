package drsh.runbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The findings of one file while they are collected. */
final class Findings {

    private final Path path;
    private final List<Finding> found = new ArrayList<>();

    Findings(Path path) {
        this.path = path;
    }

    void add(int line, Rule rule, String message) {
        add(line, rule, message, Optional.empty());
    }

    void add(int line, Rule rule, String message, Optional<String> suggestion) {
        found.add(new Finding(path, line, rule, message, suggestion.orElse(null)));
    }

    void addAll(List<Finding> others) {
        found.addAll(others);
    }

    /** All of them, in the order of the file. */
    List<Finding> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }
}
