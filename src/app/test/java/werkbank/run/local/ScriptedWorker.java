package werkbank.run.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import werkbank.engine.DeviceLostException;
import werkbank.engine.DeviceMemoryException;
import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;

/** A worker whose trials are scripts, some of which end the process or misuse its streams. */
final class ScriptedWorker {
    static final String OUT_OF_MEMORY = "out-of-memory";
    static final String GARBAGE = "garbage";
    static final String ENVIRONMENT = "environment";
    /** Needs a library that isn't there. */
    static final String NO_LIBRARY = "no-library";
    /** Is killed while it gets its images. */
    static final String KILLED_EARLY = "killed-early";
    /** Waits for what never comes. */
    static final String HANG = "hang";
    /** Computes for longer than {@link #HEARTBEAT} waits, without a word, then completes. */
    static final String BUSY = "busy";

    /** Has too little memory on its device in each worker. */
    static final String DEVICE_FULL = "device-full";
    /** Has too little memory in the first worker: its path is that of a file that tells the second one. */
    static final String DEVICE_FULL_ONCE = "device-full-once";
    /** Loses GPU 0, and completes on others. An absolute path is that of a file which it waits for before. */
    static final String DEVICE_LOST = "device-lost";

    static final Heartbeat HEARTBEAT =
            new Heartbeat(Duration.ofMillis(100), Duration.ofSeconds(4), Duration.ofMillis(20));

    private ScriptedWorker() {}

    public static void main(String[] args) {
        WorkerLoop.serve(new ScriptedWorkers(), HEARTBEAT);
    }

    private static final class ScriptedWorkers implements Trainer {
        @Override
        public void prepare(TrialSpec spec) throws Exception {
            if (spec.studyFolder().equals(KILLED_EARLY)) {
                new ProcessBuilder(
                                "kill",
                                "-KILL",
                                Long.toString(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
            }
        }

        @Override
        public TrialResult train(TrialSpec spec, TrialListener listener) throws Exception {
            return ScriptedWorker.train(spec, listener);
        }
    }

    private static TrialResult train(TrialSpec spec, TrialListener listener) throws Exception {
        System.err.println("trial " + spec.number() + " has started");
        return switch (Path.of(spec.studyFolder()).getFileName().toString()) {
            case DEVICE_FULL -> throw full();
            case DEVICE_FULL_ONCE -> {
                if (Path.of(spec.studyFolder()).toFile().createNewFile()) {
                    throw new IllegalStateException("wrapped", full());
                }
                yield complete(spec, listener);
            }
            case DEVICE_LOST -> {
                if ("0".equals(System.getenv("CUDA_VISIBLE_DEVICES"))) {
                    await(Path.of(spec.studyFolder()));
                    throw new DeviceLostException("CUDA says 'unspecified launch failure' (719)");
                }
                yield complete(spec, listener);
            }
            case OUT_OF_MEMORY -> fillTheHeap();
            case ENVIRONMENT -> tellTheEnvironment();
            case NO_LIBRARY -> throw new IllegalStateException(
                    "wrapped", new ExceptionInInitializerError(new UnsatisfiedLinkError("no such library")));
            case HANG -> {
                new CountDownLatch(1).await();
                throw new AssertionError("nobody counts down");
            }
            case BUSY -> {
                compute(HEARTBEAT.limit().plusSeconds(1));
                yield complete(spec, listener);
            }
            case GARBAGE -> {
                printGarbage();
                yield ScriptedTrainer.train(ScriptedTrainer.spec(spec.number(), ScriptedTrainer.COMPLETE, 3), listener);
            }
            default -> ScriptedTrainer.train(spec, listener);
        };
    }

    private static void await(Path file) throws InterruptedException {
        while (file.isAbsolute() && Files.notExists(file)) {
            Thread.sleep(10);
        }
    }

    private static DeviceMemoryException full() {
        return new DeviceMemoryException("900 MiB asked for, 300 MiB free");
    }

    private static TrialResult complete(TrialSpec spec, TrialListener listener) throws InterruptedException {
        return ScriptedTrainer.train(ScriptedTrainer.spec(spec.number(), ScriptedTrainer.COMPLETE, 1), listener);
    }

    private static void compute(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static TrialResult fillTheHeap() {
        List<long[]> hoard = new ArrayList<>();
        while (hoard.size() < Integer.MAX_VALUE) {
            hoard.add(new long[1 << 20]);
        }
        throw new AssertionError("the heap has no end");
    }

    /** As native code prints: not through System.out, and without an end of line. */
    private static void printGarbage() throws IOException {
        FileOutputStream nativeOutput = new FileOutputStream(FileDescriptor.out);
        nativeOutput.write("{\"type\":\"unknown\"}\n{broken\n{}\n[1]\n\n".getBytes(StandardCharsets.UTF_8));
        nativeOutput.write(new byte[] {0, (byte) 0xff, (byte) 0xc3, '\n'});
        nativeOutput.write("no end of line".getBytes(StandardCharsets.UTF_8));
        System.out.println("printed to System.out");
    }

    private static TrialResult tellTheEnvironment() {
        throw new IllegalStateException(String.format(
                Locale.ROOT,
                "OMP %s, OpenBLAS %s, heap %d MiB, processors %d, arrays %s",
                System.getenv("OMP_NUM_THREADS"),
                System.getenv("OPENBLAS_NUM_THREADS"),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("org.bytedeco.javacpp.maxbytes")));
    }
}
