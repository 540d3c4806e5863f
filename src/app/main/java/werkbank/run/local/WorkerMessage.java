package werkbank.run.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;

/** What a worker says, one line of JSON each. It is asked with a line that holds a {@link WorkerRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = WorkerMessage.Beat.class, name = "beat"),
    @JsonSubTypes.Type(value = WorkerMessage.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = WorkerMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = WorkerMessage.Note.class, name = "note"),
    @JsonSubTypes.Type(value = WorkerMessage.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = WorkerMessage.Epoch.class, name = "epoch"),
    @JsonSubTypes.Type(value = WorkerMessage.Rung.class, name = "rung"),
    @JsonSubTypes.Type(value = WorkerMessage.Event.class, name = "event"),
    @JsonSubTypes.Type(value = WorkerMessage.Result.class, name = "result"),
    @JsonSubTypes.Type(value = WorkerMessage.StorageFailed.class, name = "storage-failed"),
    @JsonSubTypes.Type(value = WorkerMessage.WorkerFailed.class, name = "worker-failed")
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

    /** What a {@link TrialListener} is to hear. */
    sealed interface Heard extends WorkerMessage {
        /** Calls the method that this is of. */
        void tell(TrialListener listener);
    }

    /** See {@link TrialListener#placed}. A worker itself doesn't know. */
    record Placed(String worker) implements Heard {
        @Override
        public void tell(TrialListener listener) {
            listener.placed(worker);
        }
    }

    /** See {@link TrialListener#started}. */
    record Started(List<EpochMetrics> done) implements Heard {
        @Override
        public void tell(TrialListener listener) {
            listener.started(done);
        }
    }

    /** See {@link TrialListener#note}. */
    record Note(String line) implements Heard {
        @Override
        public void tell(TrialListener listener) {
            listener.note(line);
        }
    }

    /** See {@link TrialListener#progressed}. */
    record Progress(int epoch, double share, double accuracy) implements Heard {
        @Override
        public void tell(TrialListener listener) {
            listener.progressed(epoch, share, accuracy);
        }
    }

    /** An epoch has ended. */
    record Epoch(EpochMetrics metrics) implements Heard {
        @Override
        public void tell(TrialListener listener) {
            listener.epochEnded(metrics);
        }
    }

    /** A callback did something at the end of the last epoch. */
    record Event(TrialEvent event) implements Heard {
        @Override
        public void tell(TrialListener listener) {
            listener.happened(event);
        }
    }

    /** See {@link TrialListener#goesOn}; the worker waits for the answer, {@code true} or {@code false}. */
    record Rung(int epoch) implements WorkerMessage {}

    /** The trial has ended; the worker waits for the next. */
    record Result(TrialResult result) implements WorkerMessage {}

    /** The trial was cut off because its files can't be written; see {@link werkbank.StorageException}. */
    record StorageFailed(String line) implements WorkerMessage {}

    /** The trial was cut off because no trial can be trained there; see {@link werkbank.WorkerException}. */
    record WorkerFailed(String line) implements WorkerMessage {}
}
