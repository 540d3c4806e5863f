package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.store.H2StudyArchive;

/** A study that Werkbank's own commands run, and what its store says of it. A study that was cut off goes on. */
final class StudyRun {
    private final Setting setting;
    private final String study;
    private final Path space;

    /** @param text of the space */
    StudyRun(Setting setting, String study, String text) throws IOException {
        this.setting = setting;
        this.study = study;
        this.space = setting.room().resolve(study + ".yaml");
        Files.writeString(space, text);
    }

    /**
     * Searches, and adds the seconds to those that the findings have of the study's former runs.
     *
     * @return whether all trials are done
     */
    boolean search(Findings findings, String section, String key, TimeLimit time, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("search", space.toString(), "--study", study));
        words.addAll(List.of(options));
        Call call = call(words, time);
        findings.put(section, key, before(findings, section, key) + call.seconds());
        if (call.code() != 0) {
            findings.put(section, Gpu.PROBLEM, call.problem());
        } else {
            findings.remove(section, Gpu.PROBLEM);
        }
        return call.code() == 0;
    }

    private static double before(Findings findings, String section, String key) {
        return findings.section(section).get(key) instanceof Number seconds ? seconds.doubleValue() : 0;
    }

    /** Runs a command on the study. */
    Call command(String name, TimeLimit time, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(name, study));
        words.addAll(List.of(options));
        return call(words, time);
    }

    private Call call(List<String> words, TimeLimit time) throws IOException, InterruptedException {
        words.addAll(List.of(
                "--results",
                results().toString(),
                "--reports",
                setting.room().resolve("reports").toString()));
        return Call.of(setting, setting.werkbank(words.toArray(String[]::new)), study + "-" + words.get(0), time);
    }

    private Path results() {
        return setting.room().resolve("results");
    }

    private <T> T read(Function<TrialStore, T> question) {
        try (TrialStore store = new H2StudyArchive(results()).read(study).store()) {
            return question.apply(store);
        }
    }

    /** The epochs of each trial. */
    Collection<List<EpochMetrics>> epochs() {
        return read(store -> store.epochs().values());
    }

    /** Trials that are over, completed or pruned or failed. */
    List<Trial> over() {
        return read(store -> store.trials().stream()
                .filter(trial -> trial.state() != TrialState.RUNNING && trial.state() != TrialState.INTERRUPTED)
                .toList());
    }

    /** Whether there is such a study. */
    boolean exists() {
        return new H2StudyArchive(results()).exists(study);
    }
}
