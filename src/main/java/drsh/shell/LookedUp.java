package drsh.shell;

import drsh.shell.screen.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Looks values up on threads of their own, and answers in time: with what is there by then, or was there before. */
final class LookedUp {

    /** A TAB that takes longer feels broken. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Map<String, CompletableFuture<List<Suggestion>>> running = new ConcurrentHashMap<>();
    private final Map<String, List<Suggestion>> before = new ConcurrentHashMap<>();

    /**
     * The values of that name.
     *
     * @param look finds them; what it throws counts as none, since the command itself will tell what is wrong
     */
    List<Suggestion> of(String name, Supplier<List<Suggestion>> look) {
        CompletableFuture<List<Suggestion>> looking = running.computeIfAbsent(name, key -> start(key, look));
        try {
            return looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return before.getOrDefault(name, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private CompletableFuture<List<Suggestion>> start(String name, Supplier<List<Suggestion>> look) {
        CompletableFuture<List<Suggestion>> found = new CompletableFuture<>();
        Thread thread = new Thread(() -> find(name, look, found), "completion of " + name);
        thread.setDaemon(true);
        thread.start();
        return found;
    }

    private void find(String name, Supplier<List<Suggestion>> look, CompletableFuture<List<Suggestion>> found) {
        List<Suggestion> values = List.of();
        try {
            values = List.copyOf(look.get());
        } catch (RuntimeException e) {
            // Completion is a comfort: whatever is wrong will be told by the command itself.
            values = List.of();
        } finally {
            before.put(name, values);
            found.complete(values);
            running.remove(name, found);
        }
    }
}
