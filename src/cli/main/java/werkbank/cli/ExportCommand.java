package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.ensemble.EnsembleZip;
import werkbank.file.DurableFile;

/** {@code werkbank export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes the ensemble as one zip, to be taken elsewhere.",
        description = {
            "",
            "The zip has all that predict and evaluate need: the networks, their weights in the ensemble, how images are"
                    + " made to fit, and where it all comes from. Each file is compared with its SHA-256 first.",
            "",
            "With --distilled it has the one network that has learned from the ensemble (werkbank ensemble STUDY"
                    + " --distil), and is used in the same way.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank export quick --output quick.zip",
            "  ./werkbank export quick --distilled --output small.zip",
            "  ./werkbank predict quick.zip seven.png"
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--distilled", description = "The network that has learned from the ensemble, in its place.")
    private boolean distilled;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to (default: STUDY.zip or STUDY-distilled.zip in the study's folder).")
    private Path output;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = EnsembleSource.ofStudy(study, shared);
        String name = study + (distilled ? "-distilled.zip" : ".zip");
        Path zip = DurableFile.requireNoFolder(
                output == null ? shared.results.resolve(study).resolve(name) : output);
        write(folder, zip);
        PrintWriter out = spec.commandLine().getOut();
        out.println(zip);
        out.flush();
        return ExitCode.DONE;
    }

    private void write(Path folder, Path zip) {
        if (!distilled) {
            EnsembleZip.write(folder, zip);
        } else if (!EnsembleZip.writeDistilled(folder, zip)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "study '%1$s' has no distilled network; train one with: werkbank ensemble %1$s --distil",
                    study));
        }
    }
}
