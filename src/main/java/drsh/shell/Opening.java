package drsh.shell;

import drsh.command.DrshException;
import drsh.config.StateDirectory;
import drsh.docker.ProjectName;
import drsh.drill.DrillHistory;
import drsh.session.Sessions;
import drsh.shell.prompt.Banner;
import drsh.shell.prompt.Banner.Part;
import drsh.shell.screen.Styled;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the banner. What lies on this machine and what the engine knows are looked at by two threads, each with a
 * {@link Workspace} of its own, so that an engine that never answers holds up neither the other facts nor a command.
 */
final class Opening {

    /** After this, the engine is said not to answer yet: an engine nearby takes a tenth of it, on a busy machine all. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Workspaces workspaces;
    private final StateDirectory state;
    private final StackName name;

    Opening(Workspaces workspaces, StateDirectory state, StackName name) {
        this.workspaces = workspaces;
        this.state = state;
        this.name = name;
    }

    /** What can be said before anything was looked at. */
    void begin(Banner banner) {
        banner.tell(Part.DRSH, title(name.value(), ""));
        banner.tell(Part.NEXT, Styled.plain("help lists the commands, TAB completes them"));
    }

    /** Begins to look, on threads that keep nothing from ending. */
    void look(Banner banner) {
        Found found = new Found(banner);
        start("opening", () -> local(found));
    }

    /** Finds out the stack's name for certain where a command has entered another folder. */
    void settle() {
        if (workspaces
                .opened()
                .filter(workspace -> !name.isCertain(workspace.folder()))
                .isPresent()) {
            start("name", () -> {
                try (Workspace own = new Workspace(workspaces.current().configuration())) {
                    name.certain(own.folder(), own.stack().name().value());
                } catch (DrshException e) {
                    // The next command that needs the stack tells what is wrong with it.
                    name.certain(workspaces.current().folder(), name.value());
                }
            });
        }
    }

    /** Starts a thread that keeps nothing from ending. */
    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        // These threads only look, for a comfort: nothing of theirs is worth a stack trace above a prompt.
        thread.setUncaughtExceptionHandler((broken, thrown) -> {});
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Compose comes last: while the engine is silent, it takes seconds to say even what needs no engine. The name that it
     * will say is known well enough to look for drills and sessions.
     */
    private void local(Found found) {
        try (Workspace own = new Workspace(workspaces.current().configuration())) {
            start("engine", () -> engine(found));
            start("patience", found::awaitEngine);
            BackupFacts backups = BackupFacts.of(own.catalog(), own.clock());
            found.banner.tell(Part.BACKUP, backups.line());
            String probable = name.value();
            byName(own, probable, backups, found);
            String stack = own.stack().name().value();
            name.certain(own.folder(), stack);
            if (!stack.equals(probable)) {
                found.named(stack);
                byName(own, stack, backups, found);
            }
        } catch (RuntimeException e) {
            found.trouble(e);
        }
    }

    private void byName(Workspace own, String stack, BackupFacts backups, Found found) {
        DrillFacts drill = DrillFacts.of(
                DrillHistory.of(state.path(), new ProjectName(stack)).newestFirst(),
                own.catalog().contents().backups(),
                own.configuration().values().drill().maxAge(),
                own.clock());
        Optional<Sessions.Entry> session = unfinished(stack);
        found.banner.tell(Part.DRILL, drillLine(drill, session));
        found.local(new NextCommand.Local(
                session.isPresent(),
                backups.good(),
                backups.any(),
                backups.foreign(),
                backups.safety(),
                drill.wanted()));
    }

    private void engine(Found found) {
        try (Workspace own = new Workspace(workspaces.current().configuration())) {
            EngineFacts facts = EngineFacts.of(own);
            found.engine(own.stack().name().value(), facts);
        } catch (RuntimeException e) {
            found.noEngine(e);
        }
    }

    private Optional<Sessions.Entry> unfinished(String stack) {
        try {
            return new Sessions(state.path()).unfinished(stack);
        } catch (DrshException e) {
            // Whoever asks for the sessions is told what is wrong with them; this was only a look.
            return Optional.empty();
        }
    }

    private static AttributedString drillLine(DrillFacts drill, Optional<Sessions.Entry> session) {
        return session.map(entry -> Styled.warning(drill.words() + "; session " + entry.state() + ": " + entry.id()))
                .orElse(drill.line());
    }

    private static AttributedString title(String stack, String engine) {
        return Styled.plain(Version.current() + ", stack " + stack + (engine.isEmpty() ? "" : ", " + engine));
    }

    /** What both threads have found, for the one line that needs it all. */
    private static final class Found {

        private final Banner banner;
        private final CountDownLatch answered = new CountDownLatch(1);
        private NextCommand.@Nullable Local local;
        private @Nullable EngineFacts engine;
        private boolean silent;

        Found(Banner banner) {
            this.banner = banner;
        }

        synchronized void local(NextCommand.Local found) {
            local = found;
            next();
        }

        synchronized void named(String stack) {
            EngineFacts found = engine;
            banner.tell(Part.DRSH, title(stack, found == null ? "" : found.engine()));
        }

        synchronized void engine(String stack, EngineFacts found) {
            engine = found;
            named(stack);
            banner.tell(Part.STACK, found.line());
            silent = false;
            answered.countDown();
            next();
        }

        synchronized void noEngine(RuntimeException e) {
            silent = true;
            answered.countDown();
            banner.tell(Part.STACK, Styled.bad(Failure.of(e).what()));
            next();
        }

        /** Without a stack there is nothing to say but why, and what to do. */
        synchronized void trouble(RuntimeException e) {
            answered.countDown();
            Failure failure = Failure.of(e);
            banner.tell(Part.STACK, Styled.bad(failure.what()));
            banner.tell(Part.BACKUP, Styled.faint("-"));
            banner.tell(Part.DRILL, Styled.faint("-"));
            banner.tell(Part.NEXT, Styled.plain(failure.next()));
        }

        void awaitEngine() {
            try {
                if (answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            synchronized (this) {
                if (engine == null && !silent) {
                    silent = true;
                    banner.tell(Part.STACK, Styled.warning("the engine does not answer yet"));
                    next();
                }
            }
        }

        private void next() {
            NextCommand.Local here = local;
            if (here != null && (here.unfinished() || engine != null || silent)) {
                banner.tell(
                        Part.NEXT,
                        NextCommand.of(here, Optional.ofNullable(engine)).line());
            }
        }
    }
}
