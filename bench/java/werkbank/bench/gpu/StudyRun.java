package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.store.H2StudyArchive;

/**
 * A study that Werkbank's own commands run, and what its store says of it. One that was cut off goes on where the findings have
 * its seconds; any other begins anew.
 */
final class StudyRun {
    /** Behind the key of a study's seconds: whether they are all that it takes. */
    private static final String WHOLE = "Whole";

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
     * Searches, and adds the seconds to those that the findings have of the study's former runs. What is searched to its end is
     * not searched again.
     *
     * @param key of the seconds
     * @return whether all trials are done
     */
    boolean search(Findings findings, String section, String key, TimeLimit time, String... options)
            throws IOException, InterruptedException {
        return search(findings, section, key, time, line -> {}, options);
    }

    /** @param heard hears the lines of its progress as they come */
    boolean search(
            Findings findings, String section, String key, TimeLimit time, Consumer<String> heard, String... options)
            throws IOException, InterruptedException {
        String whole = key + WHOLE;
        if (Boolean.TRUE.equals(findings.section(section).get(whole))) {
            return true;
        }
        double before = findings.section(section).get(key) instanceof Number seconds ? seconds.doubleValue() : 0;
        if (before == 0) {
            Leftovers.delete(setting.results().resolve(study));
        }
        // Whoever ends this process ends the count too.
        findings.remove(section, key);
        List<String> words = new ArrayList<>(List.of("search", space.toString(), "--study", study));
        words.addAll(List.of(options));
        Call call = call(words, time, heard);
        findings.put(section, key, before + call.seconds());
        findings.put(section, whole, call.code() == 0);
        if (call.code() != 0) {
            findings.put(section, Gpu.PROBLEM, call.problem());
        } else {
            findings.remove(section, Gpu.PROBLEM);
        }
        return call.code() == 0;
    }

    /** Has the next search begin anew. */
    void forget(Findings findings, String section, String key) {
        findings.remove(section, key);
        findings.remove(section, key + WHOLE);
    }

    /** Runs a command on the study. */
    Call command(String name, TimeLimit time, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(name, study));
        words.addAll(List.of(options));
        return call(words, time, line -> {});
    }

    private Call call(List<String> words, TimeLimit time, Consumer<String> heard)
            throws IOException, InterruptedException {
        words.addAll(List.of(
                "--results",
                setting.results().toString(),
                "--reports",
                setting.room().resolve("reports").toString()));
        return Call.of(
                setting, setting.werkbank(words.toArray(String[]::new)), study + "-" + words.get(0), time, heard);
    }

    private <T> T read(Function<TrialStore, T> question) {
        try (TrialStore store =
                new H2StudyArchive(setting.results()).read(study).store()) {
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
        return new H2StudyArchive(setting.results()).exists(study);
    }
}
