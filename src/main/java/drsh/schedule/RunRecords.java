package drsh.schedule;

import drsh.command.DrshException;
import drsh.command.Outcome;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the record of a folder's newest run: one file of mode 0600, always whole. */
public final class RunRecords {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RunFiles files;

    /** In these files. */
    public RunRecords(RunFiles files) {
        this.files = files;
    }

    /**
     * The newest one.
     *
     * @throws DrshException (failed) when it is there and cannot be read
     */
    public Optional<RunRecord> newest() {
        Path file = files.record();
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(complete(MAPPER.readValue(Files.readString(file), RunRecord.class)));
        } catch (IOException | JacksonException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The record of the newest scheduled run, " + file + ", cannot be read",
                    "delete it; the next run writes a new one",
                    e);
        }
    }

    private static RunRecord complete(@Nullable RunRecord read) throws IOException {
        if (read == null || read.version() != RunRecord.VERSION || read.started() == null) {
            throw new IOException("not a record of this version");
        }
        return read;
    }

    /**
     * Writes it, in the place of the one before.
     *
     * @throws DrshException (failed) when that cannot be
     */
    void write(RunRecord record) {
        files.createDirectory();
        Path temporary = files.directory().resolve("." + files.record().getFileName() + ".partial");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // Not a channel: the thread may have been interrupted, which is what has to be written down.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write((MAPPER.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            Files.move(temporary, files.record(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DrshException(
                    Outcome.FAILED,
                    "The record of this run cannot be written to " + files.record(),
                    "look at the directory's owner, mode and free space",
                    e);
        }
    }
}
