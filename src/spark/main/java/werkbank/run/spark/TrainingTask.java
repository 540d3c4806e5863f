package werkbank.run.spark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.resource.ResourceInformation;
import werkbank.StorageException;
import werkbank.experiment.Json;
import werkbank.experiment.TrialSpec;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.Relay;
import werkbank.run.local.WorkerMessage;

/** Trains one trial on an executor: an {@link Order} in, a {@link WorkerMessage} out, both JSON. */
final class TrainingTask implements Function<String, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(String json) throws InterruptedException {
        Order order = Json.read(json, Order.class);
        TaskContext task = TaskContext.get();
        Line line = new Line(ExecutorSide.driver(), order.call(), task.taskAttemptId());
        line.begin();
        return Json.write(train(order, line, gpu(task)));
    }

    private static WorkerMessage train(Order order, Line line, OptionalInt gpu) throws InterruptedException {
        LocalRunner workers = ExecutorSide.workers(order.share(), gpu);
        Relay relay = new Relay(order.rungs(), message -> line.tell(here(message)), line::goesOn);
        try {
            return new WorkerMessage.Result(workers.run(withData(order.spec()), relay));
        } catch (StorageException e) {
            return new WorkerMessage.StorageFailed(e.getMessage());
        }
    }

    /** The training files that the driver has sent along. */
    private static TrialSpec withData(TrialSpec spec) {
        return spec.withData(spec.data().in(SparkFiles.getRootDirectory()));
    }

    /** A worker counts from 1 on each executor. */
    private static WorkerMessage.Heard here(WorkerMessage.Heard message) {
        return message instanceof WorkerMessage.Placed placed
                ? new WorkerMessage.Placed("executor %s, worker %s"
                        .formatted(org.apache.spark.SparkEnv.get().executorId(), placed.worker()))
                : message;
    }

    private static OptionalInt gpu(TaskContext task) {
        return Optional.ofNullable(task.resourcesJMap().get("gpu"))
                .map(ResourceInformation::addresses)
                .map(List::of)
                .flatMap(addresses -> addresses.stream().findFirst())
                .map(address -> OptionalInt.of(Integer.parseInt(address)))
                .orElse(OptionalInt.empty());
    }
}
