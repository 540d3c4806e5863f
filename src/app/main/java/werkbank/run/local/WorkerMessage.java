package werkbank.run.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;

/** A message of a worker, a line of JSON. It is asked with a line that holds a {@link WorkerRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = WorkerMessage.Beat.class, name = "beat"),
    @JsonSubTypes.Type(value = WorkerMessage.Rung.class, name = "rung"),
    @JsonSubTypes.Type(value = WorkerMessage.Event.class, name = "event"),
    @JsonSubTypes.Type(value = WorkerMessage.Result.class, name = "result"),
    @JsonSubTypes.Type(value = WorkerMessage.StorageFailed.class, name = "storage-failed"),
    @JsonSubTypes.Type(value = WorkerMessage.WorkerFailed.class, name = "worker-failed"),
    @JsonSubTypes.Type(value = WorkerMessage.DeviceFull.class, name = "device-full"),
    @JsonSubTypes.Type(value = WorkerMessage.DeviceLost.class, name = "device-lost")
})
public sealed interface WorkerMessage {
    /** The worker has its libraries and the images, and begins to train. */
    record Ready() implements WorkerMessage {}

    /**
     * A trial is being trained; see {@link HeartbeatSender}.
     *
     * @param work processor time in seconds
     */
    record Beat(double work) implements WorkerMessage {}

    /** Something happened to the trial. */
    record Event(TrialEvent event) implements WorkerMessage {}

    /** See {@link TrialListener#goesOn}; the worker waits for the answer, {@code true} or {@code false}. */
    record Rung(int epoch) implements WorkerMessage {}

    /** The trial has ended; the worker waits for the next. */
    record Result(TrialResult result) implements WorkerMessage {}

    /** The trial was cut off because its files can't be written; see {@link werkbank.StorageException}. */
    record StorageFailed(String line) implements WorkerMessage {}

    /** The trial was cut off because no trial can be trained there; see {@link werkbank.WorkerException}. */
    record WorkerFailed(String line) implements WorkerMessage {}

    /** The trial was cut off because the device has too little memory; see {@link werkbank.engine.DeviceMemoryException}. */
    record DeviceFull(String line) implements WorkerMessage {}

    /** The trial was cut off because the device is gone; see {@link werkbank.engine.DeviceLostException}. */
    record DeviceLost(String line) implements WorkerMessage {}
}
