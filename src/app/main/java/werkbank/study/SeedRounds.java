package werkbank.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.dataset.IdxFile;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.RaceRound;
import werkbank.experiment.trial.RaceRound.Standing;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;
import werkbank.file.VerifiedFiles;
import werkbank.metric.SeedRace;
import werkbank.space.SearchPlan;

/**
 * The rounds of a race among configurations: who is clearly worse than the best, by what all their trials said of the
 * validation images. A round is decided once and kept in the store. Safe for several threads.
 */
final class SeedRounds {
    private final TrialStore store;
    private final Path folder;
    private final SearchPlan plan;
    private final Supplier<int[]> labels;

    /**
     * @param folder of the study's files
     * @param labels of the validation images, in the order of the stored probabilities
     */
    SeedRounds(TrialStore store, Path folder, SearchPlan plan, Supplier<int[]> labels) {
        this.store = store;
        this.folder = folder;
        this.plan = plan;
        this.labels = labels;
    }

    /**
     * The decision of a round, as it is in the store where it is there for the same configurations. One whose answers
     * are all gone before it can't be compared, and stays in the race.
     *
     * @param round from 1
     * @param racing the trials that were tried first
     * @throws werkbank.WerkbankException when a file of answers is missing or has changed
     */
    synchronized RaceRound decided(int round, List<Integer> racing) {
        List<RaceRound> known = store.verdicts().race();
        List<Integer> all = racing.stream().sorted().toList();
        return known(known, round, all).orElseGet(() -> {
            SortedMap<Integer, List<StoredFile>> answers = answers(all, round);
            return known(known, round, List.copyOf(answers.keySet())).orElseGet(() -> decide(round, answers, known));
        });
    }

    private static Optional<RaceRound> known(List<RaceRound> known, int round, List<Integer> compared) {
        return known.stream()
                .filter(one -> one.round() == round && one.racing().equals(compared))
                .findFirst();
    }

    private RaceRound decide(int round, SortedMap<Integer, List<StoredFile>> answers, List<RaceRound> known) {
        ImageLosses losses = new ImageLosses(plan.objective(), labels.get());
        List<Integer> compared = List.copyOf(answers.keySet());
        List<double[][]> all =
                answers.values().stream().map(files -> losses(files, losses)).toList();
        List<SeedRace.Standing> found = all.isEmpty() ? List.of() : SeedRace.of(all);
        double level = plan.repeats().race().orElseThrow();
        RaceRound decided = new RaceRound(
                round,
                IntStream.range(0, compared.size())
                        .mapToObj(place -> standing(compared.get(place), found.get(place), level))
                        .sorted(Comparator.comparingDouble(Standing::mean).thenComparingInt(Standing::trial))
                        .toList());
        List<RaceRound> rounds = new ArrayList<>(
                known.stream().filter(one -> one.round() < round).toList());
        rounds.add(decided);
        store.saveVerdicts(store.verdicts().racing(rounds));
        return decided;
    }

    private static Standing standing(int trial, SeedRace.Standing found, double level) {
        return new Standing(trial, found.mean(), found.behind(), found.error(), found.p(), found.p() <= level);
    }

    /** Losses of the configuration's answers, [seeds][images]. */
    private double[][] losses(List<StoredFile> answers, ImageLosses losses) {
        return answers.stream()
                .map(file -> losses.of(IdxFile.readFloats(VerifiedFiles.file(file, folder))))
                .toArray(double[][]::new);
    }

    /** Probabilities of the first seed's trials and of their first repeats that are complete, of those that have any. */
    private SortedMap<Integer, List<StoredFile>> answers(List<Integer> racing, int round) {
        List<Trial> trials = store.trials();
        SortedMap<Integer, List<StoredFile>> answers = new TreeMap<>();
        for (int first : racing) {
            Stream<Trial> original = trials.stream().filter(one -> one.number() == first);
            Stream<Trial> repeats = trials.stream().filter(one -> one.repeats().equals(Optional.of(first)));
            List<StoredFile> own = Stream.concat(original, repeats.limit(round))
                    .filter(one -> one.state() == TrialState.COMPLETE)
                    .flatMap(one -> one.best().flatMap(Checkpoint::probabilities).stream())
                    .toList();
            if (!own.isEmpty()) {
                answers.put(first, own);
            }
        }
        return answers;
    }

    /** A round in a line for people. */
    static String words(RaceRound round) {
        if (round.standings().isEmpty()) {
            return String.format(Locale.ROOT, "race, round %d: no trial has answers to compare", round.round());
        }
        List<Integer> dropped = round.dropped();
        int left = round.standings().size() - dropped.size();
        return String.format(
                Locale.ROOT,
                "race, round %d: %s; trial %d leads",
                round.round(),
                dropped.isEmpty()
                        ? "none of " + Counted.of(left, "configuration") + " is clearly worse than the best"
                        : "no further seed for " + Counted.word(dropped.size(), "trial") + " "
                                + dropped.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "; "
                                + (left == 1 ? "one is left" : left + " go on"),
                round.standings().get(0).trial());
    }
}
