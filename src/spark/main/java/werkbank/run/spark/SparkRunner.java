package werkbank.run.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import werkbank.StorageException;
import werkbank.WorkerException;
import werkbank.checkpoint.TrialFiles;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.run.local.TrialProgress;
import werkbank.run.local.WorkerMessage;

/**
 * Trains each trial as a task of a Spark application. A worker that dies costs its trial one retry on the same executor;
 * an executor that dies costs it another task, which goes on after the last epoch that is on the disk, as often as
 * {@code spark.task.maxFailures} says. Only then the trial is FAILED.
 */
public final class SparkRunner implements TrialRunner {
    private final JavaSparkContext spark;
    private final ExecutorShare share;
    private final Optional<String> storage;
    private final Set<PendingTrial> running = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /**
     * @param spark with {@link TrialPlugin} among its plugins, and the training files of the study's data added; stays open
     * @param share of each trial
     * @param storage a folder of the study alone, as a URI that Hadoop knows, where trials' files are while they train;
     *     without it all executors must see the study's folder under the same path
     */
    public SparkRunner(JavaSparkContext spark, ExecutorShare share, Optional<String> storage) {
        this.spark = spark;
        this.share = share;
        this.storage = storage;
    }

    /** @throws WorkerException when the application has ended, too */
    @Override
    public TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException {
        PendingTrial call = open();
        if (call == null) {
            return TrialResult.interrupted(0, 0);
        }
        try {
            Optional<String> folder = storage.map(study -> study + "/" + spec.folder());
            Optional<TrialStorage> files = folder.map(uri -> TrialStorage.of(uri, spark.hadoopConfiguration()));
            files.ifPresent(remote -> remote.start(here(spec), TrialFiles.epochs(spec)));
            TaskOrder order = new TaskOrder(call.name(), spec, listener.rungs(), share, folder);
            TrialResult result = hear(call, submit(order), listener);
            // A task that was cut off may still be writing; the next one finds there what it has left.
            if (result.state() != TrialState.INTERRUPTED) {
                files.ifPresent(remote -> bring(spec, remote));
            }
            return result;
        } finally {
            running.remove(call);
            DriverEndpoint.DESK.close(call);
            cancel(call);
        }
    }

    private void cancel(PendingTrial call) {
        try {
            spark.cancelJobGroup(call.name());
        } catch (IllegalStateException e) {
            // The application has ended, and its tasks with it.
        }
    }

    private static Path here(TrialSpec spec) {
        return Path.of(spec.studyFolder(), spec.folder());
    }

    private static void bring(TrialSpec spec, TrialStorage remote) {
        if (!remote.isEmpty()) {
            remote.get(here(spec));
            remote.clear();
        }
    }

    /** @return null once the runner is closed */
    private synchronized PendingTrial open() {
        if (closed) {
            return null;
        }
        PendingTrial call = DriverEndpoint.DESK.open();
        running.add(call);
        return call;
    }

    private JavaFutureAction<List<String>> submit(TaskOrder order) {
        try {
            spark.setJobGroup(order.call(), "trial " + order.spec().number(), true);
            return spark.parallelize(List.of(Json.write(order)), 1)
                    .map(new TrainingTask())
                    .collectAsync();
        } catch (IllegalStateException e) {
            throw ended(e);
        }
    }

    private TrialResult hear(PendingTrial call, JavaFutureAction<List<String>> job, TrialListener listener)
            throws InterruptedException {
        TrialProgress course = new TrialProgress();
        while (!call.isOver()) {
            boolean done = job.isDone();
            Optional<WorkerMessage> message = call.next();
            if (message.isPresent()) {
                deliver(message.get(), call, course, listener);
            } else if (done) {
                return result(job, course);
            }
        }
        return TrialResult.interrupted(course.epochs(), course.seconds());
    }

    private static void deliver(
            WorkerMessage message, PendingTrial call, TrialProgress course, TrialListener listener) {
        if (message instanceof WorkerMessage.Event heard) {
            course.on(heard.event());
            listener.on(heard.event());
        } else if (message instanceof WorkerMessage.Rung rung) {
            call.decide(listener.goesOn(rung.epoch()));
        }
    }

    private TrialResult result(JavaFutureAction<List<String>> job, TrialProgress course) throws InterruptedException {
        try {
            WorkerMessage end = Json.read(job.get().get(0), WorkerMessage.class);
            if (end instanceof WorkerMessage.StorageFailed failed) {
                throw new StorageException(failed.line());
            }
            if (end instanceof WorkerMessage.WorkerFailed failed) {
                throw new WorkerException("on an executor: " + failed.line());
            }
            return ((WorkerMessage.Result) end).result();
        } catch (ExecutionException e) {
            if (spark.sc().isStopped()) {
                throw ended(e.getCause());
            }
            return TrialResult.failed(TrialState.FAILED, course.epochs(), course.seconds(), Failure.of(e.getCause()));
        }
    }

    private static WorkerException ended(Throwable why) {
        return new WorkerException(
                String.format(
                        Locale.ROOT,
                        "the Spark application has ended (%s); run the same command again to go on",
                        Failure.of(why).cause()),
                why);
    }

    /** Running trials end as INTERRUPTED. */
    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(PendingTrial::end);
    }
}
