package werkbank.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.app.OpenStudy;
import werkbank.app.Studies;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.search.PlannedEpochs;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlan.TestTime;

/** The command {@code ensemble}: combines the networks of a study that has been searched. */
@Command(
        name = "ensemble",
        mixinStandardHelpOptions = true,
        header = "Builds the ensemble from the trials' stored validation probabilities.",
        description = {
            "",
            "Takes seconds: nothing is trained, and the test set stays sealed. The method auto compares the others by"
                    + " cross-validation within the validation images and takes, of what is as good as the best, the most"
                    + " members.",
            "",
            "With --tta and --int8 the members' networks run on the validation images, which takes longer.",
            "",
            "With --distil one network then learns from the labels and from what the ensemble says of augmented images, to be"
                    + " used in its place. Interrupt it at any time: the same command goes on where it stopped.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank ensemble quick",
            "  ./werkbank ensemble quick --top-k 5 --method average",
            "  ./werkbank ensemble quick --ms-per-image 0.5",
            "  ./werkbank ensemble quick --tta auto",
            "  ./werkbank ensemble quick --int8 auto",
            "  ./werkbank ensemble quick --distil"
        })
final class EnsembleCommand implements Callable<Integer> {
    private static final String BEST = "best";

    /**
     * Takes a value only after an equals sign, and else the best trial; otherwise {@code --distil STUDY} would take the
     * study for the trial.
     */
    static final class OnlyAttached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (!"=".equals(info.get("separator"))) {
                words.push(BEST);
            }
            return false;
        }
    }

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Members at most; for average exactly so many (default: the space's).")
    private Integer topK;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How members and weights are found: ${COMPLETION-CANDIDATES} (default: the space's).")
    private Method method;

    @Option(
            names = "--tta",
            paramLabel = "LOOKS",
            description =
                    "Test-time augmentation, how members look at an image: ${COMPLETION-CANDIDATES}; auto takes the"
                            + " simplest that is as good as the best on the validation images. More looks cost more"
                            + " time for each image (default: the space's).")
    private TestTime testTime;

    @Option(
            names = "--int8",
            paramLabel = "WHEN",
            description =
                    "Members that answer in eight bits, several times as fast: ${COMPLETION-CANDIDATES}; auto takes those"
                            + " whose log-loss on the validation images rises by no more than one standard error (default:"
                            + " the space's).")
    private Int8 int8;

    @Option(
            names = "--ms-per-image",
            paramLabel = "MS",
            description =
                    "Milliseconds that an image may take all members together, as their trials measured it; slower"
                            + " ensembles are not compared (default: the space's).")
    private Double msPerImage;

    @Option(
            names = "--distil",
            paramLabel = "TRIAL",
            arity = "0..1",
            preprocessor = OnlyAttached.class,
            description = "Train one network on labels and the ensemble's answers, with the configuration of this trial"
                    + " (default: best, the member that is best on the validation images).")
    private String distil;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        OptionalInt student = student();
        try (OpenStudy open = OpenStudy.of(study, shared.workspace(), shared.notes(spec));
                TerminalWatcher watcher = new TerminalWatcher(shared, spec)) {
            Studies studies = new Studies(shared.workspace());
            EnsembleResult ensemble = studies.ensemble(open, plan(open), watcher);
            print(EnsembleText.of(ensemble));
            Optional<EnsembleResult> result =
                    distil == null ? Optional.of(ensemble) : distilled(studies, open, student, watcher);
            result.flatMap(EnsembleResult::distilled)
                    .ifPresent(learned -> print(
                            String.format(Locale.ROOT, "%n%s", DistilledText.of(ensemble, learned, open.store()))));
            return result.isPresent() ? ExitCode.DONE : ExitCode.INTERRUPTED;
        }
    }

    /** Adds a network that has learned from the ensemble; empty when it was interrupted. */
    private static Optional<EnsembleResult> distilled(
            Studies studies, OpenStudy open, OptionalInt student, TerminalWatcher watcher) throws InterruptedException {
        watcher.begins(open.space().search().objective(), PlannedEpochs.ofOne(open.space()));
        return studies.distil(open, student, watcher);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** The trial whose configuration is wanted; empty for the best member's. */
    private OptionalInt student() {
        if (distil == null || distil.equals(BEST)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(distil));
        } catch (NumberFormatException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "--distil is '%s'; it takes the number of a trial of study '%s', or nothing for the best member's",
                            distil,
                            study),
                    e);
        }
    }

    /** The space's, but for what the command line says. */
    private EnsemblePlan plan(OpenStudy open) {
        EnsemblePlan ofSpace = open.space().ensemble();
        return new EnsemblePlan(
                method == null ? ofSpace.method() : method,
                topK == null ? ofSpace.topK() : OptionalInt.of(checkedTopK(open)),
                testTime == null ? ofSpace.testTime() : testTime,
                int8 == null ? ofSpace.int8() : int8,
                msPerImage == null ? ofSpace.msPerImage() : OptionalDouble.of(checkedMsPerImage()));
    }

    private double checkedMsPerImage() {
        if (!(msPerImage > 0 && msPerImage < Double.POSITIVE_INFINITY)) {
            throw new InputException(String.format(
                    Locale.ROOT, "--ms-per-image is %s; it must be a number of milliseconds above 0", msPerImage));
        }
        return msPerImage;
    }

    /** Leaves it to the study to say why there is nothing to combine. */
    private int checkedTopK(OpenStudy open) {
        int checkpoints = TrialCheckpoint.bestFirst(
                        Trial.keeping(
                                open.store().trials(), open.space().search().constraints()),
                        open.space().search().objective())
                .size();
        if (topK < 1 || checkpoints > 0 && topK > checkpoints) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--top-k is %d; it must be %s",
                    topK,
                    checkpoints == 0
                            ? "at least 1"
                            : "1 to " + checkpoints + ", the checkpoints of study '" + study + "'"));
        }
        return topK;
    }
}
