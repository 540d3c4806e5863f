package werkbank.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import werkbank.dataset.IdxFile;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.file.StoredFile;
import werkbank.metric.Score;

/** Complete trials of two classes whose answers lie in a study's folder. */
final class StoredAnswers {
    private final TrialStore store;
    private final Path folder;
    private final int[] labels;

    StoredAnswers(TrialStore store, Path folder, int... labels) {
        this.store = store;
        this.folder = folder;
        this.labels = labels;
    }

    /** Adds a trial that gives each image this class, with a probability of 3/4. */
    void add(int number, Integer repeats, int... said) {
        float[][] probabilities = new float[labels.length][2];
        for (int image = 0; image < labels.length; image++) {
            probabilities[image][said[image]] = 0.75f;
            probabilities[image][1 - said[image]] = 0.25f;
        }
        Path file = folder.resolve(number + ".idx");
        String sha256 = IdxFile.writeFloats(file, probabilities);
        Score score = Score.of(labels, probabilities);
        StoredFile stored = new StoredFile(
                file.getFileName().toString(), sha256, file.toFile().length());
        store.begin(new Proposal(number, new TreeMap<>(), Optional.ofNullable(repeats)), number);
        store.finish(
                number,
                TrialResult.complete(
                        1,
                        1,
                        OutcomeBuilder.reaching(score.accuracy())
                                .logLoss(score.logLoss())
                                .models(List.of(stored))
                                .probabilities(stored)
                                .build()));
    }
}
