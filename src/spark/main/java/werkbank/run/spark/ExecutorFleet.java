package werkbank.run.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;

/** The executors of the application, as they come and go. There is one for the process, as of {@link DriverEndpoint}. */
final class ExecutorFleet extends SparkListener {
    static final ExecutorFleet FLEET = new ExecutorFleet();

    private final Map<String, ExecutorInfo> executors = new TreeMap<>();
    private final Map<String, ExecutorMessage.Hello> hellos = new TreeMap<>();
    private Optional<String> lastLoss = Optional.empty();

    private ExecutorFleet() {}

    /** Forgets those of a former application. */
    synchronized void clear() {
        executors.clear();
        hellos.clear();
        lastLoss = Optional.empty();
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        executors.put(added.executorId(), added.executorInfo());
        notifyAll();
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        executors.remove(removed.executorId());
        hellos.remove(removed.executorId());
        lastLoss = Optional.of(removed.reason());
    }

    synchronized void hear(ExecutorMessage.Hello hello) {
        hellos.put(hello.executor(), hello);
    }

    synchronized int executors() {
        return executors.size();
    }

    /** The greetings in which executors have told of themselves. */
    synchronized List<ExecutorMessage.Hello> hellos() {
        return List.copyOf(hellos.values());
    }

    /** Tasks that all executors have room for. */
    synchronized int places(TaskNeeds each) {
        return executors.values().stream().mapToInt(each::places).sum();
    }

    /** Why the last executor that was lost was. */
    synchronized Optional<String> lastLoss() {
        return lastLoss;
    }

    /**
     * Waits until an executor is there and has said what it is, and then until no other one comes for a while.
     *
     * @param hopeless whether none will ever come
     */
    synchronized void await(long longestMillis, long quietMillis, BooleanSupplier hopeless)
            throws InterruptedException {
        long end = System.currentTimeMillis() + longestMillis;
        while ((executors.isEmpty() || hellos.isEmpty())
                && System.currentTimeMillis() < end
                && !hopeless.getAsBoolean()) {
            wait(100);
        }
        int before = 0;
        while (executors.size() > before && System.currentTimeMillis() < end) {
            before = executors.size();
            wait(quietMillis);
        }
    }
}
