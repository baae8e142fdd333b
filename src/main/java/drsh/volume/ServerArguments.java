package drsh.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The arguments of a server that runs apart: the service's own, and what keeps it apart, which counts as the last. */
final class ServerArguments {

    private static final String SERVER = "postgres";

    /** Files that the service has from its host, and that are not in the archive. */
    private static final Pattern FILE = Pattern.compile("(--)?(config|hba|ident)[_-]file=.*");

    private ServerArguments() {}

    /**
     * The whole command.
     *
     * @param own the service's own command, empty for the image's; one that does not begin with the server itself is a
     *     program that drsh does not know, and is not run
     * @param hbaFile who may log in
     */
    static List<String> of(List<String> own, String hbaFile) {
        List<String> command = new ArrayList<>();
        boolean known =
                !own.isEmpty() && (own.get(0).equals(SERVER) || own.get(0).startsWith("-"));
        if (!known || own.get(0).startsWith("-")) {
            command.add(SERVER);
        }
        if (known) {
            addWithoutFiles(own, command);
        }
        for (String setting : List.of(
                "hba_file=" + hbaFile,
                "listen_addresses=127.0.0.1",
                "archive_mode=off",
                "primary_conninfo=",
                "synchronous_standby_names=",
                "logging_collector=off",
                "log_destination=stderr",
                "ssl=off")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private static void addWithoutFiles(List<String> own, List<String> command) {
        for (int i = 0; i < own.size(); i++) {
            String word = own.get(i);
            boolean option = word.equals("-c") && i + 1 < own.size();
            if (option && FILE.matcher(own.get(i + 1)).matches()) {
                i++;
            } else if (!FILE.matcher(word).matches()) {
                command.add(word);
            }
        }
    }
}
