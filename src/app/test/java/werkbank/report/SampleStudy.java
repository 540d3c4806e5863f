package werkbank.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import werkbank.dataset.ClassNames;
import werkbank.experiment.EvaluationBuilder;
import werkbank.experiment.KnownResults;
import werkbank.experiment.Provenance;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.Member;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.BestEstimate;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.experiment.trial.Verdicts;
import werkbank.recipe.Recipe;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Cost;
import werkbank.space.DataSpecBuilder;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlans;
import werkbank.space.FixedTemplate;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** A study that looks real, made from a seed, to read only. */
public record SampleStudy(
        StudyRecord study,
        List<Trial> trials,
        Map<Integer, List<EpochMetrics>> epochs,
        Optional<EnsembleResult> ensemble,
        Optional<Evaluation> evaluation,
        List<TestOpening> testOpenings)
        implements TrialStore {

    /** Trials of a study that is kept for other tests. */
    static final int MOST_KEPT = 100;

    private static final Map<List<Object>, SampleStudy> MADE = new ConcurrentHashMap<>();

    public static final Instant START = Instant.parse("2024-05-04T08:30:00Z");
    static final String HASH = "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6";

    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter.IntRange("filters", 16, 64, 16, false, Map.of()),
            new Parameter.FloatRange("dropout", 0, 0.6, false, Map.of()),
            new Parameter.Choice("activation", List.of("relu", "elu", "swish"), Map.of()),
            new Parameter.Choice("optimizer", List.of("adam", "nesterov"), Map.of()),
            new Parameter.FloatRange("learning-rate", 1e-4, 1e-1, true, Map.of()),
            new Parameter.FloatRange("momentum", 0.8, 0.99, false, Map.of("optimizer", List.of("nesterov"))));

    /** The recipe of every configuration: only its passes over the images are looked at. */
    private static final Recipe RECIPE = new SpaceReader(Path.of("data"))
            .read("name: s\ntrials: 1\nnetwork: [dense: 1]\ntraining: {epochs: 20}\n", "s.yaml", Path.of(""))
            .recipe(Map.of());

    /** A space of these parameters, searched at random as the plan says. */
    public static SearchSpace space(List<Parameter> parameters, SearchPlan plan) {
        return new SearchSpace(
                "sample",
                "",
                7,
                record("sample").data(),
                40,
                Optional.empty(),
                EnsemblePlans.of(EnsemblePlan.Method.AUTO, 5),
                Samplers.spec("random", Map.of()),
                plan,
                parameters,
                new FixedTemplate(() -> RECIPE),
                Optional.empty(),
                Optional.empty(),
                "",
                "search-spaces/mnist.yaml");
    }

    public static SearchSpace space() {
        return space(PARAMETERS, SearchPlan.STANDARD);
    }

    public static SearchSpace space(Objective objective) {
        return space(SearchPlan.STANDARD.scheduler(), objective, Optional.empty());
    }

    /** As {@link #space()}, with rungs and the network's size as a second objective. */
    static SearchSpace halving() {
        return space(
                Schedulers.spec("asha", Map.of("min-epochs", 2, "reduction", 3)),
                SearchPlan.STANDARD.objective(),
                Optional.of(Cost.PARAMETERS));
    }

    private static SearchSpace space(SchedulerSpec scheduler, Objective objective, Optional<Cost> cost) {
        SearchPlan plan = SearchPlan.STANDARD;
        return space(
                PARAMETERS,
                new SearchPlan(
                        scheduler,
                        objective,
                        cost,
                        plan.enqueue(),
                        plan.target(),
                        plan.patience(),
                        plan.repeats(),
                        plan.redraw(),
                        plan.keep()));
    }

    public static SampleStudy full() {
        return of("mnist-cnn", 40, 20);
    }

    /** The same one whenever it is asked for, since it is only read; but for large ones, which would hold memory. */
    public static SampleStudy of(String name, int trials, int epochs) {
        return trials > MOST_KEPT
                ? make(name, trials, epochs)
                : MADE.computeIfAbsent(List.of(name, trials, epochs), key -> make(name, trials, epochs));
    }

    private static SampleStudy make(String name, int trials, int epochs) {
        SampleTrials made = SampleTrials.of(trials, epochs);
        SampleStudy searched = new SampleStudy(
                record(name), made.trials(), made.epochs(), Optional.empty(), Optional.empty(), List.of());
        return searched.combined().evaluated();
    }

    /** {@link #full()}, then the two best configurations with two more seeds each, and one trial that waits. */
    public static SampleStudy repeated() {
        SampleStudy full = full();
        List<Trial> best = full.trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .sorted(Trial.bestFirst(Objective.VAL_ACCURACY))
                .limit(3)
                .toList();
        SampleTrials all = new SampleTrials(new ArrayList<>(full.trials), new TreeMap<>(full.epochs));
        all.repeat(best.get(0), 41, TrialState.COMPLETE);
        all.repeat(best.get(1), 42, TrialState.COMPLETE);
        all.repeat(best.get(0), 43, TrialState.COMPLETE);
        all.repeat(best.get(1), 44, TrialState.COMPLETE);
        all.repeat(best.get(2), 45, TrialState.WAITING);
        return new SampleStudy(
                full.study, all.trials(), all.epochs(), full.ensemble, full.evaluation, full.testOpenings);
    }

    static SampleStudy withoutTrials() {
        return new SampleStudy(record("fresh"), List.of(), Map.of(), Optional.empty(), Optional.empty(), List.of());
    }

    static SampleStudy onlyFailed() {
        List<Trial> trials = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            trials.add(SampleTrials.failed(number, "the worker ended with code 134: out of memory", "at Some.where"));
        }
        return new SampleStudy(record("unlucky"), trials, Map.of(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Every text that a study can hold tries to become an element. */
    public static SampleStudy hostile() {
        String text = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        SampleStudy full = of(text, 12, 4);
        List<Trial> trials = new ArrayList<>(full.trials());
        SortedMap<String, Object> parameters = new TreeMap<>(Map.of(text, text, "<b id='injected'>", "<!-- <i>"));
        trials.set(0, SampleTrials.with(trials.get(0), parameters));
        trials.add(SampleTrials.failed(13, text, text));
        return new SampleStudy(
                full.study(), trials, full.epochs(), full.ensemble(), full.evaluation(), full.testOpenings());
    }

    SampleStudy withoutEnsemble() {
        return new SampleStudy(study, trials, epochs, Optional.empty(), Optional.empty(), List.of());
    }

    SampleStudy withoutEvaluation() {
        return new SampleStudy(study, trials, epochs, ensemble, Optional.empty(), List.of());
    }

    SampleStudy with(Evaluation other) {
        return new SampleStudy(study, trials, epochs, ensemble, Optional.of(other), testOpenings);
    }

    /** As a former version would have recorded it. */
    SampleStudy withoutConfusion() {
        return new SampleStudy(
                study,
                trials.stream().map(SampleTrials::withoutConfusion).toList(),
                epochs,
                ensemble,
                evaluation,
                testOpenings);
    }

    /** The same trials, the first one with these parameters, in a study of this space. */
    SampleStudy searching(String yaml, SortedMap<String, Object> parameters) {
        StudyRecord other = new StudyRecord(
                study.name(), yaml, study.spaceFile(), study.seed(), study.data(), study.created(), study.provenance());
        List<Trial> changed = new ArrayList<>(trials);
        changed.set(0, SampleTrials.with(trials.get(0), parameters));
        return new SampleStudy(other, changed, epochs, ensemble, evaluation, testOpenings);
    }

    /** The same study, of which this was told of the data folder. */
    SampleStudy finding(Provenance.FoundImages images) {
        return with(study.provenance().with(images));
    }

    /** The same study, whose classes have names. */
    SampleStudy calling(ClassNames classes) {
        return new SampleStudy(study.with(classes), trials, epochs, ensemble, evaluation, testOpenings);
    }

    /** The same study, computed by another engine. */
    SampleStudy computedBy(String engine, String backend, String version) {
        return with(SampleProvenance.of(engine, backend, version));
    }

    private SampleStudy with(Provenance other) {
        StudyRecord record = new StudyRecord(
                study.name(), study.space(), study.spaceFile(), study.seed(), study.data(), study.created(), other);
        return new SampleStudy(record, trials, epochs, ensemble, evaluation, testOpenings);
    }

    SampleStudy first(int count) {
        return new SampleStudy(study, trials.subList(0, count), epochs, Optional.empty(), Optional.empty(), List.of());
    }

    /** Whose other members are checkpoints of the first one's trial, of epochs 1, 2, … */
    SampleStudy ofCheckpoints() {
        EnsembleResult result = ensemble.orElseThrow();
        List<Member> members = new ArrayList<>();
        for (Member member : result.members()) {
            members.add(new Member(
                    result.members().get(0).trial(),
                    Optional.of(members.size()).filter(epoch -> epoch > 0),
                    member.weight(),
                    member.models(),
                    member.validation(),
                    member.views()));
        }
        return new SampleStudy(study, trials, epochs, Optional.of(result.with(members)), Optional.empty(), List.of())
                .evaluated();
    }

    /** Whose members look several times, and from which a network has learned; judged as its second member. */
    SampleStudy distilled() {
        return new SampleStudy(
                        study,
                        trials,
                        epochs,
                        ensemble.map(SampleEnsemble::lookingAndDistilled),
                        Optional.empty(),
                        List.of())
                .evaluated();
    }

    /** Whose members were tried in eight bits: the first is taken, the second but for two layers, the others are not. */
    SampleStudy inEightBits() {
        EnsembleResult tried = SampleEnsemble.inEightBits(ensemble.orElseThrow());
        Evaluation judged = SampleEnsemble.evaluation(tried);
        return new SampleStudy(
                study,
                trials,
                epochs,
                Optional.of(tried),
                Optional.of(EvaluationBuilder.of(judged)
                        .floats(SampleEnsemble.inFloats(judged))
                        .build()),
                testOpenings);
    }

    /** The same ensemble in a study of one trial. */
    SampleStudy only(int trial) {
        return new SampleStudy(study, trial(trial).stream().toList(), epochs, ensemble, evaluation, testOpenings);
    }

    private SampleStudy combined() {
        List<Trial> best = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .sorted(Trial.bestFirst(Objective.VAL_ACCURACY))
                .limit(5)
                .collect(Collectors.toList());
        return new SampleStudy(
                study, trials, epochs, Optional.of(SampleEnsemble.of(best)), Optional.empty(), List.of());
    }

    private SampleStudy evaluated() {
        return new SampleStudy(
                study,
                trials,
                epochs,
                ensemble,
                Optional.of(SampleEnsemble.evaluation(ensemble.orElseThrow())),
                List.of(new TestOpening(START.plusSeconds(9_000), "evaluate", HASH)));
    }

    private static StudyRecord record(String name) {
        String space = "name: " + name + "\nseed: 7\nparameters:\n  filters: {int: [16, 64], step: 16}\n"
                + "  learning-rate: {float: [1.0e-4, 1.0e-1], log: true}\n";
        return new StudyRecord(
                name,
                space,
                "search-spaces/mnist.yaml",
                7,
                DataSpecBuilder.in("/data/mnist").validation(6_000).build(),
                START,
                SampleProvenance.of("dl4j", "nd4j-native", "1.0.0-M2.1"));
    }

    @Override
    public Optional<Trial> trial(int number) {
        return trials.stream().filter(trial -> trial.number() == number).findFirst();
    }

    @Override
    public List<EpochMetrics> epochs(int trial) {
        return epochs.getOrDefault(trial, List.of());
    }

    @Override
    public void goOnAs(StudyRecord same) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void begin(Proposal proposal, long seed) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void resume(int number, List<EpochMetrics> done) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void record(int number, EpochMetrics metrics) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void prune(int number) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void forgetFiles(int number) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void placed(int number, String worker) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void computedWith(int number, Computation computation) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public List<TrialLeg> legs() {
        return SampleLegs.of(trials, epochs);
    }

    @Override
    public void finish(int number, TrialResult result) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void saveEnsemble(EnsembleResult result) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void saveEvaluation(Evaluation result) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void saveBaselines(Baselines baselines) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Baselines> baselines() {
        return trials.isEmpty() ? Optional.empty() : Optional.of(Samples.baselines());
    }

    @Override
    public void saveVerdicts(Verdicts verdicts) {
        throw new UnsupportedOperationException();
    }

    /** The best trial is worth a little less elsewhere; at most 24 have their files. */
    @Override
    public Verdicts verdicts() {
        int complete = Trial.complete(trials);
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .min(Trial.bestFirst(Objective.VAL_ACCURACY))
                .map(best -> Verdicts.NONE.with(Optional.of(new BestEstimate(
                        best.number(),
                        best.best().orElseThrow().accuracy(),
                        best.best().orElseThrow().accuracy() - 0.0012,
                        Math.min(24, complete),
                        complete))))
                .orElse(Verdicts.NONE);
    }

    @Override
    public void saveGallery(Gallery gallery) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Gallery> gallery() {
        return trials.isEmpty() ? Optional.empty() : Optional.of(SampleGallery.of(10, 3));
    }

    @Override
    public void saveKnown(List<KnownResults> known) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public List<KnownResults> known() {
        return List.of();
    }

    @Override
    public void recordTestOpening(TestOpening opening) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void close() {}
}
