package drsh.drill;

import drsh.command.DrshException;
import drsh.command.Outcome;
import drsh.docker.ProjectName;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The drills of a stack, one line of JSON each, only ever appended and forced to disk. A line that a crash has torn, or
 * that a newer drsh has written, is passed over.
 */
public final class DrillHistory {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path directory;
    private final Path file;

    private DrillHistory(Path directory, String name) {
        this.directory = directory;
        this.file = directory.resolve(name);
    }

    /**
     * That of a stack; it need not exist yet.
     *
     * @param state drsh's own directory
     */
    public static DrillHistory of(Path state, ProjectName stack) {
        return new DrillHistory(state.resolve("drills"), stack + ".jsonl");
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /**
     * All drills, newest first.
     *
     * @throws DrshException (failed) when it is there and cannot be read
     */
    public List<DrillEntry> newestFirst() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            List<DrillEntry> entries = new ArrayList<>();
            // Not readString: a torn line may end in the middle of a letter.
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> entry(line).ifPresent(entries::add));
            entries.sort(Comparator.comparing(DrillEntry::at).reversed());
            return entries;
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The history of drills, " + file + ", cannot be read",
                    "look at its owner and mode",
                    e);
        }
    }

    private static Optional<DrillEntry> entry(String line) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, DrillEntry.class)).filter(DrillHistory::complete);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean complete(DrillEntry entry) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(entry.at());
        parts.add(entry.backup());
        parts.add(entry.where());
        parts.add(entry.took());
        parts.add(entry.remark());
        return entry.version() == DrillEntry.VERSION && parts.stream().allMatch(part -> part != null);
    }

    /**
     * Adds a drill.
     *
     * @throws DrshException (failed) when it cannot be written
     */
    void append(DrillEntry entry) {
        try {
            boolean made = create();
            String begin = torn() ? "\n" : "";
            // Not a channel: an interrupted thread would close that.
            try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                out.write((begin + MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            if (made) {
                try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                    entries.force(true);
                }
            }
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The drill cannot be added to its history, " + file,
                    "make the directory writable, or set XDG_STATE_HOME to one that is",
                    e);
        }
    }

    private boolean create() throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Whether the last line has no end, because drsh or the machine was stopped while it was written. */
    private boolean torn() throws IOException {
        byte[] all = Files.readAllBytes(file);
        return all.length > 0 && all[all.length - 1] != '\n';
    }
}
