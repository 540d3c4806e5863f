package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.dataset.SmallMnist;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.ensemble.StudyEnsemble;
import werkbank.ensemble.choice.ValidationEnsembler;
import werkbank.experiment.Ensembler;
import werkbank.experiment.Provenance;
import werkbank.experiment.ProvenanceBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.TrainingData;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.file.DurableWrites;
import werkbank.predict.NetworkPredictor;
import werkbank.search.ArbiterSearch;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;
import werkbank.train.TrialTrainer;

/**
 * A process that is killed leaves what it has written so far. So a study is copied at every moment at which its folder
 * has changed, be it a file before and after it gets its name or a commit, and each copy goes on: the end is that of the
 * study that was never disturbed, and nothing that was recorded is trained again.
 */
@Timeout(300)
class EveryWriteIT {
    private static final int TRIALS = 2;
    private static final int EPOCHS = 3;
    private static final String SPACE =
            """
            name: cut
            trials: 2
            seed: 11
            data: {folder: data, validation: 20}
            ensemble: {top-k: 2}
            network:
              - conv: {filters: {choice: [2, 3]}, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - max-pool: 4
              - dense: 8
              - dropout: 0.3
            training:
              epochs: 3
              batch-size: 20
              learning-rate: {float: [1.0e-3, 1.0e-2], log: true}
              ema: {decay: 0.9}
              reduce-lr-on-plateau: {patience: 1, min-delta: 0.1}
            augmentation: {rotation: 10}
            """;

    /** Methods of the store that change nothing. */
    private static final Set<String> READS = Set.of(
            "study",
            "known",
            "uncheckedTrials",
            "trials",
            "trial",
            "epochs",
            "legs",
            "ensemble",
            "evaluation",
            "testOpenings");

    private static final Clock CLOCK = Clock.fixed(Samples.NOON, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Engine engine = Engines.best();
    private SearchSpace space;
    private StudyData data;
    private TrialTrainer trainer;

    /** Copies of the results, in the order of the changes. */
    private final List<Path> copies = new ArrayList<>();

    private SortedMap<String, String> copied = new TreeMap<>();

    @BeforeEach
    void readData() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 60, 20);
        space = new SpaceReader(folder).read(SPACE, "cut.yaml", folder);
        data = StudyData.read(space.data());
        trainer = new TrialTrainer(engine, TrainingData.read(space.data()).folds());
    }

    @Test
    void aProcessThatEndsAtAnyWriteLeavesAStudyThatGoesOnAsIfNothingHadHappened() throws IOException {
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Ended undisturbed;
        try (DurableWrites writes = DurableWrites.watch(() -> copyIfChanged(whole))) {
            undisturbed = work(whole, store -> watched(store, () -> copyIfChanged(whole)));
        }
        // A trial begins, and each epoch writes a network, its state and a row.
        assertThat(copies).hasSizeGreaterThan(TRIALS * EPOCHS * 5);
        for (Path copy : copies) {
            List<String> epochs = new ArrayList<>();
            Ended end = work(copy, store -> listening(store, epochs));
            assertThat(epochs)
                    .as("epochs known and trained after the end at %s", copy)
                    .hasSize(TRIALS * EPOCHS)
                    .doesNotHaveDuplicates();
            assertThat(end)
                    .as(copy.toString())
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*[sS]econds.*", ".*(started|ended)")
                    .isEqualTo(undisturbed);
            assertThat(filesButTheDatabase(copy)).as(copy.toString()).isEqualTo(filesButTheDatabase(whole));
        }
    }

    /** What a study has in the end. */
    private record Ended(
            List<Trial> trials,
            Map<Integer, List<EpochMetrics>> epochs,
            EnsembleResult ensemble,
            Evaluation evaluation) {
        static Ended of(TrialStore store) {
            assertThat(store.testOpenings()).isNotEmpty();
            return new Ended(
                    store.trials(),
                    store.epochs(),
                    store.ensemble().orElseThrow(),
                    store.evaluation().orElseThrow());
        }
    }

    private interface Wrapping {
        TrialStore around(TrialStore store);
    }

    /** As the command {@code run} does it. */
    private Ended work(Path results, Wrapping wrapping) {
        H2StudyArchive archive = new H2StudyArchive(results);
        Path study = archive.folder("cut").toAbsolutePath();
        Ensembler ensembler = new ValidationEnsembler(new NetworkPredictor(engine), CLOCK);
        try (TrialStore opened = new StudyOpener(archive, CLOCK)
                .openOrCreate(
                        "cut", space, OptionalLong.empty(), Optional.empty(), data, record -> true, this::provenance)) {
            TrialStore store = wrapping.around(opened);
            new EnsembleMending(store, new StudyEnsemble(), study).mend();
            Study job = new Study(store, study, space, data, CLOCK, StudyListener.SILENT);
            job.search(new ArbiterSearch(), new InThisProcess(), TRIALS, 1, () -> false);
            job.ensemble(ensembler, space.ensemble());
            if (store.evaluation().isEmpty()) {
                job.evaluate(ensembler);
            }
            return Ended.of(opened);
        }
    }

    private Provenance provenance() {
        return ProvenanceBuilder.of(data.files()).engine("softmax").build();
    }

    private final class InThisProcess implements TrialRunner {
        @Override
        public TrialResult run(TrialSpec spec, TrialListener listener) {
            return trainer.train(spec, listener);
        }

        @Override
        public void close() {}
    }

    /** The store, and an action after each call that may have changed it. */
    private static TrialStore watched(TrialStore store, Runnable afterwards) {
        return (TrialStore) Proxy.newProxyInstance(
                TrialStore.class.getClassLoader(), new Class<?>[] {TrialStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (!READS.contains(method.getName())) {
                        afterwards.run();
                    }
                    return answer;
                });
    }

    /** @param epochs gets each that the store has, is told of when a trial resumes, or records */
    private static TrialStore listening(TrialStore store, List<String> epochs) {
        store.epochs().forEach((trial, known) -> epochs.addAll(names(trial, known)));
        return (TrialStore) Proxy.newProxyInstance(
                TrialStore.class.getClassLoader(), new Class<?>[] {TrialStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("record")) {
                        epochs.addAll(names(arguments[0], List.of(arguments[1])));
                    } else if (method.getName().equals("resume")) {
                        names(arguments[0], (List<?>) arguments[1]).stream()
                                .filter(name -> !epochs.contains(name))
                                .forEach(epochs::add);
                    }
                    return method.invoke(store, arguments);
                });
    }

    private static List<String> names(Object trial, List<?> epochs) {
        return epochs.stream()
                .map(epoch -> trial + "/" + ((EpochMetrics) epoch).epoch())
                .toList();
    }

    /** States are written beside the next epoch's steps: a copy counts when nothing has changed meanwhile. */
    private synchronized void copyIfChanged(Path results) {
        for (Optional<SortedMap<String, String>> now = files(results);
                !now.equals(Optional.of(copied));
                now = files(results)) {
            Path copy = folder.resolve(String.format(Locale.ROOT, "copy-%03d", copies.size() + 1));
            if (now.isPresent() && copyTree(results, copy) && files(copy).equals(now)) {
                copied = now.get();
                copies.add(copy);
                return;
            }
            delete(copy);
        }
    }

    /** False when a file vanished on the way. */
    private static boolean copyTree(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static void delete(Path copy) {
        if (Files.exists(copy)) {
            try (Stream<Path> paths = Files.walk(copy)) {
                paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** SHA-256 of every file by its relative path; empty when one vanished on the way. */
    private static Optional<SortedMap<String, String>> files(Path results) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(results)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(results.relativize(file).toString(), DurableFile.sha256(file));
            }
        } catch (IOException | UncheckedIOException | WerkbankException e) {
            return Optional.empty();
        }
        return Optional.of(files);
    }

    private static SortedMap<String, String> filesButTheDatabase(Path results) {
        SortedMap<String, String> files = files(results).orElseThrow();
        files.remove("cut/study.mv.db");
        return files;
    }
}
