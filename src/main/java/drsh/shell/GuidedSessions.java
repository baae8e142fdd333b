package drsh.shell;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.config.Configuration;
import drsh.config.StateDirectory;
import drsh.runbook.ParsedRunbook;
import drsh.session.Objectives;
import drsh.session.Session;
import drsh.session.SessionListener;
import drsh.session.SessionLog;
import drsh.session.SessionOptions;
import drsh.session.SessionOrigin;
import drsh.session.SessionPorts;
import drsh.session.Sessions;
import drsh.shell.screen.Styled;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs sessions of a workspace, with the shell as their eyes, ears and hands. */
final class GuidedSessions {

    private final Workspaces workspaces;
    private final StateDirectory state;
    private final Supplier<CommandRunner> runner;
    private final Supplier<ValueSuggestions> values;

    GuidedSessions(
            Workspaces workspaces,
            StateDirectory state,
            Supplier<CommandRunner> runner,
            Supplier<ValueSuggestions> values) {
        this.workspaces = workspaces;
        this.state = state;
        this.runner = runner;
        this.values = values;
    }

    /** The journals. */
    Sessions sessions() {
        return new Sessions(state.path());
    }

    /** The time, in the zone in which people read it. */
    Clock clock() {
        return workspaces.current().clock();
    }

    /** Runs a runbook from its beginning. */
    Outcome run(ParsedRunbook runbook, SessionOptions options, Invocation invocation) {
        Session session = session(invocation);
        String operation = "runbook run " + runbook.runbook().name();
        new UnfinishedNotice(sessions())
                .of(workspaces.current().stack().name().value())
                .ifPresent(line -> invocation.console().say(Styled.warning(line + "; this begins another one")));
        // Nobody's work may come between two steps; a pause lets others in again.
        return options.dryRun()
                ? session.run(runbook, options)
                : locked(operation, () -> session.run(runbook, options));
    }

    /** Goes on with a session. */
    Outcome resume(SessionLog log, ParsedRunbook runbook, SessionOptions options, Invocation invocation) {
        Session session = session(invocation);
        session.requireResumable(log, runbook, options);
        String id = log.opened().session();
        if (invocation.onlyPlans(
                "go on with session " + id + ", runbook " + log.opened().runbook())) {
            return Outcome.DONE;
        }
        return locked("session resume", () -> session.resume(log.file(), runbook, options));
    }

    private Outcome locked(String operation, Supplier<Outcome> session) {
        return workspaces.current().stack().lockedWherePossible(operation, session);
    }

    private Session session(Invocation invocation) {
        Workspace workspace = workspaces.current();
        SessionPorts ports = new SessionPorts(
                new SessionLines(runner.get(), invocation.circumstances()),
                new SessionPrompter(invocation.answers(), values),
                new SessionInputs(workspace.catalog(), workspace.clock()),
                listener(workspace, invocation),
                new KeptOfStack(workspace));
        return new Session(ports, origin(workspace), sessions(), objectives(workspace), workspace.clock());
    }

    private SessionListener listener(Workspace workspace, Invocation invocation) {
        SessionListener screen =
                new SessionScreen(invocation.console(), workspace.clock().getZone());
        SessionListener reports = new SessionReports(workspace, state, invocation.console());
        return (at, event) -> {
            screen.on(at, event);
            reports.on(at, event);
        };
    }

    private static Objectives.Configured objectives(Workspace workspace) {
        Map<String, Configuration.Objective> said =
                workspace.configuration().values().objectives();
        Function<Configuration.Objective, Objectives> read =
                objective -> new Objectives(objective.rto(), objective.rpo());
        Objectives stack =
                said.containsKey(Configuration.STACK) ? read.apply(said.get(Configuration.STACK)) : Objectives.NONE;
        return new Objectives.Configured(
                stack,
                said.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> read.apply(each.getValue()))));
    }

    private static SessionOrigin origin(Workspace workspace) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("drsh", Version.current());
        try {
            versions.put("Docker engine", workspace.stack().engine().version());
        } catch (DrshException e) {
            // A plan can be made, and a preflight fail, without an engine.
            versions.put("Docker engine", "not reached");
        }
        return new SessionOrigin(
                System.getProperty("user.name", "unknown"),
                host(),
                workspace.stack().name().value(),
                versions);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
