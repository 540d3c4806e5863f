package werkbank.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialLegBuilder;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Precision;

/** The legs of sample trials on four workers: every third trial stopped at a rung, an interrupted one has no end. */
final class SampleLegs {
    private static final int RUNG = 2;

    private static final Computation COMPUTATION = new Computation("dl4j", Precision.F32, "some processor", List.of());

    private SampleLegs() {}

    static List<TrialLeg> of(List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs) {
        List<TrialLeg> legs = new ArrayList<>();
        trials.forEach(trial -> {
            boolean stopped = trial.number() % 3 == 0 && trial.epochs() > RUNG;
            Instant rung = trial.started().plusMillis((long) (1_000
                    * epochs.getOrDefault(trial.number(), List.of()).stream()
                            .limit(RUNG)
                            .mapToDouble(EpochMetrics::seconds)
                            .sum()));
            if (stopped) {
                legs.add(run(trial, trial.started()).ended(rung, RUNG).build());
            }
            TrialLegBuilder last = run(trial, stopped ? rung.plusSeconds(1) : trial.started());
            last.firstEpoch(stopped ? RUNG + 1 : 1);
            if (trial.state() != TrialState.INTERRUPTED) {
                trial.ended().ifPresent(end -> last.ended(end, trial.epochs()));
            }
            legs.add(last.build());
        });
        return legs;
    }

    private static TrialLegBuilder run(Trial trial, Instant started) {
        TrialLegBuilder run = TrialLegBuilder.of(trial.number(), started);
        worker(trial).ifPresent(run::worker);
        return run.computation(COMPUTATION);
    }

    private static Optional<String> worker(Trial trial) {
        int place = 1 + trial.number() % 4;
        return trial.number() == 2
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%d (process %d)", place, 100 + place + trial.number() / 20));
    }
}
