package drsh.volume;

import drsh.docker.DiskSpace;
import drsh.docker.Engine;
import drsh.docker.Exec;
import drsh.docker.ProjectName;
import drsh.docker.ToolContainer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image of PostgreSQL tells before a server is made of it.
 *
 * @param majorVersion of its server, such as 15; 0 where it does not say
 * @param user the number of the user that its server runs as
 * @param free the engine's free disk space in bytes
 */
record ServerImage(int majorVersion, long user, long free) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final String WHO = "id -u postgres 2>/dev/null || id -u";

    /** Looks into it by a throwaway container. */
    static ServerImage of(Engine engine, ProjectName project, String image) {
        try (ToolContainer tools = engine.tools(project, image)) {
            String said = engine.exec(tools.id(), Exec.of("postgres", "--version"))
                    .orFail("The image " + image + " has no server", "name the database service in drsh.yml")
                    .stdout();
            String user = engine.exec(tools.id(), Exec.of("sh", "-c", WHO))
                    .orFail("The image " + image + " does not tell its user", "look at 'docker inspect " + image + "'")
                    .stdout();
            Matcher version = VERSION.matcher(said);
            return new ServerImage(
                    version.find() ? Integer.parseInt(version.group(1)) : 0,
                    Long.parseLong(user.strip()),
                    DiskSpace.free(engine, tools.id(), "/"));
        }
    }
}
