package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.app.ValueFormat;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.Compared;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Look;
import werkbank.metric.Score;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.TestTime;

/** An ensemble as people read it. */
final class EnsembleText {
    private static final int TRIALS_SHOWN = 8;

    private EnsembleText() {}

    /** How one is to be built, for instance {@code of at most 5, method auto}. */
    static String of(EnsemblePlan plan) {
        String size = plan.topK().isPresent() ? "of at most " + plan.topK().getAsInt() + ", " : "";
        String looks = plan.testTime() == TestTime.NONE
                ? ""
                : ", test-time augmentation " + plan.testTime().label();
        String bits = plan.int8() == Int8.OFF ? "" : ", int8 " + plan.int8().label();
        String time = plan.msPerImage().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ", at most %s ms an image",
                        ValueFormat.value(plan.msPerImage().getAsDouble()))
                : "";
        return size + "method " + plan.method().label() + looks + bits + time;
    }

    /** Tells what was compared, what was taken and why, and the members with their weights. */
    static String of(EnsembleResult ensemble) {
        return comparison(ensemble.choice())
                + String.format(
                        Locale.ROOT,
                        "Method %s: %s%n%n",
                        ValueFormat.plain(ensemble.method()),
                        ensemble.choice().reason().words())
                + ensemble.choice().limit().map(EnsembleText::limit).orElse("")
                + members(ensemble)
                + looks(ensemble)
                + EightBitsText.of(ensemble)
                + (ensemble.temperature() == 1
                        ? ""
                        : String.format(Locale.ROOT, "%nTemperature %.4f%n", ensemble.temperature()));
    }

    /** Tells what a limit on time did. */
    private static String limit(TimeLimit limit) {
        return String.format(
                Locale.ROOT,
                "At most %s ms an image, of which the members take %s; left out for it: %s, %s%n%n",
                ValueFormat.value(limit.msPerImage()),
                ValueFormat.value(limit.taken()),
                Counted.of(limit.tooSlow(), "checkpoint"),
                Counted.of(limit.leftOut(), "ensemble"));
    }

    private static String comparison(Choice choice) {
        if (choice.compared().isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("method", "log-loss", "above the lowest", "accuracy", "members", "trials"));
        choice.compared().forEach(compared -> rows.add(row(compared)));
        return "Cross-validation within the validation images\n" + TextTable.of(rows) + "\n";
    }

    private static List<String> row(Compared compared) {
        return List.of(
                compared.method(),
                error(compared.logLoss(), compared.standardError()),
                error(compared.excess(), compared.excessError()),
                ValueFormat.percent(compared.accuracy()),
                ValueFormat.count(compared.members().size()),
                trials(compared.members()));
    }

    /** {@code 0.01612 ± 0.00140}: a loss in nats and its standard error. */
    static String error(double loss, double standardError) {
        return String.format(Locale.ROOT, "%.5f ± %.5f", loss, standardError);
    }

    private static String trials(List<Integer> members) {
        return members.stream().limit(TRIALS_SHOWN).map(String::valueOf).collect(Collectors.joining(" "))
                + (members.size() > TRIALS_SHOWN ? " …" : "");
    }

    private static String members(EnsembleResult ensemble) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "weight", "validation accuracy", "errors", "log-loss"));
        ensemble.members().forEach(m -> rows.add(row(m.name(), m.weight(), m.validation())));
        rows.add(row(ensemble.method(), 1, ensemble.validation()));
        return TextTable.of(rows);
    }

    /** How often each image is looked at, if that was a question. */
    private static String looks(EnsembleResult ensemble) {
        if (ensemble.looks().isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("looks", "log-loss", "above the lowest", "accuracy", "images/s"));
        ensemble.looks().forEach(look -> rows.add(row(look)));
        Views taken = ensemble.members().get(0).views();
        return "\nTest-time augmentation on the validation images\n" + TextTable.of(rows) + "Taken: "
                + words(taken.kind(), taken.count()) + "\n";
    }

    private static List<String> row(Look look) {
        return List.of(
                words(look.kind(), look.views()),
                String.format(Locale.ROOT, "%.5f", look.logLoss()),
                error(look.excess(), look.excessError()),
                ValueFormat.percent(look.accuracy()),
                ValueFormat.count(Math.round(look.imagesPerSecond())));
    }

    /** {@code shifts, 5}; one look is just that. */
    static String words(Views.Kind kind, int count) {
        return kind == Views.Kind.ONCE ? "once" : kind.label() + ", " + count;
    }

    private static List<String> row(String name, double weight, Score score) {
        return List.of(
                name,
                ValueFormat.decimal(weight),
                ValueFormat.percent(score.accuracy()),
                ValueFormat.count(score.errors()),
                ValueFormat.decimal(score.logLoss()));
    }
}
