package werkbank.run.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.resource.ResourceInformation;
import werkbank.StorageException;
import werkbank.WorkerException;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.Json;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.RemoteListener;
import werkbank.run.local.WorkerMessage;

/** Trains one trial on an executor: an {@link TaskOrder} in, a {@link WorkerMessage} out, both JSON. */
final class TrainingTask implements Function<String, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(String json) throws InterruptedException {
        TaskOrder order = Json.read(json, TaskOrder.class);
        TaskContext task = TaskContext.get();
        DriverConnection line = new DriverConnection(ExecutorSide.driver(), order.call(), task.taskAttemptId());
        line.begin();
        return Json.write(train(order, line, gpu(task)));
    }

    private static WorkerMessage train(TaskOrder order, DriverConnection line, OptionalInt gpu)
            throws InterruptedException {
        LocalRunner workers = ExecutorSide.workers(order.share(), gpu);
        TrialSpec spec = withData(order.spec());
        Consumer<TrialEvent> driver = event -> line.tell(new WorkerMessage.Event(here(event)));
        try {
            if (order.storage().isEmpty()) {
                return result(workers, spec, new RemoteListener(order.rungs(), driver, line::goesOn));
            }
            try (ScratchFolder scratch = ScratchFolder.of(order.storage().get())) {
                TrialSpec here = spec.inStudy(scratch.study().toString());
                Path folder = scratch.study().resolve(here.folder());
                scratch.storage().get(folder);
                TrialUploads uploads = new TrialUploads(scratch.storage(), folder);
                WorkerMessage.Result end = result(
                        workers,
                        here,
                        new RemoteListener(order.rungs(), event -> uploads.pass(event, driver), line::goesOn));
                uploads.end(end.result());
                return end;
            }
        } catch (StorageException e) {
            return new WorkerMessage.StorageFailed(e.getMessage());
        } catch (WorkerException e) {
            return new WorkerMessage.WorkerFailed(e.getMessage());
        }
    }

    private static WorkerMessage.Result result(LocalRunner workers, TrialSpec spec, RemoteListener listener)
            throws InterruptedException {
        return new WorkerMessage.Result(workers.run(spec, listener));
    }

    /** The training files that the driver has sent along. */
    private static TrialSpec withData(TrialSpec spec) {
        Path folder = Path.of(SparkFiles.getRootDirectory()).resolve(spec.data().folder());
        return spec.withData(spec.data().in(folder.toString()));
    }

    /** A worker counts from 1 on each executor. */
    private static TrialEvent here(TrialEvent event) {
        return event instanceof TrialEvent.Placed placed
                ? new TrialEvent.Placed(String.format(
                        Locale.ROOT,
                        "executor %s, worker %s",
                        org.apache.spark.SparkEnv.get().executorId(),
                        placed.worker()))
                : event;
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
