package drsh.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import drsh.command.DrshException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Small files of an image, read through a container that is created and never started: no program of it runs. */
public final class ImageFiles {

    private final EngineClient engine;

    ImageFiles(EngineClient engine) {
        this.engine = engine;
    }

    /**
     * Reads the files below a folder.
     *
     * @param project the stack whose name the container carries
     * @param folder relative to the image's working directory
     * @param wanted tells by its path in the folder whether a file is read
     * @return their contents by their paths in the folder; empty where the engine does not have the image, or the image
     *     not the folder
     */
    public Optional<Map<String, byte[]>> read(
            ProjectName project, String image, String folder, Predicate<String> wanted) {
        String root;
        try {
            String directory =
                    engine.client().inspectImageCmd(image).exec().getConfig().getWorkingDir();
            root = (directory == null || directory.isEmpty() ? "/" : directory).replaceFirst("/*$", "/") + folder;
        } catch (NotFoundException e) {
            return Optional.empty();
        }
        try (HelperContainer container = HelperContainer.create(
                        engine,
                        project,
                        image,
                        host -> host,
                        command -> command.withEntrypoint("true").withCmd());
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new ContainerFiles(engine).copyOut(container.id(), root))) {
            return Optional.of(files(tar, wanted));
        } catch (DrshException e) {
            if (e.getCause() instanceof DockerException answer
                    && answer.getHttpStatus() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw Interruptions.orFailed(
                    e, "'" + root + "' of the image " + image + " could not be read", "look at the engine's log");
        }
    }

    /** The names in the archive begin with the last part of the folder's own. */
    private static Map<String, byte[]> files(TarArchiveInputStream tar, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
            if (entry.isFile() && wanted.test(name)) {
                files.put(name, tar.readAllBytes());
            }
        }
        return files;
    }
}
