package drsh.runbook;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules about what is declared and what is used. */
final class InputLint {

    private final Findings findings;

    InputLint(Findings findings) {
        this.findings = findings;
    }

    void runbook(Runbook runbook) {
        Set<String> declared = runbook.inputs().stream().map(Input::name).collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        Stream.concat(Stream.of(runbook.preflight()), runbook.steps().stream())
                .flatMap(step -> step.lines(FenceWord.values()))
                .forEach(line -> {
                    used.addAll(line.inputs());
                    line(line, declared);
                });
        runbook.inputs().stream()
                .filter(input -> !used.contains(input.name()))
                .forEach(input -> findings.add(
                        input.line(), Rule.UNUSED_INPUT, "input " + input.name() + " is used in no fence"));
    }

    private void line(CommandLine line, Set<String> declared) {
        line.inputs().stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> findings.addMistyped(
                        line.line(), Rule.UNDECLARED_INPUT, name + " is no declared input", name, declared));
        if (line.hasStrayBraces()) {
            findings.add(
                    line.line(),
                    Rule.UNDECLARED_INPUT,
                    "double braces that are no input: an input is written {{name}}, alone");
        }
    }
}
