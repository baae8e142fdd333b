package drsh.runbook;

import drsh.command.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The findings of one file while they are collected. */
final class Findings {

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_MESSAGE = 300;

    private final Path path;
    private final List<Finding> found = new ArrayList<>();

    Findings(Path path) {
        this.path = path;
    }

    void add(int line, Rule rule, String message) {
        add(line, rule, message, Optional.empty());
    }

    void add(int line, Rule rule, String message, Optional<String> suggestion) {
        found.add(new Finding(path, line, rule, shortened(message), suggestion.orElse(null)));
    }

    /** As {@link #add(int, Rule, String)}, with the nearest of the known words as suggestion. */
    void addMistyped(int line, Rule rule, String message, String typed, Collection<String> known) {
        // Comparing takes the product of both lengths, which only a crafted file makes large.
        add(line, rule, message, typed.length() > LONGEST_WORD ? Optional.empty() : Nearest.to(typed, known));
    }

    /** The text with everything written out that could fool a terminal; that it was there is a finding. */
    String clean(String text, int line) {
        text.codePoints()
                .filter(character -> !PlainText.plain(character))
                .findFirst()
                .ifPresent(character -> add(
                        line, Rule.CONTROL_CHARACTER, "holds the control character " + PlainText.number(character)));
        return PlainText.visible(text);
    }

    void addAll(List<Finding> others) {
        found.addAll(others);
    }

    /** All of them, in the order of the file. */
    List<Finding> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    /** Whether this rule was broken so far. */
    boolean has(Rule rule) {
        return found.stream().anyMatch(finding -> finding.rule() == rule);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
