package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.Counted;
import werkbank.app.BegunStudy;
import werkbank.app.LearnedStudies;
import werkbank.app.MemoryNeed;
import werkbank.app.StartNetwork;
import werkbank.app.StartingPoint;
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
import werkbank.run.local.CardShare;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerPlan;
import werkbank.search.CheckpointText;
import werkbank.search.Feasibility;
import werkbank.search.LimitText;
import werkbank.search.SearchChoice;
import werkbank.search.sampler.PriorsText;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;
import werkbank.space.SpaceSpan;
import werkbank.study.StudyData;

/** The command {@code check}: reads a space and its data as a search would, and trains nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Validates a search space and prints what it spans.",
        description = {
            "",
            "Trains no network. Reads the training files to see that networks and images fit, and of the sealed test"
                    + " headers and labels, to see that it will fit: docs/data.md.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank check search-spaces/compact.yaml"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SPACE.yaml", description = "The search space.")
    private Path file;

    @Option(
            names = "--baseline",
            description = "Also what naming always one class and a linear model on the pixels reach: trains the latter,"
                    + " in seconds.")
    private boolean baseline;

    @Mixin
    private SharedOptions shared;

    @Mixin
    private PictureOptions pictures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SearchSpace read = shared.workspace().spaces().read(file);
        read.checkData();
        BegunStudy begun = new BegunStudy(shared.workspace().archive(), read.name());
        StudyData data = StudyData.read(pictures.on(begun.images(read.data())), shared.reading())
                .requireFittingTest();
        SearchSpace space = data.fit(read);
        LabelledImages images = data.images();
        space.checkFits(images.shape());
        space.checkClasses(images.classes());
        Feasibility feasible = Feasibility.require(space);
        Machine machine = Machine.here();
        StartingPoint starting = new StartingPoint(shared.workspace(), space, data);
        Optional<StartNetwork> start =
                starting.check(shared.workspace().archive().folder(space.name()));
        List<String> known = new LearnedStudies(shared.workspace(), space, space.name()).words();
        TrainingEngine training = TrainingEngine.of(shared.workspace(), space);
        MemoryNeed need = MemoryNeed.of(training.engine(), space, images);
        if (!training.device().isGpu()) {
            need.requireAnyFits(file, machine);
        }
        WorkerPlan workers = WorkerPlan.of(
                machine,
                space.trials(),
                OptionalInt.empty(),
                CardShare.oneEach(training.device().gpus()),
                need.most());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s is a valid search space%s%n",
                ValueFormat.plain(file.toString()),
                space.description().isEmpty() ? "" : ": " + plainLines(space.description()));
        out.printf(
                Locale.ROOT,
                "Data      %s of %d × %d, %d classes, from %s%n",
                division(space, data),
                images.shape().height(),
                images.shape().width(),
                images.classes(),
                ValueFormat.plain(Summary.shown(Path.of(space.data().folder())).toString()));
        if (!data.found().isEmpty()) {
            out.printf(Locale.ROOT, "Found     %s%n", ValueFormat.plain(data.found()));
        }
        data.notes().forEach(note -> out.printf(Locale.ROOT, "          %s%n", ValueFormat.plain(note)));
        out.printf(Locale.ROOT, "Images    %s%n", ImageText.of(data.image(), data.statistics()));
        if (!data.classes().areNumbers()) {
            out.printf(
                    Locale.ROOT,
                    "Classes   %s%n",
                    String.join(", ", data.classes().names()));
        }
        out.printf(Locale.ROOT, "Baseline  %s%n", BaselineText.of(data.majority(), data.classes(), "held-out"));
        if (baseline) {
            Baselines reached = data.baselines(space.seed());
            out.printf(Locale.ROOT, "Majority  %s%n", BaselineText.majority(reached, data.classes()));
            out.printf(Locale.ROOT, "Linear    %s%n", BaselineText.linear(reached));
        }
        data.warnings().forEach(warning -> out.printf(Locale.ROOT, "Warning   %s%n", ValueFormat.plain(warning)));
        out.printf(
                Locale.ROOT,
                "Study     %s%s%s, ensemble %s, seed %d%n",
                ValueFormat.count(space.trials(), "trial"),
                repeats(space.search().repeats().trials()),
                space.timeout()
                        .map(limit -> ", at most " + ValueFormat.time(limit.toSeconds()))
                        .orElse(""),
                EnsembleText.of(space.ensemble()),
                space.seed());
        space.ensemble()
                .givenUp(data.validationLabels().length)
                .forEach(line -> out.printf(Locale.ROOT, "          %s%n", line));
        start.ifPresent(network -> out.printf(Locale.ROOT, "Start     %s%n", starting.words(network)));
        SearchSpace chosen =
                SearchChoice.of(space, space.trials(), workers.workers()).in(space);
        out.printf(Locale.ROOT, "Sampler   %s%n", SamplerText.of(chosen));
        PriorsText.of(chosen).ifPresent(line -> out.printf(Locale.ROOT, "          %s%n", line));
        known.forEach(line -> out.printf(Locale.ROOT, "          %s%n", ValueFormat.plain(line)));
        out.printf(Locale.ROOT, "Scheduler %s%n", chosen.search().scheduler().words());
        space.timeout()
                .flatMap(limit -> LimitText.of(chosen))
                .ifPresent(line -> out.printf(Locale.ROOT, "          %s%n", line));
        out.printf(Locale.ROOT, "Objective %s%n", space.search().objectiveWords());
        CheckpointText.of(chosen).ifPresent(line -> out.printf(Locale.ROOT, "          %s%n", line));
        constraints(space, feasible, out);
        out.printf(Locale.ROOT, "Engine    %s%n", training.words());
        out.printf(
                Locale.ROOT,
                "Precision %s%n",
                TrainingPrecision.of(training.engine(), space, Optional.empty()).words());
        memory(need.most(), machine, workers, out);
        span(space, out);
        network(space, images, out);
        out.flush();
        return ExitCode.DONE;
    }

    /** A description may have lines of its own. */
    private static String plainLines(String description) {
        return description.lines().map(ValueFormat::plain).collect(Collectors.joining("\n"));
    }

    private static String repeats(int trials) {
        return trials == 0 ? "" : " and up to " + ValueFormat.count(trials, "repeat") + " of the best";
    }

    private static String division(SearchSpace space, StudyData data) {
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

    private static void constraints(SearchSpace space, Feasibility feasible, PrintWriter out) {
        if (!space.search().constraints().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "Keeps     %s%n",
                    String.join(", ", space.search().constraints().words()));
        }
        feasible.words().ifPresent(words -> out.printf(Locale.ROOT, "          %s%n", words));
        feasible.warning().ifPresent(words -> out.printf(Locale.ROOT, "Warning   %s%n", words));
    }

    private static void memory(long workerMiB, Machine machine, WorkerPlan plan, PrintWriter out) {
        int workers = WorkerPlan.fitting(machine, workerMiB);
        out.printf(
                Locale.ROOT,
                "Memory    a worker needs up to %s; this machine's %s %s%n",
                ValueFormat.mebibytes(workerMiB),
                ValueFormat.mebibytes(machine.memoryMiB()),
                workers == 0 ? "may not be enough" : "are enough for " + ValueFormat.count(workers));
        plan.warning().ifPresent(warning -> out.printf(Locale.ROOT, "          %s%n", warning));
    }

    private static void span(SearchSpace space, PrintWriter out) {
        SpaceSpan span = SpaceSpan.of(space);
        if (span.parameters().isEmpty()) {
            out.println("Searches  nothing: every value is fixed");
            return;
        }
        out.printf(
                Locale.ROOT,
                "Searches  %s, %s%n%n",
                ValueFormat.count(span.parameters().size(), "parameter"),
                span.configurationsInWords());
        out.print(ParameterTableText.of(span));
    }

    private static void network(SearchSpace space, LabelledImages images, PrintWriter out) {
        List<Layer> network = space.recipe(space.first()).network();
        List<LayerShape> shapes = NetworkShapes.infer(network, images.shape(), images.classes());
        out.printf(
                Locale.ROOT,
                "%nNetwork%s%n",
                space.parameters().isEmpty() ? "" : " with every parameter at its first value");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "output", "parameters"));
        OutlineRow.of(NetworkGraph.of(network, images.shape(), images.classes()))
                .forEach(row -> rows.add(List.of(
                        "  ".repeat(row.depth()) + row.name(),
                        row.output().toString(),
                        ValueFormat.count(row.parameters()))));
        out.print(TextTable.of(rows));
        out.printf(
                Locale.ROOT,
                "%s parameters, %s of them trainable%n",
                ValueFormat.count(NetworkShapes.parameters(shapes)),
                ValueFormat.count(NetworkShapes.trainable(shapes)));
    }
}
