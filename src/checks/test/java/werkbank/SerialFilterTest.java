package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.cli.Main;
import werkbank.run.local.WorkerMain;

/** Each in a JVM of its own, since a filter is for the whole JVM and for good. */
@Timeout(120)
class SerialFilterTest {
    /** Runs a main class of ours, and says on standard error whether a list can be read from its serialised form then. */
    public static final class Probe {
        private Probe() {}

        public static void main(String[] args) throws IOException {
            byte[] proposal = bytes(new TreeMap<>(Map.of("filters", 16, "rate", 0.1, "activation", "relu")));
            byte[] list = bytes(new ArrayList<>(List.of("harmless")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                read(proposal);
                read(list);
            }));
            switch (args[0]) {
                case "command" -> Main.main(new String[] {"--version"});
                case "spark" -> Main.main(new String[] {"--version", "--spark=local"});
                case "worker" -> {
                    new Thread(() -> readOnceFiltered(list)).start();
                    WorkerMain.main(new String[0]);
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
        }

        private static byte[] bytes(Object object) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
            }
            return bytes.toByteArray();
        }

        /** A worker ends without a word when its parent does. */
        private static void readOnceFiltered(byte[] bytes) {
            while (ObjectInputFilter.Config.getSerialFilter() == null) {
                Thread.onSpinWait();
            }
            read(bytes);
            Runtime.getRuntime().halt(0);
        }

        private static void read(byte[] bytes) {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                System.err.println("read " + in.readObject());
            } catch (IOException | ClassNotFoundException e) {
                System.err.println("not read: " + e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "command, not read: filter status: REJECTED",
        "worker, not read: filter status: REJECTED",
        "spark, read [harmless]"
    })
    void javaSerialisationIsRefusedButWhereSparkNeedsIt(String what, String said) throws Exception {
        Process process = new ProcessBuilder(JavaCommand.of(List.of("-XX:TieredStopAtLevel=1"), Probe.class, what))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(err).contains(said);
        if (!what.equals("worker")) {
            assertThat(err).contains("read {activation=relu, filters=16, rate=0.1}");
        }
    }
}
