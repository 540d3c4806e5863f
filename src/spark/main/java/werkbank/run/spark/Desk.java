package werkbank.run.spark;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Where the driver hears its tasks. There is one for the process: Spark makes the plugin that hands the messages over, and
 * knows it by its class alone.
 */
final class Desk extends SparkListener {
    static final Desk DESK = new Desk();

    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    private Desk() {}

    /** A call under a name of its own. */
    Call open() {
        Call call = new Call(UUID.randomUUID().toString());
        calls.put(call.name(), call);
        return call;
    }

    /** Tasks of the call are told to stop from now on. */
    void close(Call call) {
        call.end();
        calls.remove(call.name());
    }

    Standing receive(Said.Telling telling) {
        return Optional.ofNullable(calls.get(telling.call()))
                .map(call -> call.receive(telling.attempt(), telling.message()))
                .orElse(Standing.STOP);
    }

    /** However a task ended: lost with its executor, killed, failed or done. */
    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        calls.values().forEach(call -> call.attemptEnded(end.taskInfo().taskId()));
    }
}
