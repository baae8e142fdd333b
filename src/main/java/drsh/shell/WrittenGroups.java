package drsh.shell;

import drsh.shell.line.CommandMethod;
import drsh.shell.line.CommandSpec;
import drsh.shell.line.WrittenCommands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * All commands as the build has found them, in a file of the distribution, so that a start need not look for them.
 *
 * @param descriptions of the groups, by their names
 * @param commands with the methods that they are
 */
record WrittenGroups(Map<String, String> descriptions, List<Entry> commands) {

    /** The bytes at the beginning that tell the jar, and whether the rest is whole. */
    private static final int CHECKSUMS = 2 * Long.BYTES;

    /**
     * A command.
     *
     * @param typeName the class that declares it
     * @param methodName its method there
     * @param parameters what its parameters are, see {@link CommandMethod#parameters}
     */
    record Entry(CommandSpec spec, String typeName, String methodName, String parameters) {

        static Entry of(CommandMethod command) {
            Method method = command.method();
            return new Entry(
                    command.spec(), method.getDeclaringClass().getName(), method.getName(), command.parameters());
        }

        Class<?> type() {
            try {
                return Class.forName(typeName);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Found by its name and the number of its parameters: to ask for annotations would be to read all of them. */
        CommandMethod method() {
            for (Method method : type().getDeclaredMethods()) {
                if (method.getName().equals(methodName) && method.getParameterCount() == parameters.length()) {
                    return new CommandMethod(method, spec, parameters);
                }
            }
            throw new IllegalStateException(typeName + " has no command " + methodName);
        }
    }

    /**
     * Reads the file.
     *
     * @param jar what holds the commands
     * @return empty where there is no such file, as in a program that was not packaged, and where it was written for
     *     another jar or is damaged: what a command risks is not to be taken from there
     */
    static Optional<WrittenGroups> read(Path file, Path jar) {
        try {
            byte[] written = Files.readAllBytes(file);
            DataInputStream from = new DataInputStream(new ByteArrayInputStream(written));
            if (from.readLong() != JarDirectory.checksum(jar) || from.readLong() != checksum(written)) {
                return Optional.empty();
            }
            Map<String, String> descriptions = new TreeMap<>();
            for (int left = from.readInt(); left > 0; left--) {
                descriptions.put(from.readUTF(), from.readUTF());
            }
            List<Entry> commands = new ArrayList<>();
            for (int left = from.readInt(); left > 0; left--) {
                commands.add(new Entry(WrittenCommands.read(from), from.readUTF(), from.readUTF(), from.readUTF()));
            }
            return Optional.of(new WrittenGroups(descriptions, commands));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the file. */
    void write(Path file, Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeLong(JarDirectory.checksum(jar));
            to.writeLong(0);
            to.writeInt(descriptions.size());
            for (Map.Entry<String, String> group : descriptions.entrySet()) {
                to.writeUTF(group.getKey());
                to.writeUTF(group.getValue());
            }
            to.writeInt(commands.size());
            for (Entry command : commands) {
                WrittenCommands.write(command.spec(), to);
                to.writeUTF(command.typeName());
                to.writeUTF(command.methodName());
                to.writeUTF(command.parameters());
            }
        }
        byte[] written = bytes.toByteArray();
        ByteBuffer.wrap(written).putLong(Long.BYTES, checksum(written));
        Files.write(file, written);
    }

    /** Of what comes after the two checksums. */
    private static long checksum(byte[] written) {
        CRC32 sum = new CRC32();
        sum.update(written, CHECKSUMS, written.length - CHECKSUMS);
        return sum.getValue();
    }

    /**
     * For the build alone: writes the file of commands.
     *
     * @param arguments the wiring's class, the jar, the file
     */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        try (Beans beans = new Beans(Class.forName(arguments[0]))) {
            beans.get(CommandGroups.class).toWrite().write(Path.of(arguments[2]), Path.of(arguments[1]));
        }
    }
}
