package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.engine.SoftmaxEngine;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Recipe;
import werkbank.space.DataSpecBuilder;
import werkbank.space.Objective;
import werkbank.space.yaml.SpaceReader;

/** Trials that end without a network. */
class FailedTrialTest {
    private static final LabelledImages DIGITS =
            ImageFolder.of(Path.of("data", "mnist")).readTraining().images();
    private static final List<Fold> FOLDS = List.of(new Fold(part(0, 100), part(100, 150)));

    private final EventLog heard = new EventLog();

    @TempDir
    private Path folder;

    private TrialResult train(Recipe recipe) {
        return new TrialTrainer(new SoftmaxEngine(), FOLDS)
                .train(TrialSpec.of(1, 7, recipe, DataSpecBuilder.unread(), folder.toString()), heard);
    }

    private static LabelledImages part(int from, int to) {
        return DIGITS.subset(IntStream.range(from, to).toArray());
    }

    /** A single step an epoch. */
    private static Recipe recipe(int units, String rate) {
        return new SpaceReader(Path.of("data", "mnist"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [dense: " + units + "]\n"
                                + "training: {epochs: 1, batch-size: 100, optimizer: sgd, learning-rate: " + rate
                                + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }

    /** The loss of its only step is that of the first weights, and what the step makes of them is still finite. */
    @Test
    void aNetworkWhoseAnswersAreNoNumbersAfterItsLastStepHasDiverged() {
        TrialResult result = train(recipe(2, "1.0e+30"));

        EpochMetrics epoch = heard.epochs().get(0);
        assertThat(epoch.loss()).isFinite();
        assertThat(epoch.validationLoss()).isNaN();
        assertThat(epoch.loss(Objective.VAL_ACCURACY)).isNaN();
        assertThat(result.state()).isEqualTo(TrialState.DIVERGED);
        assertThat(result.failure())
                .contains(new Failure("no epoch had finite probabilities and a finite val-accuracy", ""));
        assertThat(result.outcome()).isEmpty();
    }

    @Test
    void aNetworkThatCouldNotBeSavedIsNotTrained() {
        assertThatThrownBy(() -> train(recipe(700_000, "0.1")))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("a network of 556,500,010 numbers is too large to be saved, which takes at most"
                        + " 536,000,000; make its layers smaller");
        assertThat(heard.epochs()).isEmpty();
    }
}
