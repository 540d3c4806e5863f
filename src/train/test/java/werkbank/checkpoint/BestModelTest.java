package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.engine.NetworkSpec;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;
import werkbank.metric.MacroScore;
import werkbank.metric.Score;
import werkbank.recipe.Monitor;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;

class BestModelTest {
    private static final TrainableNetwork NETWORK =
            new SoftmaxEngine().create(new NetworkSpec(recipe("keep-best: 1"), Shape.grey(2, 2), 2, List.of(), 1));

    private final List<EpochMetrics> epochs = new ArrayList<>();

    @Test
    void ofOneThatIsKeptEachIsBetterThanAllBefore() {
        BestModel best = best("keep-best: 1");

        assertThat(places(best, 0.5, 0.4, 0.6, 0.6, 0.7)).containsExactly(0, -1, 0, -1, 0);
    }

    @Test
    void ofSeveralEachHasItsPlaceAndTheFirstOfEqualsStaysBefore() {
        BestModel best = best("keep-best: 3");

        // 0.5 | 0.5 0.4 | 0.6 0.5 0.4 | 0.6 0.6 0.5 | 0.4 is no better than 0.5 | 0.6 0.6 0.6
        assertThat(places(best, 0.5, 0.4, 0.6, 0.6, 0.4, 0.6)).containsExactly(0, 1, 0, 1, -1, 2);
    }

    @Test
    void aLossIsBetterWhenItIsLowerAndOneThatIsNoNumberIsNeverKept() {
        BestModel best = best("keep-best: 2, checkpoint: loss");

        assertThat(places(best, Double.NaN, Double.POSITIVE_INFINITY, 0.5, 0.6, Double.NaN, 0.55))
                .containsExactly(-1, -1, 0, 1, -1, 1);
    }

    /** What is no number counts as the first class, which may be frequent. */
    @Test
    void aNetworkWhoseAnswersAreNoNumbersIsNeverKeptHoweverManyAreRight() {
        BestModel best = best("keep-best: 2");
        epochs.add(epoch(1, 0.8));
        best.offer(List.of(NETWORK), epochs.get(0), Weights.TRAINED, answer(0.8, Double.NaN));
        best.offer(List.of(NETWORK), epochs.get(0), Weights.EMA, answer(0.8, Double.NaN));
        assertThat(best.takeBetter()).isEmpty();

        best.offer(List.of(NETWORK), epochs.get(0), Weights.SWA, answer(0.5));
        assertThat(best.takeBetter().orElseThrow().weights()).isEqualTo(Weights.SWA);
    }

    @Test
    void anEpochIsKeptOnceWithTheBetterOfItsWeights() {
        BestModel best = best("keep-best: 3");
        epochs.add(epoch(1, 0.5));
        best.offer(List.of(NETWORK), epochs.get(0), Weights.TRAINED, answer(0.5));
        best.offer(List.of(NETWORK), epochs.get(0), Weights.EMA, answer(0.7));
        best.offer(List.of(NETWORK), epochs.get(0), Weights.SWA, answer(0.6));

        assertThat(best.takeBetter().orElseThrow().weights()).isEqualTo(Weights.EMA);
        assertThat(best.takeBetter()).isEmpty();
        assertThat(places(best, 0.4)).containsExactly(1);
    }

    @Test
    void whatIsToldOfTheBestHasTheFormerBestsValue() {
        BestModel best = best("keep-best: 2");
        places(best, 0.5, 0.4);
        epochs.add(epoch(3, 0.6));
        best.offer(List.of(NETWORK), epochs.get(2), Weights.TRAINED, answer(0.6));

        assertThat(best.takeBetter().orElseThrow().saved())
                .isEqualTo(new TrialEvent.Saved(3, Monitor.VAL_ACCURACY, Optional.of(0.5), 0.6, Weights.TRAINED));
    }

    @Test
    void anotherProcessGoesOnFromThoseThatWereKept() {
        places(best("keep-best: 3"), 0.5, 0.4, 0.6);
        Outcome former = Samples.outcome(0.7).with(List.of(kept(3, 0.6), kept(1, 0.5)));

        BestModel resumed = best("keep-best: 3");
        resumed.resume(former, epochs);

        // 0.7 of an average, 0.6, 0.5
        assertThat(places(resumed, 0.5, 0.55, 0.65, 0.8)).containsExactly(-1, 2, 1, 0);
    }

    private static Checkpoint kept(int epoch, double accuracy) {
        return new Checkpoint(
                epoch,
                Weights.TRAINED,
                accuracy,
                0.1,
                accuracy,
                1,
                List.of(),
                Optional.of(Samples.file("p.idx")),
                accuracy);
    }

    /** Of epochs with these values of the monitor; −1 for one that isn't kept. */
    private List<Integer> places(BestModel best, double... values) {
        List<Integer> places = new ArrayList<>();
        for (double value : values) {
            epochs.add(epoch(epochs.size() + 1, value));
            best.offer(List.of(NETWORK), epochs.get(epochs.size() - 1), Weights.TRAINED, answer(value));
            places.add(best.takeBetter().map(BestModel.Better::place).orElse(-1));
        }
        return places;
    }

    private static EpochMetrics epoch(int number, double value) {
        return new EpochMetrics(number, value, 0.1, 0.1, value, 0.1, 1e-3, 1);
    }

    private static HeldOutPredictions answer(double accuracy) {
        return answer(accuracy, 0.1);
    }

    private static HeldOutPredictions answer(double accuracy, double logLoss) {
        Score score = new Score(10, 1, accuracy, logLoss);
        return new HeldOutPredictions(
                new float[0][], score, new MacroScore(accuracy, accuracy, accuracy), List.of(score), List.of(), 1e-4);
    }

    private static BestModel best(String training) {
        return new BestModel(TrialSpec.of(1, 1, recipe(training), DataSpecBuilder.unread(), "unread"));
    }

    private static Recipe recipe(String training) {
        return new SpaceReader(Path.of("data", "mnist"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 9, " + training + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }
}
