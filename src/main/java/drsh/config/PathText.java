package drsh.config;

import java.beans.PropertyEditorSupport;
import java.nio.file.Path;

/**
 * Reads a path as starting from the configuration's directory. Spring's own editor would take the path of a resource of
 * the program where there is one of that name.
 */
final class PathText extends PropertyEditorSupport {

    private final Path directory;

    PathText(Path directory) {
        this.directory = directory;
    }

    @Override
    public void setAsText(String text) {
        setValue(directory.resolve(text).normalize());
    }
}
