package werkbank.cli;

import java.util.Arrays;
import java.util.Locale;
import werkbank.SerialFilter;
import werkbank.app.ValueFormat;

/** Entry point of the {@code werkbank} command. */
public final class Main {
    private Main() {}

    /** Errors of the JVM too, such as a native library that doesn't load, end in one line. */
    private static int execute(String[] args) {
        try {
            return WerkbankCommand.commandLine().execute(args);
        } catch (Throwable e) {
            System.err.println("werkbank: " + ValueFormat.plain(OneLineErrors.line(e)));
            if (Arrays.asList(args).contains("--verbose")) {
                e.printStackTrace();
            }
            return ExitCode.FAILED;
        }
    }

    /** Spark's driver talks with its executors by Java serialisation. */
    private static boolean trainsOnSpark(String[] args) {
        return System.getProperty(ClusterOptions.SUBMITTED) != null
                || Arrays.stream(args).anyMatch(arg -> arg.startsWith("--spark"));
    }

    public static void main(String[] args) {
        // Libraries format numbers too.
        Locale.setDefault(Locale.ROOT);
        // Before anything logs: the library reads it once.
        if (Arrays.asList(args).contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        if (!trainsOnSpark(args)) {
            SerialFilter.install();
        }
        System.exit(execute(args));
    }
}
