package werkbank.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.Member;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialLegBuilder;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.experiment.trial.Verdicts;

/** A study in memory, for tests. */
public final class InMemoryTrialStore implements TrialStore {
    private StudyRecord study;
    private final SortedMap<Integer, Trial> trials = new TreeMap<>();
    private final SortedMap<Integer, SortedMap<Integer, EpochMetrics>> epochs = new TreeMap<>();
    private final List<TestOpening> testOpenings = new ArrayList<>();
    private final List<TrialLeg> legs = new ArrayList<>();
    private EnsembleResult ensemble;
    private Evaluation evaluation;
    private Baselines baselines;
    private Verdicts verdicts = Verdicts.NONE;
    private Gallery gallery;
    private List<KnownResults> known = List.of();
    private boolean closed;

    public InMemoryTrialStore(StudyRecord study) {
        this.study = study;
    }

    /** The same study in the hands of a new process. */
    synchronized InMemoryTrialStore reopened() {
        InMemoryTrialStore copy = new InMemoryTrialStore(study);
        trials.forEach((number, trial) -> copy.trials.put(number, withoutProcess(trial)));
        copy.epochs.putAll(epochs);
        copy.testOpenings.addAll(testOpenings);
        copy.legs.addAll(legs);
        copy.ensemble = ensemble;
        copy.evaluation = evaluation;
        copy.baselines = baselines;
        copy.verdicts = verdicts;
        copy.gallery = gallery;
        copy.known = known;
        return copy;
    }

    private Trial withoutProcess(Trial trial) {
        if (trial.state() != TrialState.RUNNING) {
            return trial;
        }
        double seconds = epochsOf(trial.number()).stream()
                .mapToDouble(EpochMetrics::seconds)
                .sum();
        return new Trial(
                trial.number(),
                TrialState.INTERRUPTED,
                trial.seed(),
                trial.parameters(),
                trial.epochs(),
                seconds,
                trial.started(),
                Optional.empty(),
                trial.outcome(),
                Optional.empty(),
                trial.repeats());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed: " + study.name());
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public StudyRecord study() {
        return study;
    }

    @Override
    public void goOnAs(StudyRecord same) {
        requireOpen();
        study = same;
    }

    @Override
    public synchronized List<Trial> trials() {
        requireOpen();
        return List.copyOf(trials.values());
    }

    @Override
    public synchronized Optional<Trial> trial(int number) {
        requireOpen();
        return Optional.ofNullable(trials.get(number));
    }

    @Override
    public synchronized List<EpochMetrics> epochs(int trial) {
        requireOpen();
        return epochsOf(trial);
    }

    private List<EpochMetrics> epochsOf(int trial) {
        return List.copyOf(
                epochs.getOrDefault(trial, Collections.emptySortedMap()).values());
    }

    @Override
    public synchronized Map<Integer, List<EpochMetrics>> epochs() {
        requireOpen();
        Map<Integer, List<EpochMetrics>> all = new TreeMap<>();
        epochs.keySet().forEach(trial -> all.put(trial, epochsOf(trial)));
        return all;
    }

    @Override
    public synchronized void begin(Proposal proposal, long seed) {
        requireOpen();
        int number = proposal.number();
        Trial former = trials.get(number);
        if (former != null && former.state().isFinished()) {
            throw new IllegalStateException(String.format(Locale.ROOT, "trial %d is %s", number, former.state()));
        }
        Instant now = Instant.now();
        trials.put(
                number,
                new Trial(
                        number,
                        TrialState.RUNNING,
                        seed,
                        Collections.unmodifiableSortedMap(new TreeMap<>(proposal.parameters())),
                        epochsOf(number).size(),
                        0,
                        former == null ? now : former.started(),
                        Optional.empty(),
                        former == null ? Optional.empty() : former.outcome().map(OutcomeBuilder::withoutFiles),
                        Optional.empty(),
                        proposal.repeats()));
        legs.add(TrialLegBuilder.of(number, now)
                .firstEpoch(epochsOf(number).size() + 1)
                .build());
    }

    private void changeLeg(int number, UnaryOperator<TrialLeg> change) {
        for (int i = legs.size() - 1; i >= 0; i--) {
            if (legs.get(i).trial() == number) {
                legs.set(i, change.apply(legs.get(i)));
                return;
            }
        }
    }

    @Override
    public synchronized void placed(int number, String worker) {
        requireRunning(number);
        changeLeg(number, leg -> TrialLegBuilder.of(leg).worker(worker).build());
    }

    @Override
    public synchronized void computedWith(int number, Computation computation) {
        requireRunning(number);
        changeLeg(
                number, leg -> TrialLegBuilder.of(leg).computation(computation).build());
    }

    @Override
    public synchronized List<TrialLeg> legs() {
        requireOpen();
        return List.copyOf(legs);
    }

    private Trial requireRunning(int number) {
        requireOpen();
        Trial trial = trials.get(number);
        if (trial == null || trial.state() != TrialState.RUNNING) {
            throw new IllegalStateException(String.format(Locale.ROOT, "trial %d is not RUNNING", number));
        }
        return trial;
    }

    @Override
    public synchronized void record(int number, EpochMetrics metrics) {
        Trial trial = requireRunning(number);
        SortedMap<Integer, EpochMetrics> known = epochs.computeIfAbsent(number, n -> new TreeMap<>());
        if (known.putIfAbsent(metrics.epoch(), metrics) != null) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "trial %d has epoch %d already", number, metrics.epoch()));
        }
        trials.put(number, running(trial));
    }

    @Override
    public synchronized void resume(int number, List<EpochMetrics> done) {
        Trial trial = requireRunning(number);
        int next = done.size() + 1;
        changeLeg(
                number,
                leg -> hasTrained(leg) && leg.firstEpoch() <= next
                        ? leg
                        : TrialLegBuilder.of(leg).firstEpoch(next).build());
        SortedMap<Integer, EpochMetrics> known = new TreeMap<>();
        done.forEach(metrics -> known.put(metrics.epoch(), metrics));
        epochs.put(number, known);
        Optional<TrialResult.Outcome> kept =
                trial.outcome().filter(outcome -> outcome.best().epoch() <= done.size());
        trials.put(number, running(with(trial, trial.state(), kept)));
    }

    private boolean hasTrained(TrialLeg leg) {
        return epochsOf(leg.trial()).stream().anyMatch(metrics -> metrics.epoch() >= leg.firstEpoch());
    }

    private Trial running(Trial trial) {
        return new Trial(
                trial.number(),
                TrialState.RUNNING,
                trial.seed(),
                trial.parameters(),
                epochsOf(trial.number()).size(),
                0,
                trial.started(),
                Optional.empty(),
                trial.outcome(),
                Optional.empty(),
                trial.repeats());
    }

    @Override
    public synchronized void finish(int number, TrialResult result) {
        Trial trial = requireRunning(number);
        if (!result.state().isFinished()
                && result.state() != TrialState.INTERRUPTED
                && result.state() != TrialState.WAITING) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "trial %d can't end as %s", number, result.state()));
        }
        Instant now = Instant.now();
        trials.put(
                number,
                new Trial(
                        number,
                        result.state(),
                        trial.seed(),
                        trial.parameters(),
                        result.epochs(),
                        result.seconds(),
                        trial.started(),
                        Optional.of(now),
                        result.state().mayHaveOutcome() ? result.outcome().or(trial::outcome) : Optional.empty(),
                        result.failure(),
                        trial.repeats()));
        changeLeg(number, leg -> TrialLegBuilder.of(leg)
                .ended(now, result.epochs(), result.state())
                .build());
    }

    @Override
    public synchronized void prune(int number) {
        requireOpen();
        Trial trial = trials.get(number);
        if (trial == null || trial.state() != TrialState.WAITING) {
            throw new IllegalStateException(String.format(Locale.ROOT, "trial %d is not WAITING", number));
        }
        trials.put(number, with(trial, TrialState.PRUNED, trial.outcome()));
    }

    @Override
    public synchronized void forgetFiles(int number) {
        requireOpen();
        trials.computeIfPresent(
                number, (n, trial) -> with(trial, trial.state(), trial.outcome().map(OutcomeBuilder::withoutFiles)));
    }

    private static Trial with(Trial trial, TrialState state, Optional<TrialResult.Outcome> outcome) {
        return new Trial(
                trial.number(),
                state,
                trial.seed(),
                trial.parameters(),
                trial.epochs(),
                trial.seconds(),
                trial.started(),
                trial.ended(),
                outcome,
                trial.failure(),
                trial.repeats());
    }

    @Override
    public synchronized void saveEnsemble(EnsembleResult ensemble) {
        requireOpen();
        for (Member member : ensemble.members()) {
            if (!trials.containsKey(member.trial())) {
                throw new IllegalStateException("there is no trial " + member.trial());
            }
        }
        this.ensemble = ensemble;
        this.evaluation = null;
    }

    @Override
    public synchronized Optional<EnsembleResult> ensemble() {
        requireOpen();
        return Optional.ofNullable(ensemble);
    }

    @Override
    public synchronized void saveEvaluation(Evaluation evaluation) {
        requireOpen();
        if (ensemble == null) {
            throw new IllegalStateException("there is no ensemble to evaluate");
        }
        this.evaluation = evaluation;
    }

    @Override
    public synchronized Optional<Evaluation> evaluation() {
        requireOpen();
        return Optional.ofNullable(evaluation);
    }

    @Override
    public synchronized void saveBaselines(Baselines reached) {
        requireOpen();
        baselines = reached;
    }

    @Override
    public synchronized Optional<Baselines> baselines() {
        requireOpen();
        return Optional.ofNullable(baselines);
    }

    @Override
    public synchronized void saveVerdicts(Verdicts found) {
        requireOpen();
        verdicts = found;
    }

    @Override
    public synchronized Verdicts verdicts() {
        requireOpen();
        return verdicts;
    }

    @Override
    public synchronized void saveGallery(Gallery pictures) {
        requireOpen();
        gallery = pictures;
    }

    @Override
    public synchronized Optional<Gallery> gallery() {
        requireOpen();
        return Optional.ofNullable(gallery);
    }

    @Override
    public synchronized void saveKnown(List<KnownResults> results) {
        requireOpen();
        known = List.copyOf(results);
    }

    @Override
    public synchronized List<KnownResults> known() {
        requireOpen();
        return known;
    }

    @Override
    public synchronized void recordTestOpening(TestOpening opening) {
        requireOpen();
        testOpenings.add(opening);
    }

    @Override
    public synchronized List<TestOpening> testOpenings() {
        requireOpen();
        return List.copyOf(testOpenings);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
