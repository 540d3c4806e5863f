package werkbank.run.local;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sun.misc.Signal;
import sun.misc.SignalHandler;
import werkbank.DaemonThreads;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.engine.DeviceLostException;
import werkbank.engine.DeviceMemoryException;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;

/** The worker's side of the talk. Standard output is the protocol's alone; what others print goes to standard error. */
final class WorkerLoop {
    private final Trainer trainer;
    private final PrintStream protocol;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private volatile boolean training;

    private WorkerLoop(Trainer trainer, PrintStream protocol) {
        this.trainer = trainer;
        this.protocol = protocol;
    }

    /** Trains one trial after the other; never returns, and ends the JVM at once when standard input is closed. */
    static void serve(Trainer trainer) {
        serve(trainer, Heartbeat.USUAL);
    }

    static void serve(Trainer trainer, Heartbeat heartbeat) {
        PrintStream protocol = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        ignoreInterruptSignal();
        try {
            new WorkerLoop(trainer, protocol).run(heartbeat);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /** A terminal sends it to parent and workers alike; what to do about it is the parent's decision. */
    private static void ignoreInterruptSignal() {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
    }

    private void run(Heartbeat heartbeat) throws InterruptedException {
        DaemonThreads.start("requests", this::read);
        new HeartbeatSender(heartbeat, this::beat).start();
        while (true) {
            WorkerRequest request = Json.read(requests.take(), WorkerRequest.class);
            training = true;
            WorkerMessage end = train(request);
            training = false;
            say(end);
        }
    }

    /** Tells the parent that work goes on; between trials, and while it decides, nobody listens. */
    private void beat(double work) {
        if (training) {
            say(new WorkerMessage.Beat(work));
        }
    }

    /** Halts even in the middle of a trial: without its parent nobody would hear how it ends. */
    private void read() {
        try {
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                requests.add(line);
            }
        } catch (IOException e) {
            System.err.println("no more trials can be read: " + e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private WorkerMessage train(WorkerRequest request) {
        TrialProgress course = new TrialProgress();
        Consumer<TrialEvent> speaker = event -> {
            course.on(event);
            say(new WorkerMessage.Event(event));
        };
        try {
            trainer.prepare(request.spec());
        } catch (Throwable e) {
            return ofDevice(e).orElseGet(() -> unable(e));
        }
        say(new WorkerMessage.Ready());
        try {
            return new WorkerMessage.Result(
                    trainer.train(request.spec(), new RemoteListener(request.rungs(), speaker, this::goesOn)));
        } catch (StorageException e) {
            e.printStackTrace();
            return new WorkerMessage.StorageFailed(e.getMessage());
        } catch (Throwable e) {
            return ofDevice(e).orElseGet(() -> lacksALibrary(e) ? unable(e) : failed(e, course));
        }
    }

    private static WorkerMessage failed(Throwable e, TrialProgress course) {
        return new WorkerMessage.Result(
                TrialResult.failed(TrialState.FAILED, course.epochs(), course.seconds(), Failure.of(e)));
    }

    private static boolean lacksALibrary(Throwable e) {
        return causes(e).anyMatch(LinkageError.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    /** Says what the device is to blame for; empty when it isn't. */
    private static Optional<WorkerMessage> ofDevice(Throwable e) {
        for (Throwable cause : causes(e).toList()) {
            if (cause instanceof DeviceMemoryException) {
                return Optional.of(new WorkerMessage.DeviceFull(cause.getMessage()));
            }
            if (cause instanceof DeviceLostException) {
                return Optional.of(new WorkerMessage.DeviceLost(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    /** The innermost cause says most: classes that can't be initialised are reported for each that uses them. */
    private static WorkerMessage unable(Throwable e) {
        e.printStackTrace();
        Throwable cause = causes(e).reduce((outer, inner) -> inner).orElseThrow();
        return new WorkerMessage.WorkerFailed(Failure.of(cause).cause());
    }

    private boolean goesOn(int epoch) {
        // Who waits for the answer doesn't hang.
        training = false;
        say(new WorkerMessage.Rung(epoch));
        try {
            return Json.read(requests.take(), Boolean.class);
        } catch (InterruptedException e) {
            throw new WerkbankException("interrupted at a rung", e);
        } finally {
            training = true;
        }
    }

    /** The line break before a message ends whatever native code has printed without one. */
    private synchronized void say(WorkerMessage message) {
        protocol.println("\n" + Json.write(message));
    }
}
