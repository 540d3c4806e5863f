package werkbank.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** The colours of standard error; picocli chooses by standard input and output. */
final class ErrorColours {
    private ErrorColours() {}

    /** Chooses colours on a terminal whose user hasn't asked for none (https://no-color.org). */
    static Ansi of(Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return wanted && LiveProgress.isPossible(environment) ? Ansi.ON : Ansi.OFF;
    }
}
