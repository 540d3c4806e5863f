package werkbank.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import werkbank.bench.Talker.Unanswered;

/**
 * PyTorch's training steps of picture networks, each measurement in a process of its own.
 *
 * @param python a Python that has torch
 * @param script {@code bench/peers/cpu_torch.py}
 */
record TorchPictures(String python, Path script) {
    static final String EAGER = "eager";
    static final String COMPILED = "compile";
    static final List<String> FORMS = List.of(EAGER, COMPILED);

    /**
     * Measures a form.
     *
     * @return images a second
     * @throws Unanswered with the last line of its standard error when it can't be had
     */
    double imagesPerSecond(String network, String precision, int batch, int steps, String form) {
        List<String> command = new ArrayList<>(List.of(
                python, script.toString(), network, precision, Integer.toString(batch), Integer.toString(steps)));
        if (form.equals(COMPILED)) {
            command.add("--compile");
        }
        try {
            Path errors = Files.createTempFile("torch", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(errors.toFile())
                        .start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int exit = process.waitFor();
                if (exit != 0) {
                    throw new Unanswered(
                            lastLine(Files.readString(errors), String.format(Locale.ROOT, "exit code %d", exit)));
                }
                return number(lastLine(said, ""));
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new Unanswered(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted beside " + network, e);
        }
    }

    private static double number(String line) {
        try {
            return Double.parseDouble(line);
        } catch (NumberFormatException e) {
            throw new Unanswered(String.format(Locale.ROOT, "its last word is '%s'", line));
        }
    }

    private static String lastLine(String text, String otherwise) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .map(String::strip)
                .orElse(otherwise);
    }
}
