package werkbank.ensemble.choice;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.dataset.IdxFile;
import werkbank.dataset.LabelledImages;
import werkbank.ensemble.Assessment;
import werkbank.ensemble.CheckedPredictor;
import werkbank.ensemble.EnsembleFolder;
import werkbank.ensemble.EnsembleManifest;
import werkbank.ensemble.EnsembleRules;
import werkbank.ensemble.MemberProbabilities;
import werkbank.ensemble.Members;
import werkbank.ensemble.Temperature;
import werkbank.experiment.Ensembler;
import werkbank.experiment.Predictor;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.SelectionData;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.file.VerifiedFiles;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.TestTime;

/**
 * Combines checkpoints of trials by their probabilities of the validation images: as a {@link Selection} finds members and
 * weights and a {@link ViewChoice} how they look, it copies the members' networks and judges what they say together.
 */
public final class ValidationEnsembler implements Ensembler {
    /** Checkpoints to choose from, unless more members are asked for. */
    private static final int MAX_CANDIDATES = 30;

    private final Predictor predictor;
    private final Clock clock;

    public ValidationEnsembler(Predictor predictor, Clock clock) {
        this.predictor = predictor;
        this.clock = clock;
    }

    @Override
    public EnsembleResult build(
            List<TrialCheckpoint> checkpoints, EnsemblePlan plan, SelectionData evidence, Path studyFolder) {
        if (checkpoints.isEmpty()) {
            throw new WerkbankException("no trial of the study is complete, so there is nothing to combine");
        }
        MemberTimes.Fast fast = MemberTimes.fastEnough(checkpoints, plan, looks(plan, evidence))
                .first(Math.max(MAX_CANDIDATES, plan.topK().orElse(1)));
        List<TrialCheckpoint> best = fast.checkpoints();
        Candidates candidates = Candidates.of(
                evidence.labels(),
                best.stream()
                        .map(one -> probabilities(one.checkpoint(), evidence, studyFolder))
                        .toList());
        Selection selection = Selection.of(
                candidates,
                best.stream().map(TrialCheckpoint::trial).toList(),
                plan,
                fast.times(plan),
                evidence.objective());
        MemberWeights weights = selection.weights();
        EnsembleCopies copies = new EnsembleCopies(studyFolder);
        EnsembleResult ensemble = EnsembleResult.of(
                selection.method().label(),
                weights.members().stream()
                        .map(m -> member(best.get(m), weights.of(m), candidates.score(m), copies))
                        .toList(),
                selection.temperature().value(),
                Score.of(evidence.labels(), selection.blend(candidates)),
                selection.choice(),
                growth(candidates),
                clock.instant());
        EnsemblePlan possible = plan.on(candidates.rows());
        return inEightBits(looking(ensemble, possible, evidence, studyFolder), possible, evidence, studyFolder);
    }

    /** Looks by a trial's number, each found out once: a trial may have several checkpoints. */
    private static IntUnaryOperator looks(EnsemblePlan plan, SelectionData evidence) {
        Map<Integer, Integer> known = new HashMap<>();
        return trial -> known.computeIfAbsent(
                trial,
                number -> ViewChoice.settled(
                        plan.testTime(), evidence.augmentation().apply(number)));
    }

    private EnsembleResult looking(
            EnsembleResult ensemble, EnsemblePlan plan, SelectionData evidence, Path studyFolder) {
        if (plan.testTime() == TestTime.NONE) {
            return ensemble;
        }
        List<Augmentation> augmentations = ensemble.members().stream()
                .map(member -> evidence.augmentation().apply(member.trial()))
                .toList();
        EnsembleResult looking = new ViewChoice(
                        checking(evidence.classes()), evidence, file -> studyFolder.resolve(file.path()))
                .choose(ensemble.members(), augmentations, plan.testTime(), affordable(ensemble, plan))
                .of(ensemble);
        return plan.testTime() == TestTime.AUTO
                ? looking.with(looking.choice()
                        .looking(looking.members().get(0).views().count()))
                : looking;
    }

    /** Looks that the limit on time has room for, where their number is still open. */
    private static int affordable(EnsembleResult ensemble, EnsemblePlan plan) {
        return plan.testTime() == TestTime.AUTO
                ? ensemble.choice().limit().map(TimeLimit::looks).orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    private EnsembleResult inEightBits(
            EnsembleResult ensemble, EnsemblePlan plan, SelectionData evidence, Path studyFolder) {
        if (plan.int8() == Int8.OFF) {
            return ensemble;
        }
        EightBitChoice choice =
                new EightBitChoice(checking(evidence.classes()), evidence, file -> studyFolder.resolve(file.path()));
        return ensemble.with(ensemble.members().stream().map(choice::tried).toList());
    }

    private static Member member(TrialCheckpoint one, double weight, Score validation, EnsembleCopies copies) {
        return new Member(one.trial(), one.otherEpoch(), weight, copies.of(one), validation, Views.ONCE);
    }

    private static List<Score> growth(Candidates candidates) {
        return IntStream.rangeClosed(1, Math.min(EnsembleResult.MAX_GROWTH, candidates.count()))
                .mapToObj(k -> candidates.score(MemberWeights.equalOfFirst(candidates.count(), k)))
                .toList();
    }

    @Override
    public Evaluation evaluate(EnsembleResult ensemble, Path studyFolder, LabelledImages images) {
        new EnsembleRules("the study's ensemble").check(ensemble);
        return Members.checking(ensemble, studyFolder, checking(images.classes()))
                .assess(images)
                .at(clock.instant());
    }

    /** Runs networks of studies from anybody. */
    private Predictor checking(int classes) {
        return new CheckedPredictor(predictor, classes);
    }

    @Override
    public MemberScore judge(Trial trial, Views views, Path studyFolder, LabelledImages images) {
        List<Network> networks = trial.lastModels().stream()
                .map(model -> new Network(VerifiedFiles.file(model, studyFolder), views))
                .toList();
        MemberProbabilities answers =
                MemberProbabilities.mean(checking(images.classes()).run(networks, images.images()));
        return Assessment.score(trial.number(), Optional.of(trial.epochs()), answers, images.labels());
    }

    @Override
    public Distilled adopt(int trial, TrialResult learned, int[] labels, Path studyFolder) {
        Outcome outcome = learned.outcome().orElseThrow();
        float[][] probabilities = probabilities(outcome.best(), studyFolder);
        Temperature temperature = Selection.temperature(labels, probabilities);
        return new Distilled(
                trial,
                outcome.parameters(),
                new EnsembleCopies(studyFolder)
                        .distilled(outcome.best().models().get(0)),
                temperature.value(),
                Score.of(labels, temperature.applyTo(probabilities)),
                learned.epochs(),
                learned.seconds());
    }

    private static float[][] probabilities(Checkpoint checkpoint, SelectionData evidence, Path studyFolder) {
        float[][] stored = probabilities(checkpoint, studyFolder);
        if (stored.length != evidence.labels().length || stored[0].length != evidence.classes()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s doesn't have answers on %d validation images of %d classes, which the study has",
                    studyFolder.resolve(checkpoint.probabilities().orElseThrow().path()),
                    evidence.labels().length,
                    evidence.classes()));
        }
        return stored;
    }

    private static float[][] probabilities(Checkpoint checkpoint, Path studyFolder) {
        return IdxFile.readFloats(VerifiedFiles.file(checkpoint.probabilities().orElseThrow(), studyFolder));
    }

    @Override
    public void publish(
            EnsembleResult ensemble,
            StudyRecord study,
            Shape images,
            int classes,
            IntFunction<Recipe> recipe,
            Path studyFolder) {
        EnsembleFolder.write(
                EnsembleFolder.of(studyFolder), EnsembleManifest.of(ensemble, study, images, classes, recipe));
    }

    @Override
    public void tidy(EnsembleResult ensemble, Path studyFolder) {
        new EnsembleCopies(studyFolder).tidy(ensemble);
    }
}
