package werkbank.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.run.local.WorkerMessage;

/** A worker that trains nothing: each trial has one epoch with made-up figures. */
public final class NoWork {
    private NoWork() {}

    public static void main(String[] args) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        say(new WorkerMessage.Ready());
        while (requests.readLine() != null) {
            tell(new TrialEvent.Started(List.of()));
            tell(new TrialEvent.EpochEnded(new EpochMetrics(1, 1, 0.5, 1, 0.5, 0.5, 1e-3, 0.001)));
            say(new WorkerMessage.Result(TrialResult.complete(1, 0.001, outcome())));
        }
    }

    private static void tell(TrialEvent event) {
        say(new WorkerMessage.Event(event));
    }

    private static void say(WorkerMessage message) {
        System.out.println(Json.write(message));
    }

    private static TrialResult.Outcome outcome() {
        StoredFile file = new StoredFile("trials/0001/nothing", "00", 0);
        return new TrialResult.Outcome(
                new Checkpoint(1, TrialResult.Weights.TRAINED, 0.5, 0.5, 0.5, 1, List.of(file), Optional.of(file), 0.5),
                1e-5,
                Optional.empty(),
                List.of(),
                1000,
                List.of(),
                List.of());
    }
}
