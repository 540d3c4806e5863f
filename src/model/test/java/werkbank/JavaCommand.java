package werkbank;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start a JVM of the same version as this one, with its class path. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * The words of a command.
     *
     * @param options of the JVM, but for the class path
     * @param main the class that is started
     * @return a list of its own, to which more may be added
     */
    public static List<String> of(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
