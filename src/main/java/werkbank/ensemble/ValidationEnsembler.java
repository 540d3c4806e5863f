package werkbank.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.WerkbankException;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.Distilled;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EnsembleResult.Member;
import werkbank.experiment.Ensembler;
import werkbank.experiment.Evaluation;
import werkbank.experiment.ImageShape;
import werkbank.experiment.Predictor;
import werkbank.experiment.StoredFile;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialState;
import werkbank.metric.Score;
import werkbank.space.EnsemblePlan;

/**
 * Combines trials by their probabilities of the validation images: as a {@link Selection} finds members and weights, it
 * copies the members' networks and judges what they say together.
 */
public final class ValidationEnsembler implements Ensembler {
    /** Trials to choose from, unless more members are asked for. */
    private static final int MAX_CANDIDATES = 30;

    private static final String DISTILLED = "distilled.zip";

    private final Predictor predictor;
    private final Clock clock;

    public ValidationEnsembler(Predictor predictor, Clock clock) {
        this.predictor = predictor;
        this.clock = clock;
    }

    @Override
    public EnsembleResult build(List<Trial> trials, EnsemblePlan plan, int[] labels, Path studyFolder) {
        List<Trial> best = best(trials, Math.max(MAX_CANDIDATES, plan.topK().orElse(1)));
        Candidates candidates = Candidates.of(
                labels,
                best.stream()
                        .map(trial -> validationProbabilities(trial.outcome().orElseThrow(), studyFolder))
                        .toList());
        Selection selection =
                Selection.of(candidates, best.stream().map(Trial::number).toList(), plan);
        Weights weights = selection.weights();
        return EnsembleResult.of(
                selection.method().label(),
                weights.members().stream()
                        .map(m -> Member.of(
                                best.get(m).number(),
                                weights.of(m),
                                keep(best.get(m), studyFolder),
                                candidates.score(m)))
                        .toList(),
                selection.temperature().value(),
                Score.of(labels, selection.blend(candidates)),
                selection.choice(),
                growth(candidates),
                clock.instant());
    }

    /** Those whose files are all there, as far as {@link werkbank.space.SearchPlan#keep} has kept them. */
    private static List<Trial> best(List<Trial> trials, int most) {
        List<Trial> best = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .filter(trial -> hasFiles(trial.outcome().orElseThrow()))
                .limit(most)
                .toList();
        if (best.isEmpty()) {
            throw new WerkbankException("no trial of the study is complete, so there is nothing to combine");
        }
        return best;
    }

    private static boolean hasFiles(Outcome outcome) {
        return outcome.probabilities().isPresent() && !outcome.models().isEmpty();
    }

    private static List<Score> growth(Candidates candidates) {
        return IntStream.rangeClosed(1, Math.min(EnsembleResult.MAX_GROWTH, candidates.count()))
                .mapToObj(k -> candidates.score(Weights.equalOfFirst(candidates.count(), k)))
                .toList();
    }

    @Override
    public Evaluation evaluate(
            EnsembleResult ensemble, Path studyFolder, byte[][] images, int height, int width, int[] labels) {
        return Members.checking(ensemble, studyFolder, predictor)
                .assess(images, height, width, labels)
                .at(clock.instant());
    }

    @Override
    public Distilled adopt(int trial, TrialResult learned, int[] labels, Path studyFolder) {
        Outcome outcome = learned.outcome().orElseThrow();
        float[][] probabilities = validationProbabilities(outcome, studyFolder);
        Temperature temperature = Temperature.fit(labels, probabilities);
        return new Distilled(
                trial,
                outcome.parameters(),
                copy(outcome.models().get(0), DISTILLED, studyFolder),
                temperature.value(),
                Score.of(labels, temperature.applyTo(probabilities)),
                learned.epochs(),
                learned.seconds());
    }

    private static float[][] validationProbabilities(Outcome outcome, Path studyFolder) {
        return IdxFile.readFloats(Verified.file(outcome.probabilities().orElseThrow(), studyFolder));
    }

    private static List<StoredFile> keep(Trial trial, Path studyFolder) {
        List<StoredFile> models = trial.outcome().orElseThrow().models();
        List<StoredFile> copies = new ArrayList<>();
        for (StoredFile model : models) {
            String fold = models.size() == 1 ? "" : "-fold-" + (copies.size() + 1);
            copies.add(copy(model, "trial-%04d%s.zip".formatted(trial.number(), fold), studyFolder));
        }
        return List.copyOf(copies);
    }

    private static StoredFile copy(StoredFile model, String name, Path studyFolder) {
        Path source = Verified.file(model, studyFolder);
        Path copy = EnsembleFolder.of(studyFolder).resolve(name);
        DurableFile.write(copy, out -> Files.copy(source, out));
        return new StoredFile(copy.getParent().getFileName() + "/" + name, model.sha256(), model.bytes());
    }

    @Override
    public void settle(EnsembleResult ensemble, StudyRecord study, ImageShape images, Path studyFolder) {
        Path manifest =
                EnsembleFolder.write(EnsembleFolder.of(studyFolder), EnsembleManifest.of(ensemble, study, images));
        Set<Path> kept =
                ensemble.files().map(model -> studyFolder.resolve(model.path())).collect(Collectors.toSet());
        kept.add(manifest);
        try (var files = Files.list(manifest.getParent())) {
            for (Path file : files.filter(f -> !kept.contains(f)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new WerkbankException("can't tidy %s: %s".formatted(manifest.getParent(), e), e);
        }
    }
}
