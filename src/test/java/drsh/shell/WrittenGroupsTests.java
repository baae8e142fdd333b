package drsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.command.Outcome;
import drsh.command.Risk;
import drsh.shell.line.ArgumentSpec;
import drsh.shell.line.CommandMethod;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.OptionSpec;
import drsh.shell.line.ValueSpec;
import drsh.shell.line.ValueType;
import drsh.shell.line.WrittenCommands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.shell.core.command.annotation.Command;

/** What the build writes down of the commands says what their annotations say, and is not used for any other program. */
class WrittenGroupsTests {

    @TempDir
    Path folder;

    private static WrittenGroups annotated() {
        try (Beans beans = new Beans(ShellWiring.class)) {
            return beans.get(CommandGroups.class).toWrite();
        }
    }

    private static byte[] bytes(CommandSpec spec) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WrittenCommands.write(spec, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static CommandSpec readBack(CommandSpec spec) throws IOException {
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes(spec)));
        CommandSpec read = WrittenCommands.read(from);
        assertThat(from.read())
                .as("bytes that are left over of %s", spec.name())
                .isEqualTo(-1);
        return read;
    }

    /** Component by component, so that a failure names it. */
    private static void assertSame(CommandSpec read, CommandSpec spec) throws ReflectiveOperationException {
        assertThat(read.risk()).as("risk of %s", spec.name()).isEqualTo(spec.risk());
        for (RecordComponent component : CommandSpec.class.getRecordComponents()) {
            assertThat(component.getAccessor().invoke(read))
                    .as("%s of %s", component.getName(), spec.name())
                    .isEqualTo(component.getAccessor().invoke(spec));
        }
    }

    private Path jar(String name, String content, long time) throws IOException {
        Path jar = folder.resolve(name);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry("drsh/Some.class");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setTime(time);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(entry);
            out.write(bytes);
        }
        return jar;
    }

    @Test
    void everyCommandIsReadBackAsItsAnnotationsSay() throws Exception {
        WrittenGroups annotated = annotated();
        Path jar = jar("drsh.jar", "DESTROY", 0);
        annotated.write(folder.resolve("commands"), jar);
        WrittenGroups read = WrittenGroups.read(folder.resolve("commands"), jar).orElseThrow();
        assertThat(read.descriptions()).isEqualTo(annotated.descriptions());
        assertThat(read.commands()).hasSameSizeAs(annotated.commands()).hasSizeGreaterThan(50);
        for (int at = 0; at < read.commands().size(); at++) {
            WrittenGroups.Entry entry = read.commands().get(at);
            assertThat(entry.typeName()).isEqualTo(annotated.commands().get(at).typeName());
            assertSame(entry.spec(), annotated.commands().get(at).spec());
            assertThat(entry.parameters())
                    .isEqualTo(annotated.commands().get(at).parameters());
            // And once more from the method that would run.
            Method method = entry.method().method();
            assertThat(method.isAnnotationPresent(Command.class))
                    .as("%s", method)
                    .isTrue();
            CommandMethod declared = CommandMethod.declared(method, entry.spec().group());
            assertSame(entry.spec(), declared.spec());
            assertThat(entry.parameters()).isEqualTo(declared.parameters());
        }
    }

    @Test
    void noComponentIsLostNotEvenOneThatNoCommandHasYet() throws Exception {
        ValueSpec value = new ValueSpec(ValueType.CHOICE, Risk.class);
        CommandSpec all = new CommandSpec(
                List.of("a", "é"),
                "group",
                "description",
                Risk.DESTROY,
                List.of(
                        new ArgumentSpec("ONE", "first", value, true, false, "x"),
                        new ArgumentSpec("MORE", "", new ValueSpec(ValueType.TEXT, String.class), false, true, "")),
                List.of(
                        new OptionSpec(
                                "long",
                                Optional.of('l'),
                                "what",
                                value,
                                false,
                                true,
                                true,
                                Optional.of("default"),
                                Optional.of(Risk.READ)),
                        new OptionSpec(
                                "flag",
                                Optional.empty(),
                                "",
                                new ValueSpec(ValueType.TEXT, boolean.class),
                                true,
                                false,
                                false,
                                Optional.of(""),
                                Optional.of(Risk.DESTROY))),
                List.of("a é --long x"),
                EnumSet.allOf(Outcome.class),
                7);
        assertSame(readBack(all), all);
    }

    @Test
    void thoseOfAnotherJarAreNotUsedEvenIfItIsAsLongAndAsOld() throws IOException {
        Path file = folder.resolve("commands");
        Path jar = jar("drsh.jar", "DESTROY", 0);
        annotated().write(file, jar);
        Path other = jar("other.jar", "CHANGE!", 0);
        assertThat(other).hasSize(Files.size(jar));
        assertThat(WrittenGroups.read(file, other)).isEmpty();
        // Copied elsewhere it is the same one.
        assertThat(WrittenGroups.read(file, Files.copy(jar, folder.resolve("copy.jar"))))
                .isPresent();
        assertThat(WrittenGroups.read(file, folder.resolve("none.jar"))).isEmpty();
        assertThat(WrittenGroups.read(file, Files.writeString(folder.resolve("no.jar"), "no jar".repeat(9))))
                .isEmpty();
        assertThat(WrittenGroups.read(folder.resolve("none"), jar)).isEmpty();
    }

    @Test
    void damagedOnesAreNotUsed() throws IOException {
        Path file = folder.resolve("commands");
        Path jar = jar("drsh.jar", "DESTROY", 0);
        annotated().write(file, jar);
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 7, 15, 16, 17, whole.length / 2, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(WrittenGroups.read(file, jar))
                    .as("cut to %d bytes", length)
                    .isEmpty();
        }
        for (int at = 0; at < whole.length; at += whole.length / 97) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThat(WrittenGroups.read(file, jar)).as("byte %d", at).isEmpty();
        }
    }
}
