package werkbank.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;

/** Trials whose accuracy depends on the learning rate most, as it does in life; every ninth or so goes wrong. */
public record SampleTrials(List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs) {

    static SampleTrials of(int count, int epochs) {
        Random random = new Random(7);
        SampleTrials made = new SampleTrials(new ArrayList<>(), new TreeMap<>());
        for (int number = 1; number <= count; number++) {
            made.add(number, parameters(random), epochs, random);
        }
        return made;
    }

    private void add(int number, SortedMap<String, Object> parameters, int epochs, Random random) {
        TrialState state =
                switch (number % 19) {
                    case 6 -> TrialState.FAILED;
                    case 11 -> TrialState.DIVERGED;
                    case 4, 15 -> TrialState.PRUNED;
                    case 17 -> TrialState.INTERRUPTED;
                    default -> TrialState.COMPLETE;
                };
        if (state == TrialState.FAILED) {
            trials.add(with(failed(number, "the worker ended with code 134: out of memory", trace()), parameters));
            return;
        }
        int run = state == TrialState.COMPLETE ? epochs - random.nextInt(epochs / 3 + 1) : Math.max(1, epochs / 4);
        List<EpochMetrics> curve =
                curve(reach(parameters, random), run, parameters, state, keepsAverage(number), random);
        epochs().put(number, curve);
        trials.add(ended(number, parameters, state, curve, Optional.empty()));
    }

    /** Adds a trial with the same parameters; its curve lies a little lower, the more so the higher its number. */
    void repeat(Trial first, int number, TrialState state) {
        int run = state == TrialState.COMPLETE ? first.epochs() : 2;
        double lower = 0.0002 * (number % 5 + 1);
        List<EpochMetrics> curve = epochs.get(first.number()).stream()
                .limit(run)
                .map(e -> new EpochMetrics(
                        e.epoch(),
                        e.loss(),
                        e.accuracy(),
                        e.validationLoss() + lower,
                        e.validationAccuracy() - lower,
                        e.validationF1() - lower,
                        e.learningRate(),
                        e.seconds()))
                .toList();
        epochs.put(number, curve);
        trials.add(ended(number, first.parameters(), state, curve, Optional.of(first.number())));
    }

    private static SortedMap<String, Object> parameters(Random random) {
        SortedMap<String, Object> values = new TreeMap<>();
        values.put("filters", 16 * (1 + random.nextInt(4)));
        values.put("dropout", 0.6 * random.nextDouble());
        values.put("activation", List.of("relu", "elu", "swish").get(random.nextInt(3)));
        values.put("learning-rate", Math.pow(10, -4 + 3 * random.nextDouble()));
        boolean nesterov = random.nextBoolean();
        values.put("optimizer", nesterov ? "nesterov" : "adam");
        if (nesterov) {
            values.put("momentum", 0.8 + 0.19 * random.nextDouble());
        }
        return values;
    }

    private static double reach(SortedMap<String, Object> values, Random random) {
        double decades = Math.log10((double) values.get("learning-rate")) + 3.2;
        double filters = (int) values.get("filters") / 64.0;
        double hurt = decades > 0 ? Math.pow(decades, 2.5) * 0.004 : decades * decades * 0.004;
        return 0.9945 - hurt - 0.003 * (1 - filters) + 0.0008 * random.nextGaussian();
    }

    /** @param averaged whether there is an average of the weights from the second epoch on, of a lower loss */
    private static List<EpochMetrics> curve(
            double reach,
            int epochs,
            Map<String, Object> parameters,
            TrialState state,
            boolean averaged,
            Random random) {
        List<EpochMetrics> curve = new ArrayList<>();
        double rate = (double) parameters.get("learning-rate");
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double gap = 0.03 * Math.exp(-epoch / 2.5) + 0.0006 * Math.abs(random.nextGaussian());
            double accuracy = Math.round((reach - gap) * 6_000) / 6_000.0;
            double loss = state == TrialState.DIVERGED && epoch == epochs ? Double.NaN : 4 * (1 - accuracy);
            curve.add(new EpochMetrics(
                    epoch,
                    loss * 1.3,
                    accuracy - 0.4 * gap - 0.001,
                    loss,
                    accuracy,
                    accuracy - 0.0001,
                    rate,
                    21 + random.nextDouble(),
                    averaged && epoch > 1
                            ? Optional.of(new EpochMetrics.Averaged(
                                    0.9 * loss, accuracy, accuracy - 0.0001, accuracy - 0.0001))
                            : Optional.empty(),
                    accuracy - 0.0001));
            rate = epoch % 6 == 0 ? rate / 2 : rate;
        }
        return curve;
    }

    private static boolean keepsAverage(int number) {
        return number % 10 == 3;
    }

    private static Trial ended(
            int number,
            SortedMap<String, Object> parameters,
            TrialState state,
            List<EpochMetrics> curve,
            Optional<Integer> repeats) {
        EpochMetrics best = curve.get(0);
        for (EpochMetrics epoch : curve) {
            best = epoch.validationAccuracy() >= best.validationAccuracy() ? epoch : best;
        }
        Optional<TrialResult.Outcome> outcome = Set.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.WAITING)
                        .contains(state)
                ? Optional.of(OutcomeBuilder.reaching(best.validationAccuracy())
                        .weights(keepsAverage(number) ? TrialResult.Weights.SWA : TrialResult.Weights.TRAINED)
                        .epoch(best.epoch())
                        .logLoss(best.validationLoss())
                        .macroF1(best.validationF1())
                        .errors((int) Math.round(6_000 * (1 - best.validationAccuracy())))
                        .secondsPerImage(1e-4 + 1e-6 * number)
                        .confusion(confusion((int) Math.round(6_000 * (1 - best.validationAccuracy()))))
                        .parameters(9_000L * (int) parameters.get("filters"))
                        .files(
                                new StoredFile(
                                        String.format(Locale.ROOT, "trials/%04d/model.zip", number),
                                        SampleStudy.HASH,
                                        1_000_000),
                                new StoredFile(
                                        String.format(Locale.ROOT, "trials/%04d/validation.idx", number),
                                        SampleStudy.HASH,
                                        240_016))
                        .build())
                : Optional.empty();
        Optional<TrialResult.Failure> failure = state == TrialState.DIVERGED
                ? Optional.of(new TrialResult.Failure("the loss became NaN in epoch " + curve.size(), ""))
                : Optional.empty();
        double seconds = curve.stream().mapToDouble(EpochMetrics::seconds).sum();
        Instant started = SampleStudy.START.plusSeconds(110L * number);
        return new Trial(
                number,
                state,
                1_000L + number,
                parameters,
                curve.size(),
                seconds,
                started,
                Optional.of(started.plusMillis((long) (1_000 * seconds))),
                outcome,
                failure,
                repeats);
    }

    /** Of 600 images of each of ten classes, the mistakes spread over a few pairs. */
    private static List<List<Integer>> confusion(int errors) {
        int[][] counts = new int[10][10];
        for (int truth = 0; truth < counts.length; truth++) {
            counts[truth][truth] = 600;
        }
        for (int error = 0; error < errors; error++) {
            int truth = error * 7 % 10;
            counts[truth][truth]--;
            counts[truth][(truth + 1 + error % 4 * 2) % 10]++;
        }
        return Arrays.stream(counts)
                .map(row -> IntStream.of(row).boxed().toList())
                .toList();
    }

    static Trial failed(int number, String cause, String detail) {
        return new Trial(
                number,
                TrialState.FAILED,
                1_000L + number,
                new TreeMap<>(Map.of("filters", 64)),
                0,
                3.2,
                SampleStudy.START.plusSeconds(110L * number),
                Optional.of(SampleStudy.START.plusSeconds(110L * number + 3)),
                Optional.empty(),
                Optional.of(new TrialResult.Failure(cause, detail)),
                Optional.empty());
    }

    public static Trial with(Trial trial, SortedMap<String, Object> parameters) {
        return new Trial(
                trial.number(),
                trial.state(),
                trial.seed(),
                parameters,
                trial.epochs(),
                trial.seconds(),
                trial.started(),
                trial.ended(),
                trial.outcome(),
                trial.failure(),
                trial.repeats());
    }

    static Trial withoutConfusion(Trial trial) {
        return new Trial(
                trial.number(),
                trial.state(),
                trial.seed(),
                trial.parameters(),
                trial.epochs(),
                trial.seconds(),
                trial.started(),
                trial.ended(),
                trial.outcome()
                        .map(outcome ->
                                OutcomeBuilder.of(outcome).confusion(List.of()).build()),
                trial.failure(),
                trial.repeats());
    }

    private static String trace() {
        return "java.lang.OutOfMemoryError: physical memory usage is too high\n"
                + "\tat org.bytedeco.javacpp.Pointer.deallocator(Pointer.java:695)\n".repeat(60);
    }
}
