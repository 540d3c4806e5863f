package werkbank.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.file.Json;

/**
 * Images per second of Werkbank and of DJL with PyTorch on the same networks and cores. Each side runs as one process
 * with all cores and as one process a core with one thread; the better sum counts. Rounds alternate between the sides.
 * Batch 64, Adam: PyTorch has no RMSProp in DJL.
 */
public final class Peer {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private Peer() {}

    /** @param args train or infer; class path of each side; options */
    public static void main(String[] args) throws Exception {
        boolean quick = Arrays.asList(args).contains("--quick");
        Map<String, Object> results = new LinkedHashMap<>();
        System.err.printf("%-8s  %10s  %10s  %6s  (images/s, median)%n", "network", "werkbank", "peer", "ratio");
        try (Side ours = new Side("werkbank", args[1], "werkbank.bench.Speed");
                Side peer = new Side("peer", args[2], "DjlSpeed")) {
            for (var network : Networks.COMPARED.entrySet()) {
                results.put(network.getKey(), compare(args[0], network, quick ? 3 : 5, quick ? 1.0 : 2.0, ours, peer));
            }
        }
        System.out.println(Json.write(results));
    }

    private static Map<String, Object> compare(
            String what, Map.Entry<String, String> network, int rounds, double seconds, Side ours, Side peer)
            throws IOException {
        ours.prepare(what, network.getValue(), seconds);
        peer.prepare(what, network.getValue(), seconds);
        List<double[]> mine = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            mine.add(ours.round());
            theirs.add(peer.round());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        double best = put(result, "werkbank", mine);
        double other = put(result, "peer", theirs);
        result.put("ratio", best / other);
        System.err.printf("%-8s  %10.1f  %10.1f  %6.2f%n", network.getKey(), best, other, best / other);
        return result;
    }

    /** The better of the two ways to use the cores, with the spread of its rounds. */
    private static double put(Map<String, Object> result, String side, List<double[]> rounds) {
        double together = median(rounds, 0);
        double apart = median(rounds, 1);
        int better = apart > together ? 1 : 0;
        double[] sorted = rounds.stream().mapToDouble(r -> r[better]).sorted().toArray();
        result.put(side, Math.max(together, apart));
        result.put(side + "OneProcess", together);
        result.put(side + "OneProcessACore", apart);
        result.put(side + "Spread", new double[] {sorted[0], sorted[sorted.length - 1]});
        return Math.max(together, apart);
    }

    private static double median(List<double[]> rounds, int way) {
        double[] sorted = rounds.stream().mapToDouble(r -> r[way]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** One library: a process with every core, and single-threaded ones, one a core. */
    private static final class Side implements AutoCloseable {
        private static final int BATCH = 64;

        private final Talker whole;
        private final List<Talker> single = new ArrayList<>();
        private String what;
        private String network;
        private int wholeSteps;
        private int singleSteps;

        Side(String name, String classPath, String main) throws IOException {
            whole = new Talker(classPath, main, CORES);
            for (int core = 0; core < CORES; core++) {
                single.add(new Talker(classPath, main, 1));
            }
        }

        /** Warms up, and finds how many steps fill the time. */
        void prepare(String what, String network, double seconds) throws IOException {
            this.what = what;
            this.network = network;
            wholeSteps = fill(List.of(whole), seconds);
            singleSteps = fill(single, seconds);
        }

        private int fill(List<Talker> talkers, double seconds) throws IOException {
            speed(talkers, 3);
            speed(talkers, 8);
            int steps = 4;
            double perStep = talkers.size() * BATCH / speed(talkers, steps);
            return Math.max(2, (int) (seconds / perStep));
        }

        double[] round() throws IOException {
            return new double[] {speed(List.of(whole), wholeSteps), speed(single, singleSteps)};
        }

        /** Images per second of all together. */
        private double speed(List<Talker> talkers, int steps) throws IOException {
            for (Talker talker : talkers) {
                talker.ask("%s %d %d %s".formatted(what, BATCH, steps, network));
            }
            double sum = 0;
            for (Talker talker : talkers) {
                sum += steps * BATCH / talker.seconds();
            }
            return sum;
        }

        @Override
        public void close() {
            whole.close();
            single.forEach(Talker::close);
        }
    }

    /** A process that answers lines. */
    private static final class Talker {
        private final Process process;
        private final PrintStream out;
        private final BufferedReader in;

        Talker(String classPath, String main, int threads) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:ActiveProcessorCount=" + threads,
                    "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                    "-Dai.djl.pytorch.num_threads=" + threads,
                    "-Dai.djl.pytorch.num_interop_threads=1",
                    "-Dai.djl.offline=true",
                    "-cp",
                    classPath,
                    main);
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
            out = new PrintStream(process.getOutputStream(), true);
            in = new BufferedReader(new InputStreamReader(process.getInputStream()));
        }

        void ask(String line) {
            out.println(line);
        }

        double seconds() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.matches("[0-9.E-]+")) {
                    return Double.parseDouble(line);
                }
            }
            throw new IOException("a process ended before its answer");
        }

        void close() {
            process.destroyForcibly();
        }
    }
}
