package werkbank.cli;

import java.util.Arrays;

/** Entry point of the {@code werkbank} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Before anything logs: the library reads it once.
        if (Arrays.asList(args).contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        System.exit(WerkbankCommand.commandLine().execute(args));
    }
}
