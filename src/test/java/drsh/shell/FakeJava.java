package drsh.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder with a {@code bin/java} that is a script, for {@code JAVA_HOME}. */
record FakeJava(Path home) {

    /** The Java of this test, which writes down what it is called with. */
    static FakeJava passingOn(Path home) throws IOException {
        Path real = Path.of(System.getProperty("java.home"));
        FakeJava made = new FakeJava(home).running("""
                echo "$*" >>'%1$s/calls'
                case $* in *-Xshare:dump*) while [ -e '%1$s/held' ]; do sleep 0.1; done ;; esac
                exec '%2$s/bin/java' "$@"
                """.formatted(home, real));
        Files.copy(real.resolve("release"), home.resolve("release"));
        return made;
    }

    /** One of this version, which is not to be started. */
    static FakeJava released(Path home, String version) throws IOException {
        FakeJava made = new FakeJava(home).running("echo started; exit 1\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"N/A\"\nJAVA_VERSION=\"" + version + "\"\n");
        return made;
    }

    /** One without a file that tells its version. */
    static FakeJava saying(Path home, String version) throws IOException {
        return new FakeJava(home).running("echo 'openjdk version \"" + version + "\"' >&2\n");
    }

    /** One that writes down each call, makes an archive with a word in it, and ends as the file {@code code} says. */
    static FakeJava making(Path home) throws IOException {
        return new FakeJava(home).running("""
                echo "$*" >>'%1$s/calls'
                for word; do
                  case $word in -XX:SharedArchiveFile=*) echo made >"${word#*=}" ;; esac
                done
                exit "$(cat '%1$s/code')"
                """.formatted(home));
    }

    private FakeJava running(String script) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** As long as the file is there, no archive of classes is made. */
    Path hold() throws IOException {
        return Files.createFile(home.resolve("held"));
    }

    /** How often it was called with this among its arguments. */
    int calls(String argument) throws IOException {
        Path calls = home.resolve("calls");
        return Files.exists(calls)
                ? (int) Files.readString(calls)
                        .lines()
                        .filter(line -> line.contains(argument))
                        .count()
                : 0;
    }
}
