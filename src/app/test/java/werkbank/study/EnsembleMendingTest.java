package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.dataset.IdxBytes;
import werkbank.dataset.IdxFile;
import werkbank.dataset.LabelledImages;
import werkbank.ensemble.Ensemble;
import werkbank.ensemble.StudyEnsemble;
import werkbank.ensemble.choice.ValidationEnsembler;
import werkbank.experiment.Ensembler;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Predictor;
import werkbank.experiment.Samples;
import werkbank.experiment.SelectionData;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlans;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;

/** A process that ends at each step at which the ensemble is replaced, and the next one. */
class EnsembleMendingTest {
    private static final String SPACE =
            """
            name: s
            trials: 2
            data: {validation: 1, split-seed: 7}
            network: [dense: 2]
            training: {epochs: 1}
            """;

    @TempDir
    Path root;

    private Path folder;
    private SearchSpace space;
    private H2StudyArchive archive;
    private Instant now = Samples.NOON;

    /** Where a process ends. */
    private enum Step {
        NETWORKS_COPIED,
        FOLDER_WRITTEN,
        ROW_WRITTEN,
        TIDIED
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Every network says that all of three classes are equally likely. */
    private final Predictor predictor = (networks, images) -> networks.stream()
            .map(network -> new Predictor.Output(
                    Stream.generate(() -> new float[] {1 / 3f, 1 / 3f, 1 / 3f})
                            .limit(images.count())
                            .toArray(float[][]::new),
                    0.1))
            .toList();

    @BeforeEach
    void createAStudyWithTwoTrialsAndAnEnsembleOfTheFirst() throws IOException {
        Path data = Files.createDirectory(root.resolve("data"));
        IdxBytes.writeFolder(data, "");
        space = new SpaceReader(data).read(SPACE, "s.yaml", Path.of(""));
        archive = new H2StudyArchive(root.resolve("results"));
        folder = archive.folder("s").toAbsolutePath();
        StudyRecord record = new StudyRecord(
                "s",
                SPACE,
                "s.yaml",
                42,
                space.data(),
                Samples.NOON,
                Samples.study("s").provenance());
        try (TrialStore store = archive.create(record)) {
            for (int number : List.of(1, 2)) {
                store.begin(new Proposal(number, Samples.parameters(), Optional.empty()), 1);
                store.record(number, Samples.epoch(1));
                store.finish(number, TrialResult.complete(1, 2, outcome("trials/000" + number, 0.9 - 0.1 * number)));
            }
            study(store).ensemble(ensembler(), average(1));
            study(store).evaluate(ensembler());
        }
        now = Samples.NOON.plusSeconds(60);
    }

    private Outcome outcome(String trial, double accuracy) {
        byte[] network = trial.getBytes(StandardCharsets.UTF_8);
        Path model = folder.resolve(trial + "/best.zip");
        Path idx = folder.resolve(trial + "/validation-probabilities.idx");
        Outcome sample = Samples.outcome(accuracy);
        return OutcomeBuilder.reaching(accuracy)
                .weights(sample.best().weights())
                .errors(0)
                .files(
                        stored(model, DurableFile.write(model, out -> out.write(network))),
                        stored(idx, IdxFile.writeFloats(idx, new float[][] {{0.5f, 0.25f, 0.25f}})))
                .build();
    }

    private StoredFile stored(Path file, String sha256) {
        return new StoredFile(
                folder.relativize(file).toString(), sha256, file.toFile().length());
    }

    private Study study(TrialStore store) {
        return new Study(
                store,
                folder,
                space,
                StudyData.read(space.data()),
                Clock.fixed(now, ZoneOffset.UTC),
                StudyListener.SILENT);
    }

    private Ensembler ensembler() {
        return new ValidationEnsembler(predictor, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static EnsemblePlan average(int topK) {
        return EnsemblePlans.of(EnsemblePlan.Method.AVERAGE, topK);
    }

    /** The real one, in a process that ends at a step. */
    private record Ending(Ensembler ensembler, Step step) implements Ensembler {
        private void end(Step now) {
            if (now == step) {
                throw new Killed();
            }
        }

        @Override
        public EnsembleResult build(
                List<TrialCheckpoint> checkpoints, EnsemblePlan plan, SelectionData evidence, Path studyFolder) {
            return ensembler.build(checkpoints, plan, evidence, studyFolder);
        }

        @Override
        public void publish(
                EnsembleResult ensemble,
                StudyRecord study,
                Shape images,
                int classes,
                IntFunction<Recipe> recipe,
                Path studyFolder) {
            end(Step.NETWORKS_COPIED);
            ensembler.publish(ensemble, study, images, classes, recipe, studyFolder);
            end(Step.FOLDER_WRITTEN);
        }

        @Override
        public void tidy(EnsembleResult ensemble, Path studyFolder) {
            end(Step.ROW_WRITTEN);
            ensembler.tidy(ensemble, studyFolder);
            end(Step.TIDIED);
        }

        @Override
        public Distilled adopt(int trial, TrialResult learned, int[] labels, Path studyFolder) {
            return ensembler.adopt(trial, learned, labels, studyFolder);
        }

        @Override
        public Evaluation evaluate(EnsembleResult ensemble, Path studyFolder, LabelledImages images) {
            return ensembler.evaluate(ensemble, studyFolder, images);
        }

        @Override
        public Evaluation.MemberScore judge(Trial last, Views views, Path studyFolder, LabelledImages images) {
            return ensembler.judge(last, views, studyFolder, images);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void rowAndFolderAgreeAtTheNextCommand(Step step) {
        try (TrialStore store = archive.open("s")) {
            Ensembler ending = new Ending(ensembler(), step);
            assertThatThrownBy(() -> study(store).ensemble(ending, average(2))).isInstanceOf(Killed.class);
        }
        boolean replaced = step != Step.NETWORKS_COPIED;
        // What predict and export go by is whole at any moment, and as new as it can be.
        assertThat(membersInFolder()).containsExactlyElementsOf(replaced ? List.of(1, 2) : List.of(1));

        assertMended(step == Step.FOLDER_WRITTEN, replaced ? List.of(1, 2) : List.of(1), !replaced);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whatHasLearnedFromItIsTheSameInBoth(Step step) {
        distil("first");
        now = now.plusSeconds(60);
        Path former = onlyDistilled();
        try (TrialStore store = archive.open("s")) {
            // Another configuration's, so that the first one is to be replaced.
            assertThatThrownBy(() ->
                            study(store).distil(new Ending(ensembler(), step), runner("second"), OptionalInt.of(2)))
                    .isInstanceOf(Killed.class);
        }
        boolean replaced = step != Step.NETWORKS_COPIED;
        assertThat(membersInFolder()).containsExactly(1);
        assertThat(onlyDistilled()).hasContent(replaced ? "second/best" : "first/best");
        assertThat(former).as("while a row names it").satisfies(file -> {
            if (step != Step.TIDIED) {
                assertThat(file).hasContent("first/best");
            }
        });

        assertMended(step == Step.FOLDER_WRITTEN, List.of(1), false);
        assertThat(onlyDistilled()).hasContent(replaced ? "second/best" : "first/best");
    }

    private void distil(String name) {
        try (TrialStore store = archive.open("s")) {
            assertThat(study(store).distil(ensembler(), runner(name), OptionalInt.empty()))
                    .isPresent();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private TrialRunner runner(String name) {
        return new TrialRunner() {
            @Override
            public TrialResult run(TrialSpec spec, TrialListener listener) {
                Outcome sample = outcome(spec.folder(), 0.9);
                Path model = folder.resolve(spec.folder() + "/best.zip");
                byte[] network = (name + "/best").getBytes(StandardCharsets.UTF_8);
                StoredFile written = stored(model, DurableFile.write(model, out -> out.write(network)));
                return TrialResult.complete(
                        1, 2, OutcomeBuilder.of(sample).models(List.of(written)).build());
            }

            @Override
            public void close() {}
        };
    }

    private Path onlyDistilled() {
        EnsembleResult ensemble = new StudyEnsemble().of(record(), folder).orElseThrow();
        return folder.resolve(ensemble.distilled().orElseThrow().model().path());
    }

    private StudyRecord record() {
        try (TrialStore store = archive.open("s")) {
            return store.study();
        }
    }

    private List<Integer> membersInFolder() {
        try (Ensemble ensemble = Ensemble.open(folder.resolve("ensemble"), predictor)) {
            return ensemble.manifest().ensemble().members().stream()
                    .map(Member::trial)
                    .toList();
        }
    }

    private void assertMended(boolean saysSo, List<Integer> members, boolean evaluated) {
        try (TrialStore store = archive.open("s")) {
            EnsembleMending mending = new EnsembleMending(store, new StudyEnsemble(), folder);
            Optional<String> said = mending.mend();
            assertThat(said.isPresent()).isEqualTo(saysSo);
            said.ifPresent(line -> assertThat(line)
                    .startsWith("a command was cut off while it replaced the ensemble of study 's': ")
                    .doesNotContain("\n"));
            EnsembleResult row = store.ensemble().orElseThrow();
            assertThat(row.members()).extracting(Member::trial).containsExactlyElementsOf(members);
            assertThat(new StudyEnsemble()
                            .of(store.study(), folder)
                            .orElseThrow()
                            .usesTheSameAs(row))
                    .isTrue();
            assertThat(store.evaluation().isPresent()).isEqualTo(evaluated);
            assertThat(mending.mend()).as("once is enough").isEmpty();
            study(store).evaluate(ensembler());
        }
        assertThat(membersInFolder()).isEqualTo(members);
    }

    /** As a process of a former version may have left it, which wrote the row first. */
    @Test
    void aFolderThatIsOlderGetsTheRows() throws IOException {
        byte[] former = Files.readAllBytes(folder.resolve("ensemble/ensemble.json"));
        try (TrialStore store = archive.open("s")) {
            study(store).ensemble(ensembler(), average(2));
        }
        Files.write(folder.resolve("ensemble/ensemble.json"), former);
        assertThat(membersInFolder()).containsExactly(1);

        assertMended(true, List.of(1, 2), false);
    }

    @Test
    void aRowWhoseFilesAreGoneGetsTheFolders() throws IOException {
        byte[] former = Files.readAllBytes(folder.resolve("ensemble/ensemble.json"));
        try (TrialStore store = archive.open("s")) {
            study(store).ensemble(ensembler(), average(2));
        }
        Files.write(folder.resolve("ensemble/ensemble.json"), former);
        Files.delete(folder.resolve("ensemble/trial-0002.zip"));

        assertMended(true, List.of(1), false);
    }

    @Test
    void whatIsAnotherStudysOrDamagedIsLeftAlone() throws IOException {
        Path manifest = folder.resolve("ensemble/ensemble.json");
        String text = Files.readString(manifest);
        for (String other : List.of(
                text.replace("\"study\" : \"s\"", "\"study\" : \"t\"")
                        .replace("\"temperature\" : 1.0", "\"temperature\" : 2.0"),
                text.replace("\"seed\" : 42", "\"seed\" : 43"),
                text.replace("\"trial\" : 1", "\"trial\" : 9"),
                text.substring(0, 100))) {
            assertThat(other).isNotEqualTo(text);
            Files.writeString(manifest, other);
            try (TrialStore store = archive.open("s")) {
                EnsembleResult row = store.ensemble().orElseThrow();
                assertThat(new EnsembleMending(store, new StudyEnsemble(), folder).mend())
                        .as(other)
                        .isEmpty();
                assertThat(store.ensemble()).contains(row);
            }
            assertThat(manifest).hasContent(other);
        }
    }

    @Test
    void aStudyWithoutAnEnsembleHasNothingToMend() {
        DurableFile.delete(folder.resolve("ensemble/ensemble.json"));
        try (TrialStore store = archive.open("s")) {
            assertThat(new EnsembleMending(store, new StudyEnsemble(), folder).mend())
                    .isEmpty();
        }
        assertThat(folder.resolve("ensemble").toFile().list()).containsExactly("trial-0001.zip");
    }
}
