package werkbank.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import sun.misc.Signal;

/** How many columns the terminal has; asked again when its size changes. */
final class TerminalWidth implements IntSupplier {
    private static final int USUAL = 80;

    private volatile int columns = ask();

    TerminalWidth() {
        try {
            Signal.handle(new Signal("WINCH"), signal -> columns = ask());
        } catch (IllegalArgumentException e) {
            // A system that doesn't tell.
        }
    }

    @Override
    public int getAsInt() {
        return columns;
    }

    /** Java can't ask; {@code stty} prints rows and columns. */
    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** {@code 100} of {@code 30 100}; a terminal that doesn't know says 0. */
    static int columns(String size) {
        return size.strip().matches("\\d{1,6} [1-9]\\d{0,5}")
                ? Integer.parseInt(size.strip().split(" ")[1])
                : USUAL;
    }
}
