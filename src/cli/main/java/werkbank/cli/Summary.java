package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.BestEstimate;
import werkbank.experiment.trial.BrokenLimits;
import werkbank.experiment.trial.SeveralSeeds;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.Verdicts;
import werkbank.file.NearPath;
import werkbank.metric.Majority;
import werkbank.metric.McNemar;
import werkbank.space.SearchPlan;

/** The results of a study, in a dozen lines. */
final class Summary {
    private final TrialStore store;
    private final SearchPlan plan;
    private final Path folder;
    private final Path report;
    private final Majority heldOut;
    private final List<String> warnings;

    /** @param heldOut what a network must beat on the held-out images; {@code warnings} about the images */
    Summary(TrialStore store, SearchPlan plan, Path folder, Path report, Majority heldOut, List<String> warnings) {
        this.heldOut = heldOut;
        this.warnings = warnings;
        this.plan = plan;
        this.store = store;
        this.folder = folder;
        this.report = report;
    }

    void print(PrintWriter out) {
        List<Trial> trials = store.trials();
        out.printf(
                Locale.ROOT, "Study %s: %s%n", ValueFormat.plain(store.study().name()), states(trials));
        Optional<Trial> best = Trial.bestComplete(trials, plan);
        Verdicts verdicts = store.verdicts();
        best.ifPresent(trial -> best(trial, out));
        verdicts.of(trials, plan).ifPresent(found -> out.println(elsewhere(found)));
        BrokenLimits.of(trials, plan.constraints()).words().ifPresent(words -> out.println("Constraints: " + words));
        Set<Integer> dropped = verdicts.dropped();
        SeveralSeeds.of(trials, plan).stream()
                .filter(several -> !dropped.contains(several.trial()))
                .findFirst()
                .ifPresent(mean -> out.println(byMean(mean) + race(verdicts)));
        store.evaluation().ifPresent(evaluation -> evaluation(evaluation, out));
        baseline(out);
        files(best.map(Trial::number), out);
        out.flush();
    }

    /** Prints what any other figure is to be compared with, and how far it can be trusted. */
    private void baseline(PrintWriter out) {
        ClassNames names = store.study().named().orElseGet(() -> ClassNames.numbers(heldOut.label() + 1));
        out.println("Baseline: " + BaselineText.of(heldOut, names, "held-out")
                + store.evaluation()
                        .map(judged -> ", "
                                + BaselineText.share(
                                        judged.majority(),
                                        store.study().classes(judged.classes().size()),
                                        "test"))
                        .orElse(""));
        store.baselines().ifPresent(found -> out.println("Linear model: " + BaselineText.linear(found)));
        Stream<String> ofTest = store.evaluation().stream().flatMap(judged -> judged.warnings().stream());
        Stream.concat(warnings.stream(), ofTest)
                .forEach(warning -> out.println("Warning: " + ValueFormat.plain(warning)));
    }

    private static String states(List<Trial> trials) {
        String counts =
                trials.stream().collect(Collectors.groupingBy(Trial::state, Collectors.counting())).entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        double seconds = trials.stream().mapToDouble(Trial::seconds).sum();
        int repeats = (int) trials.stream().filter(Trial::isRepeat).count();
        return String.format(
                Locale.ROOT,
                "%s%s (%s), %s of training",
                ValueFormat.count(trials.size() - repeats, "trial"),
                repeats == 0 ? "" : " and " + ValueFormat.count(repeats, "repeat"),
                counts,
                ValueFormat.time(seconds));
    }

    private void best(Trial trial, PrintWriter out) {
        Outcome outcome = trial.outcome().orElseThrow();
        out.printf(
                Locale.ROOT,
                "Best trial %d: %s (epoch %d of %d), %s network parameters%n",
                trial.number(),
                ValueFormat.objective(plan.objective(), outcome.best()),
                outcome.best().epoch(),
                trial.epochs(),
                ValueFormat.count(outcome.parameters()));
        int width = trial.parameters().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String row = "  %-" + Math.max(1, width) + "s  %s";
        trial.parameters()
                .forEach((name, value) -> out.println(
                        ValueFormat.plain(String.format(Locale.ROOT, row, name, ValueFormat.value(value)))));
    }

    private String elsewhere(BestEstimate found) {
        return String.format(
                Locale.ROOT,
                "On other images expect about %s: it was chosen by these as the best of %s%s",
                ValueFormat.mean(plan.objective(), found.elsewhere()),
                ValueFormat.count(found.complete()),
                found.complete() > found.among()
                        ? ", reckoned from the " + ValueFormat.count(found.among()) + " whose files are kept"
                        : "");
    }

    /** Tells what a race has decided. */
    private static String race(Verdicts verdicts) {
        return verdicts.race().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; the race dropped %s of %s",
                        ValueFormat.count(verdicts.dropped().size()),
                        Counted.of(verdicts.race().get(0).standings().size(), "configuration"));
    }

    private String byMean(SeveralSeeds best) {
        return String.format(
                Locale.ROOT,
                "Best by mean of %d seeds: trial %d, %s ± %s",
                best.seeds(),
                best.trial(),
                ValueFormat.mean(plan.objective(), best.mean()),
                ValueFormat.mean(plan.objective(), best.deviation()));
    }

    private void evaluation(Evaluation evaluation, PrintWriter out) {
        if (evaluation.members().size() == 1) {
            network(evaluation, out);
        } else {
            ensemble(evaluation, out);
        }
        if (evaluation.ensemble().errors() > 0) {
            int[][] confusion = evaluation.confusion();
            out.println("Worst pairs: " + PairsText.of(confusion, store.study().classes(confusion.length)));
        }
    }

    /** Prints the test of a network alone, with its loss as it is in its file, which has no temperature. */
    private static void network(Evaluation evaluation, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Test of %s: loss %s, accuracy %s, %s of %s wrong (95 %% interval %s)%n",
                evaluation.bestMember().name(),
                ValueFormat.decimal(evaluation.bestMember().score().logLoss()),
                ValueFormat.percent(evaluation.ensemble().accuracy()),
                ValueFormat.count(evaluation.ensemble().errors()),
                ValueFormat.count(evaluation.testImages()),
                ValueFormat.interval(evaluation.interval()));
        evaluation.lastEpoch().ifPresent(last -> lastEpoch(last, evaluation.testImages(), out));
    }

    private static void lastEpoch(MemberScore last, int images, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Test of its last epoch, %d: loss %s, accuracy %s, %s of %s wrong (95 %% interval %s)%n",
                last.epoch().orElseThrow(),
                ValueFormat.decimal(last.score().logLoss()),
                ValueFormat.percent(last.score().accuracy()),
                ValueFormat.count(last.score().errors()),
                ValueFormat.count(images),
                ValueFormat.interval(last.interval()));
    }

    private static void ensemble(Evaluation evaluation, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Ensemble of %d: %s test accuracy, %s of %s wrong (95 %% interval %s)%n",
                evaluation.members().size(),
                ValueFormat.percent(evaluation.ensemble().accuracy()),
                ValueFormat.count(evaluation.ensemble().errors()),
                ValueFormat.count(evaluation.testImages()),
                ValueFormat.interval(evaluation.interval()));
        McNemar test = evaluation.versusBestMember();
        out.printf(
                Locale.ROOT,
                "Best member, %s: %s, %s wrong; the ensemble mends %s of its mistakes and makes %s"
                        + " (McNemar p = %s)%n",
                evaluation.bestMember().name(),
                ValueFormat.percent(evaluation.bestMember().score().accuracy()),
                ValueFormat.count(evaluation.bestMember().score().errors()),
                ValueFormat.count(test.onlyFirstRight()),
                Counted.of(test.onlySecondRight(), "new one"),
                String.format(Locale.ROOT, "%.3g", test.p()));
    }

    /** @param best the best trial's number; an ensemble that was built before it was tried is of others */
    private void files(Optional<Integer> best, PrintWriter out) {
        out.println("Files");
        out.println("  report    " + report);
        out.println("  study     " + shown(folder.resolve("study.mv.db")));
        store.ensemble().ifPresent(ensemble -> {
            Member first = ensemble.members().get(0);
            if (ensemble.members().size() == 1 && best.equals(Optional.of(first.trial()))) {
                network(first, out);
            } else {
                out.println("  ensemble  " + shown(folder.resolve("ensemble")));
            }
        });
    }

    private void network(Member member, PrintWriter out) {
        Stream<TrialCheckpoint> kept = store.trial(member.trial()).stream().flatMap(TrialCheckpoint::of);
        kept.filter(one -> one.otherEpoch().equals(member.epoch())).forEach(one -> {
            List<Path> models = one.checkpoint().models().stream()
                    .map(model -> folder.resolve(model.path()))
                    .toList();
            models.forEach(model ->
                    out.println("  best      " + ValueFormat.plain(shown(model).toString())));
            for (String beside : List.of("final.zip", "network.json")) {
                Path file = models.get(0).resolveSibling(beside);
                if (Files.exists(file)) {
                    out.println(String.format(Locale.ROOT, "  %-9s %s", beside.replaceFirst("\\..*", ""), shown(file)));
                }
            }
        });
    }

    /** Shows a path from the current folder where it is that or lies below it. */
    static Path shown(Path path) {
        return NearPath.fromHere(path);
    }
}
