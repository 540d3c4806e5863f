package werkbank.cli;

import java.util.List;
import java.util.Locale;
import werkbank.app.ValueFormat;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.metric.Score;

/** An ensemble beside the one network that has learned from it, as people read it. */
final class DistilledText {
    private DistilledText() {}

    /** Compares ensemble and network on the validation images and in size, and tells how the network came about. */
    static String of(EnsembleResult ensemble, Distilled learned, TrialStore store) {
        return TextTable.of(List.of(
                        List.of("", "images", "validation accuracy", "errors", "log-loss", "parameters", "size"),
                        row("ensemble", ensemble.validation(), parameters(ensemble, store), ensemble.bytes()),
                        row(
                                "distilled",
                                learned.validation(),
                                learned.parameters(),
                                learned.model().bytes())))
                + String.format(
                        Locale.ROOT,
                        "%nDistilled with the configuration of trial %d, %s in %s%s%n",
                        learned.trial(),
                        ValueFormat.count(learned.epochs(), "epoch"),
                        ValueFormat.time(learned.seconds()),
                        learned.temperature() == 1
                                ? ""
                                : String.format(Locale.ROOT, "; temperature %.4f", learned.temperature()));
    }

    private static List<String> row(String name, Score score, long parameters, long bytes) {
        return List.of(
                name,
                ValueFormat.count(score.images()),
                ValueFormat.percent(score.accuracy()),
                ValueFormat.count(score.errors()),
                ValueFormat.decimal(score.logLoss()),
                ValueFormat.count(parameters),
                ValueFormat.bytes(bytes));
    }

    private static long parameters(EnsembleResult ensemble, TrialStore store) {
        return ensemble.members().stream()
                .mapToLong(member -> member.models().size() * parameters(member, store))
                .sum();
    }

    private static long parameters(Member member, TrialStore store) {
        return store.trial(member.trial())
                .orElseThrow()
                .outcome()
                .map(Outcome::parameters)
                .orElseThrow();
    }
}
