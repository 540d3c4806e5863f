package werkbank.run.local;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import werkbank.SerialFilter;
import werkbank.file.Json;
import werkbank.train.StepSpeedometer;

/**
 * A JVM beside the workers that takes training steps on made-up images: on standard input it gets a {@link SpeedOrder}, then
 * a line with seconds each time that it is to measure; it answers each with a line, {@value #RATE} and steps a second.
 */
public final class SpeedMain {
    /** Begins each answer; other lines are what libraries print. */
    static final String RATE = "steps a second: ";

    private SpeedMain() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] args) {
        SerialFilter.install();
        Locale.setDefault(Locale.ROOT);
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try {
            serve(answers);
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(PrintStream answers) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        SpeedOrder order = Json.read(input.readLine(), SpeedOrder.class);
        try (StepSpeedometer steps =
                new StepSpeedometer(WorkerMain.engine(), order.recipe(), order.shape(), order.classes())) {
            steps.perSecond(0);
            answers.println("\n" + RATE + 0);
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                answers.println("\n" + RATE + steps.perSecond(Double.parseDouble(line)));
            }
        }
    }
}
