package werkbank.run.spark;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * The end at which the driver hears its tasks. There is one for the process: Spark makes the plugin that hands the
 * messages over, and knows it by its class alone.
 */
final class DriverEndpoint extends SparkListener {
    static final DriverEndpoint DESK = new DriverEndpoint();

    private final Map<String, PendingTrial> calls = new ConcurrentHashMap<>();

    private DriverEndpoint() {}

    /** A call under a name of its own. */
    PendingTrial open() {
        PendingTrial call = new PendingTrial(UUID.randomUUID().toString());
        calls.put(call.name(), call);
        return call;
    }

    /** Tasks of the call are told to stop from now on. */
    void close(PendingTrial call) {
        call.end();
        calls.remove(call.name());
    }

    TaskReply receive(ExecutorMessage.Telling telling) {
        return Optional.ofNullable(calls.get(telling.call()))
                .map(call -> call.receive(telling.attempt(), telling.message()))
                .orElse(TaskReply.STOP);
    }

    /** Hears that a task has ended, however it did: lost with its executor, killed, failed or done. */
    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        calls.values().forEach(call -> call.attemptEnded(end.taskInfo().taskId()));
    }
}
