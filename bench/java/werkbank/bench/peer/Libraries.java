package werkbank.bench.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The libraries that are compared, each with all the ways that it is tried in. */
final class Libraries {
    private static final List<String> PRECISIONS = List.of("f32", "bf16");

    /** Engines and precisions; a build or processor that hasn't one of them answers so. */
    private static final List<Way> OURS = List.of(Way.of("f32", "dl4j"), Way.of("f32", "cpu"), Way.of("bf16", "cpu"));

    /** Finished networks answer in eight bits too. */
    private static final Way EIGHT_BITS = Way.of("int8", "cpu");

    private final Path home;
    private final Question question;

    Libraries(Path home, Question question) {
        this.home = home;
        this.question = question;
    }

    /** Werkbank as it is here. */
    Library werkbank() {
        return werkbank(Side.WERKBANK, "Werkbank", System.getProperty("java.class.path"));
    }

    /** Werkbank as an older checkout has it. */
    Library before(Checkout checkout) {
        return werkbank(Side.BEFORE, "Werkbank " + checkout.label(), checkout.classPath());
    }

    private Library werkbank(Side side, String name, String classPath) {
        String program = Steps.class.getName();
        List<Way> ways = new ArrayList<>(OURS);
        if (question == Question.INFERENCE) {
            ways.add(EIGHT_BITS);
        }
        return new Library(side, name, false, ways, "", threads -> java(threads, List.of(), classPath, program));
    }

    /** DJL, whose program lies in the class path. */
    Library djl(String classPath) {
        return new Library(
                Side.PEER,
                "DJL",
                true,
                List.of(Way.of("f32", "contiguous")),
                "",
                threads -> java(
                        threads,
                        List.of(
                                "-Dai.djl.pytorch.num_threads=" + threads,
                                "-Dai.djl.pytorch.num_interop_threads=1",
                                "-Dai.djl.offline=true"),
                        classPath,
                        "DjlSteps"));
    }

    /** PyTorch, where a Python has it. */
    Library pytorch(String python) {
        String remedy = "; --python names a Python that has torch";
        return new Library(Side.PEER, "PyTorch", true, ofPytorch(), remedy, threads -> python(threads, python));
    }

    private ProcessBuilder python(int threads, String python) {
        String program = home.resolve("bench/peers/steps_torch.py").toString();
        ProcessBuilder builder = limited(threads, List.of(python, program, Integer.toString(threads)));
        // The code that is compiled has the count of threads in it.
        Path compiled = home.resolve("bench/target/inductor-" + threads);
        builder.environment().put("TORCHINDUCTOR_CACHE_DIR", compiled.toString());
        return builder;
    }

    private List<Way> ofPytorch() {
        List<String> orders = List.of("channels-last", "contiguous");
        List<Way> ways = new ArrayList<>();
        for (String precision : PRECISIONS) {
            orders.forEach(order -> ways.add(Way.of(precision, order)));
        }
        for (String precision : PRECISIONS) {
            for (String order : orders) {
                additions().forEach(what -> ways.add(Way.on(order, precision, what)));
            }
        }
        return ways;
    }

    /** How a network may be made quicker. */
    private List<String> additions() {
        return question == Question.TRAINING ? List.of("compiled") : List.of("script", "compiled", "frozen");
    }

    private static ProcessBuilder java(int threads, List<String> options, String classPath, String main) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + threads,
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main, Integer.toString(threads)));
        return limited(threads, command);
    }

    /** The process with so many threads for the libraries that ask the environment. */
    private static ProcessBuilder limited(int threads, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(variable, Integer.toString(threads));
        }
        return builder;
    }
}
