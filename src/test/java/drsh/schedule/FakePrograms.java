package drsh.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Stand-ins for {@code systemctl} and {@code crontab}: scripts in a directory of a test, that write down their calls. */
record FakePrograms(Path directory) {

    /**
     * Keeps its crontab in a file. Like Debian's it complains where there is none, shows carriage returns as letters,
     * and lets an editor see the file as it is.
     */
    void crontab() throws IOException {
        write("crontab", """
                if [ "$1" = -l ]; then
                  [ -e 'DIR/table' ] || { echo 'no crontab for ops' >&2; exit 1; }
                  cr=$(printf '\\r')
                  LC_ALL=C sed "s/$cr/\\\\\\\\r/g" 'DIR/table'
                  exit
                fi
                if [ "$1" = -e ]; then
                  exec sh -c "$VISUAL 'DIR/table'"
                fi
                cat "$1" > 'DIR/table'
                """);
    }

    /** Believes that a timer runs once it was enabled. */
    void systemctl() throws IOException {
        write("systemctl", """
                echo "$*" >> 'DIR/calls'
                [ "$1" != --user ] || shift
                case $1 in
                  enable) touch 'DIR/on' ;;
                  disable) rm -f 'DIR/on' ;;
                  is-enabled) [ -e 'DIR/on' ] && echo enabled || echo disabled ;;
                  is-active) [ -e 'DIR/on' ] && echo active || echo inactive ;;
                esac
                """);
    }

    /** Of that name and with that text, in which {@code DIR} is this directory. */
    void write(String name, String script) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script.replace("DIR", directory.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    List<String> calls() throws IOException {
        return Files.readAllLines(directory.resolve("calls"));
    }

    Path table() {
        return directory.resolve("table");
    }

    Path units() {
        return directory.resolve("units");
    }

    Machine machine(boolean systemd, boolean root) {
        return new Machine(
                systemd,
                "ops",
                root,
                units(),
                new SearchPath(List.of(directory)),
                directory.resolve("proc"),
                directory.resolve("scratch"));
    }
}
