package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.app.BegunStudy;
import werkbank.app.CheckedSpace;
import werkbank.app.MemoryNeed;
import werkbank.app.TrainingEngine;
import werkbank.app.TrainingPrecision;
import werkbank.app.ValueFormat;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Baselines;
import werkbank.recipe.LayerShape;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.OutlineRow;
import werkbank.recipe.layer.Layer;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerPlan;
import werkbank.search.CheckpointText;
import werkbank.search.LimitText;
import werkbank.search.sampler.PriorsText;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;
import werkbank.space.SpaceSpan;
import werkbank.study.StudyData;

/** A checked search space as people read it: its images, how it is searched and trained, and what it spans. */
final class CheckText {
    private final Found found;
    private final SearchSpace space;
    private final StudyData data;
    private final PrintWriter out;

    /**
     * All that was found out about a search space.
     *
     * @param begun the study that a search goes on with, if it is there
     * @param start the line about the network that its trials start from
     * @param known lines about results that are known before the first trial
     * @param need of a worker here
     * @param workers as a search on this machine has them
     */
    record Found(
            CheckedSpace checked,
            BegunStudy begun,
            Optional<String> start,
            List<String> known,
            TrainingEngine training,
            MemoryNeed need,
            Machine machine,
            WorkerPlan workers) {}

    CheckText(Found found, PrintWriter out) {
        this.found = found;
        this.space = found.checked().space();
        this.data = found.checked().data();
        this.out = out;
    }

    /** @param baseline whether simple methods are judged too, which takes seconds */
    void print(Path file, boolean baseline) {
        head(file);
        images();
        baseline(baseline);
        study();
        search();
        constraints();
        training();
        memory();
        span();
        network();
        out.flush();
    }

    /** Prints a text behind its label; without one it goes on with the line above. */
    private void line(String label, String text) {
        out.printf(Locale.ROOT, "%-9s %s%n", label, text);
    }

    private void more(String text) {
        line("", text);
    }

    private void head(Path file) {
        out.printf(
                Locale.ROOT,
                "%s is a valid search space%s%n",
                ValueFormat.plain(file.toString()),
                space.description().isEmpty() ? "" : ": " + plainLines(space.description()));
    }

    /** A description may have lines of its own. */
    private static String plainLines(String description) {
        return description.lines().map(ValueFormat::plain).collect(Collectors.joining("\n"));
    }

    private void images() {
        LabelledImages images = data.images();
        line(
                "Data",
                String.format(
                        Locale.ROOT,
                        "%s of %d × %d, %d classes, from %s",
                        division(),
                        images.shape().height(),
                        images.shape().width(),
                        images.classes(),
                        ValueFormat.plain(
                                Summary.shown(Path.of(space.data().folder())).toString())));
        if (!data.found().isEmpty()) {
            line("Found", ValueFormat.plain(data.found()));
        }
        data.notes().forEach(note -> more(ValueFormat.plain(note)));
        line("Images", ImageText.of(data.image(), data.statistics()));
        if (!data.classes().areNumbers()) {
            line("Classes", String.join(", ", data.classes().names()));
        }
    }

    private String division() {
        int heldOut = data.validationLabels().length;
        return space.data().folds() > 0
                ? String.format(
                        Locale.ROOT,
                        "%s images in %d folds",
                        ValueFormat.count(heldOut),
                        space.data().folds())
                : String.format(
                        Locale.ROOT,
                        "%s training and %s%s",
                        ValueFormat.count(data.trainingRows()),
                        Counted.of(heldOut, "validation image"),
                        space.data().heldOut() == DataSpec.HeldOut.LAST ? ", the last of the files," : "");
    }

    private void baseline(boolean ofSimpleMethods) {
        line("Baseline", BaselineText.of(data.majority(), data.classes(), "held-out"));
        if (ofSimpleMethods) {
            Baselines reached = data.baselines(space.seed());
            line("Majority", BaselineText.majority(reached, data.classes()));
            line("Linear", BaselineText.linear(reached));
        }
        data.warnings().forEach(warning -> line("Warning", ValueFormat.plain(warning)));
    }

    private void study() {
        line(
                "Study",
                String.format(
                        Locale.ROOT,
                        "%s%s%s, ensemble %s, seed %d",
                        ValueFormat.count(space.trials(), "trial"),
                        repeats(space.search().repeats().trials()),
                        space.timeout()
                                .map(limit -> ", at most " + ValueFormat.time(limit.toSeconds()))
                                .orElse(""),
                        EnsembleText.of(space.ensemble()),
                        found.begun().seed(space)));
        found.begun().words().ifPresent(this::more);
        space.ensemble().givenUp(data.validationLabels().length).forEach(this::more);
        found.start().ifPresent(words -> line("Start", words));
    }

    private static String repeats(int trials) {
        return trials == 0 ? "" : " and up to " + ValueFormat.count(trials, "repeat") + " of the best";
    }

    private void search() {
        SearchSpace chosen =
                found.begun().choice(space, found.workers().workers()).in(space);
        line("Sampler", SamplerText.of(chosen));
        PriorsText.of(chosen).ifPresent(this::more);
        found.known().forEach(words -> more(ValueFormat.plain(words)));
        line("Scheduler", chosen.search().scheduler().words());
        space.timeout().flatMap(limit -> LimitText.of(chosen)).ifPresent(this::more);
        line("Objective", space.search().objectiveWords());
        CheckpointText.of(chosen).ifPresent(this::more);
    }

    private void constraints() {
        if (!space.search().constraints().isEmpty()) {
            line("Keeps", String.join(", ", space.search().constraints().words()));
        }
        found.checked().feasible().words().ifPresent(this::more);
        found.checked().feasible().warning().ifPresent(words -> line("Warning", words));
    }

    private void training() {
        line("Engine", found.training().words());
        line(
                "Precision",
                TrainingPrecision.of(
                                found.training().engine(), space, found.begun().precision())
                        .words());
    }

    private void memory() {
        int fitting = WorkerPlan.fitting(found.machine(), found.need().most());
        line(
                "Memory",
                String.format(
                        Locale.ROOT,
                        "a worker needs up to %s; this machine's %s %s",
                        ValueFormat.mebibytes(found.need().most()),
                        ValueFormat.mebibytes(found.machine().memoryMiB()),
                        fitting == 0 ? "may not be enough" : "are enough for " + ValueFormat.count(fitting)));
        found.workers().warning().ifPresent(this::more);
    }

    private void span() {
        SpaceSpan span = SpaceSpan.of(space);
        if (span.parameters().isEmpty()) {
            line("Searches", "nothing: every value is fixed");
            return;
        }
        line(
                "Searches",
                String.format(
                        Locale.ROOT,
                        "%s, %s%n",
                        ValueFormat.count(span.parameters().size(), "parameter"),
                        span.configurationsInWords()));
        out.print(ParameterTableText.of(span));
    }

    private void network() {
        LabelledImages images = data.images();
        List<Layer> network = space.recipe(space.first()).network();
        out.printf(
                Locale.ROOT,
                "%nNetwork%s%n",
                space.parameters().isEmpty() ? "" : " with every parameter at its first value");
        out.print(layers(NetworkGraph.of(network, images.shape(), images.classes())));
        List<LayerShape> shapes = NetworkShapes.infer(network, images.shape(), images.classes());
        out.printf(
                Locale.ROOT,
                "%s parameters, %s of them trainable%n",
                ValueFormat.count(NetworkShapes.parameters(shapes)),
                ValueFormat.count(NetworkShapes.trainable(shapes)));
    }

    private static String layers(NetworkGraph network) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "output", "parameters"));
        OutlineRow.of(network)
                .forEach(row -> rows.add(List.of(
                        "  ".repeat(row.depth()) + row.name(),
                        row.output().toString(),
                        ValueFormat.count(row.parameters()))));
        return TextTable.of(rows);
    }
}
