package werkbank.ensemble;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.WerkbankException;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EnsembleResult.Member;
import werkbank.experiment.Ensembler;
import werkbank.experiment.Evaluation;
import werkbank.experiment.Json;
import werkbank.experiment.Predictor;
import werkbank.experiment.StoredFile;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialState;
import werkbank.metric.Score;
import werkbank.space.EnsemblePlan;

/**
 * Combines trials by their probabilities of the validation images: as a {@link Selection} finds members and weights, it
 * copies the members' networks and judges what they say together.
 */
public final class ValidationEnsembler implements Ensembler {
    private static final String FOLDER = "ensemble";
    private static final String MANIFEST = "ensemble.json";

    /** Trials to choose from, unless more members are asked for. */
    private static final int MAX_CANDIDATES = 30;

    /** Images, one batch. */
    private static final int WARM_UP = 256;

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
                        .map(trial -> validationProbabilities(trial, studyFolder))
                        .toList());
        Selection selection =
                Selection.of(candidates, best.stream().map(Trial::number).toList(), plan);
        Weights weights = selection.weights();
        return new EnsembleResult(
                selection.method().label(),
                weights.members().stream()
                        .map(m -> new Member(
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
        warmUp(ensemble, studyFolder, images, height, width);
        List<Answers> answers = ensemble.members().stream()
                .map(member -> answers(member, studyFolder, images, height, width))
                .toList();
        return new Assessment(ensemble, images, height, width, labels, answers).at(clock.instant());
    }

    /** The first network waits for libraries to be loaded, which is not its own slowness. */
    private void warmUp(EnsembleResult ensemble, Path studyFolder, byte[][] images, int height, int width) {
        Path model = verified(ensemble.members().get(0).models().get(0), studyFolder);
        predictor.probabilities(model, Arrays.copyOf(images, Math.min(WARM_UP, images.length)), height, width);
    }

    private Answers answers(Member member, Path studyFolder, byte[][] images, int height, int width) {
        List<Path> models = member.models().stream()
                .map(model -> verified(model, studyFolder))
                .toList();
        long start = System.nanoTime();
        List<float[][]> networks = models.stream()
                .map(model -> predictor.probabilities(model, images, height, width))
                .toList();
        float[][] probabilities = Blend.mean(networks, equal(networks.size()));
        return new Answers(probabilities, (System.nanoTime() - start) / 1e9);
    }

    private static float[][] validationProbabilities(Trial trial, Path studyFolder) {
        return IdxFile.readFloats(
                verified(trial.outcome().orElseThrow().probabilities().orElseThrow(), studyFolder));
    }

    private static double[] equal(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }

    private static List<StoredFile> keep(Trial trial, Path studyFolder) {
        List<StoredFile> models = trial.outcome().orElseThrow().models();
        List<StoredFile> copies = new ArrayList<>();
        for (StoredFile model : models) {
            String fold = models.size() == 1 ? "" : "-fold-" + (copies.size() + 1);
            copies.add(copy(model, "%s/trial-%04d%s.zip".formatted(FOLDER, trial.number(), fold), studyFolder));
        }
        return List.copyOf(copies);
    }

    private static StoredFile copy(StoredFile model, String copy, Path studyFolder) {
        Path source = verified(model, studyFolder);
        DurableFile.write(studyFolder.resolve(copy), out -> Files.copy(source, out));
        return new StoredFile(copy, model.sha256(), model.bytes());
    }

    /** @throws WerkbankException when the file is not the one that the row names */
    private static Path verified(StoredFile stored, Path studyFolder) {
        Path file = studyFolder.resolve(stored.path());
        if (!Files.exists(file)) {
            throw new WerkbankException(
                    "%s is missing; the study's record says it has %d bytes".formatted(file, stored.bytes()));
        }
        String found = DurableFile.sha256(file);
        if (!found.equals(stored.sha256())) {
            throw new WerkbankException("%s has changed: its SHA-256 is %s, the study's record says %s"
                    .formatted(file, found, stored.sha256()));
        }
        return file;
    }

    @Override
    public void settle(EnsembleResult ensemble, Path studyFolder) {
        Path manifest = studyFolder.resolve(FOLDER).resolve(MANIFEST);
        byte[] text = Json.indented(ensemble).getBytes(StandardCharsets.UTF_8);
        DurableFile.write(manifest, out -> out.write(text));
        Set<Path> kept = ensemble.members().stream()
                .flatMap(member -> member.models().stream())
                .map(model -> studyFolder.resolve(model.path()))
                .collect(Collectors.toSet());
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
