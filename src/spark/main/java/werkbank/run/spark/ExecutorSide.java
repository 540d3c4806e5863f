package werkbank.run.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.plugin.PluginContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import werkbank.WerkbankException;
import werkbank.file.Json;
import werkbank.run.local.CardShare;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerProgram;

/** The things that an executor keeps between its tasks: the connection to the driver, and workers. */
final class ExecutorSide {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorSide.class);
    private static final Map<Key, LocalRunner> RUNNERS = new ConcurrentHashMap<>();

    private static volatile PluginContext driver;

    private ExecutorSide() {}

    private record Key(ExecutorShare share, OptionalInt gpu) {}

    /** Tells the driver what this executor runs; tasks of another version of Spark might never arrive. */
    static void begin(PluginContext context) {
        driver = context;
        try {
            context.send(Json.write(new ExecutorMessage.Hello(
                    context.executorID(),
                    org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                    Runtime.version().feature())));
        } catch (IOException e) {
            throw new WerkbankException("the driver can't be told that this executor is there: " + e.getMessage(), e);
        }
    }

    /** Ends the workers on this executor. */
    static void end() {
        RUNNERS.values().forEach(LocalRunner::close);
        RUNNERS.clear();
    }

    /** The connection to the driver. */
    static PluginContext driver() {
        if (driver == null) {
            throw new WerkbankException(
                    "this executor can't talk with its driver; start the application with --conf spark.plugins="
                            + TrialPlugin.class.getName());
        }
        return driver;
    }

    /**
     * Workers with such a share of this machine. How many run at the same time Spark decides, on a GPU that tasks share too.
     *
     * @param gpu the address that Spark has given the task
     */
    static LocalRunner workers(ExecutorShare share, OptionalInt gpu) {
        return RUNNERS.computeIfAbsent(new Key(share, gpu), key -> {
            List<CardShare> cards = gpu.stream().mapToObj(CardShare::unlimited).toList();
            WorkerOptions options = new WorkerOptions(
                    share.threads(),
                    share.heapMiB(),
                    share.nativeMiB(),
                    cards,
                    share.engine(),
                    line -> LOG.info("worker: {}", line));
            return LocalRunner.onExecutor(options, new WorkerProgram(ClassPath.here(), share.main()));
        });
    }
}
