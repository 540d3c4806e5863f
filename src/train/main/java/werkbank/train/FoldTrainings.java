package werkbank.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import werkbank.checkpoint.HeldOutPredictions;
import werkbank.checkpoint.TrainingState;
import werkbank.dataset.Fold;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.Start;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.experiment.trial.TrialSpec;
import werkbank.predict.TeacherNetworks;

/** The trainings of a trial's networks side by side: a single one, or one for each fold. */
final class FoldTrainings implements AutoCloseable {
    private final Engine engine;
    private final TrialSpec spec;
    private final List<Fold> images;
    private final List<FoldTraining> folds = new ArrayList<>();
    private Optional<StartingWeights> starting = Optional.empty();

    /** Hears of the steps of an epoch. */
    interface Listener {
        /**
         * A step is done.
         *
         * @param share of the epoch's steps of all networks, 0 to 1
         * @param accuracy of the network that took it on its training images of this epoch so far, 0 to 1
         */
        void stepped(double share, double accuracy);
    }

    /** @param images of each network, at least one */
    FoldTrainings(Engine engine, TrialSpec spec, List<Fold> images) {
        this.engine = Engines.forTraining(
                engine, spec.recipe(), spec.start().filter(Start::isPartly).isPresent());
        this.spec = spec;
        this.images = images;
    }

    /** Makes the networks, each with a seed of its own. */
    void start(Optional<TeacherNetworks> teacher) {
        starting = StartingWeights.of(spec, images.get(0).training().shape());
        for (Fold fold : images) {
            long seed = TrialSeeds.ofFold(spec.seed(), folds.size() + 1, images.size());
            folds.add(FoldTraining.of(engine, spec.recipe(), fold, seed, teacher, starting));
        }
    }

    /** Says which weights the networks started from, in one line; empty for random ones. */
    Optional<String> startingWords() {
        return starting.map(weights -> weights.words(first().network().graph(), spec.recipe()));
    }

    /** Goes on after the epochs of a state. */
    void resume(TrainingState state) {
        TrainingState.Course course = state.course();
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).resume(course.epochs().size(), course.last().learningRate(), state.ofFold(i + 1));
        }
    }

    /** Copies what the steps change, under names that tell the networks apart. */
    Map<String, float[]> copies() {
        Map<String, float[]> copies = new LinkedHashMap<>();
        for (int i = 0; i < folds.size(); i++) {
            int fold = i + 1;
            folds.get(i).copies().forEach((name, copy) -> copies.put(TrainingState.nameOf(fold, name), copy));
        }
        return copies;
    }

    /**
     * Takes the steps of an epoch, those of one network after those of the other.
     *
     * @return mean loss of the epoch's images, in the mean over the networks
     */
    double steps(int epoch, Listener listener) {
        double loss = 0;
        for (int i = 0; i < folds.size(); i++) {
            int done = i;
            FoldTraining fold = folds.get(i);
            loss += fold.steps(epoch, share -> listener.stepped((done + share) / folds.size(), fold.accuracy()));
        }
        return loss / folds.size();
    }

    /** Mean over the networks of their accuracy on their training images of this epoch, 0 to 1. */
    double accuracy() {
        return folds.stream().mapToDouble(FoldTraining::accuracy).average().orElseThrow();
    }

    /** Answers of all networks together on the held-out images; the trained weights' answer comes first. */
    Map<Weights, HeldOutPredictions> judge(int epoch) {
        List<Map<Weights, float[][]>> judged =
                folds.stream().map(fold -> fold.judge(epoch)).toList();
        List<int[]> labels =
                images.stream().map(fold -> fold.validation().labels()).toList();
        double seconds = folds.stream().mapToDouble(FoldTraining::judgeSeconds).sum();
        int rows = labels.stream().mapToInt(fold -> fold.length).sum();
        Map<Weights, HeldOutPredictions> answers = new LinkedHashMap<>();
        for (Weights weights : judged.get(0).keySet()) {
            answers.put(
                    weights,
                    HeldOutPredictions.of(
                            judged.stream().map(fold -> fold.get(weights)).toList(), labels, seconds / rows));
        }
        return answers;
    }

    /** The learning rate of the last step, or of the next one when it was {@link #setRate set} since. */
    double rate() {
        return first().rates().rate();
    }

    /** Sets the learning rate from the next step on; a schedule overrules it. */
    void setRate(double rate) {
        folds.forEach(fold -> fold.rates().set(rate));
    }

    /** The training of the first network, once they have started. */
    FoldTraining first() {
        return folds.get(0);
    }

    /** The engine, number format, device and algorithms of the networks, once they have started. */
    Computation computation() {
        return new Computation(
                engine.name(),
                engine.precision(spec.recipe().training()),
                engine.hardware().deviceName(),
                networks().stream()
                        .flatMap(network -> network.algorithms().stream())
                        .distinct()
                        .toList());
    }

    List<TrainableNetwork> networks() {
        return folds.stream().map(FoldTraining::network).toList();
    }

    @Override
    public void close() {
        folds.forEach(FoldTraining::close);
    }
}
