package werkbank.experiment;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.file.StoredFile;

/** Makes outcomes of trials for tests, which say what matters to them alone. */
public final class OutcomeBuilder {
    private int epoch = 1;
    private Weights weights = Weights.TRAINED;
    private double accuracy;
    private double logLoss = 0.1;
    private double macroF1;
    private double balancedAccuracy;
    private int errors = 1;
    private List<StoredFile> models = List.of();
    private Optional<StoredFile> probabilities = Optional.empty();
    private double secondsPerImage = 1e-4;
    private Optional<Double> spread = Optional.empty();
    private List<List<Integer>> confusion = List.of();
    private long parameters = 10;
    private List<Checkpoint> others = List.of();
    private List<StoredFile> lastModels = List.of();

    private OutcomeBuilder() {}

    /** An outcome whose best checkpoint is of the first epoch and has no files; its macro F1 and its balanced accuracy are its accuracy. */
    public static OutcomeBuilder reaching(double accuracy) {
        return new OutcomeBuilder().accuracy(accuracy).macroF1(accuracy).balancedAccuracy(accuracy);
    }

    /** The same outcome. */
    public static OutcomeBuilder of(Outcome outcome) {
        OutcomeBuilder builder = of(outcome.best())
                .secondsPerImage(outcome.secondsPerImage())
                .spread(outcome.spread())
                .confusion(outcome.confusion())
                .parameters(outcome.parameters())
                .others(outcome.others());
        builder.lastModels = outcome.lastModels();
        return builder;
    }

    /** The figures of an outcome whose files are deleted. */
    public static Outcome withoutFiles(Outcome outcome) {
        OutcomeBuilder builder = of(outcome).models(List.of()).others(List.of());
        builder.probabilities = Optional.empty();
        builder.lastModels = List.of();
        return builder.build();
    }

    /** An outcome with this checkpoint as its best. */
    public static OutcomeBuilder of(Checkpoint best) {
        OutcomeBuilder builder = reaching(best.accuracy())
                .epoch(best.epoch())
                .weights(best.weights())
                .logLoss(best.logLoss())
                .macroF1(best.macroF1())
                .balancedAccuracy(best.balancedAccuracy())
                .errors(best.errors())
                .models(best.models());
        builder.probabilities = best.probabilities();
        return builder;
    }

    public OutcomeBuilder epoch(int value) {
        epoch = value;
        return this;
    }

    public OutcomeBuilder weights(Weights value) {
        weights = value;
        return this;
    }

    public OutcomeBuilder accuracy(double value) {
        accuracy = value;
        return this;
    }

    public OutcomeBuilder logLoss(double value) {
        logLoss = value;
        return this;
    }

    public OutcomeBuilder macroF1(double value) {
        macroF1 = value;
        return this;
    }

    public OutcomeBuilder balancedAccuracy(double value) {
        balancedAccuracy = value;
        return this;
    }

    public OutcomeBuilder errors(int value) {
        errors = value;
        return this;
    }

    /** One file in place of the network and of the probabilities. */
    public OutcomeBuilder file(StoredFile value) {
        return files(value, value);
    }

    public OutcomeBuilder files(StoredFile model, StoredFile idx) {
        return models(List.of(model)).probabilities(idx);
    }

    public OutcomeBuilder models(List<StoredFile> value) {
        models = value;
        return this;
    }

    public OutcomeBuilder probabilities(StoredFile value) {
        probabilities = Optional.of(value);
        return this;
    }

    public OutcomeBuilder secondsPerImage(double value) {
        secondsPerImage = value;
        return this;
    }

    public OutcomeBuilder spread(Optional<Double> value) {
        spread = value;
        return this;
    }

    public OutcomeBuilder confusion(List<List<Integer>> value) {
        confusion = value;
        return this;
    }

    public OutcomeBuilder parameters(long value) {
        parameters = value;
        return this;
    }

    public OutcomeBuilder others(List<Checkpoint> value) {
        others = value;
        return this;
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(
                epoch, weights, accuracy, logLoss, macroF1, errors, models, probabilities, balancedAccuracy);
    }

    public Outcome build() {
        return new Outcome(checkpoint(), secondsPerImage, spread, confusion, parameters, others, lastModels);
    }
}
