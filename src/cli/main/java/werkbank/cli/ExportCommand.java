package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.app.EnsembleSource;
import werkbank.ensemble.SavedEnsemble;
import werkbank.export.Exporter;
import werkbank.export.Exporters;
import werkbank.export.ZipExporter;
import werkbank.file.DurableFile;

/** The command {@code export}: copies an ensemble out of its study into a file that needs no study. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes the ensemble as one file, to be taken elsewhere.",
        description = {
            "",
            "The zip, which is the format unless --format names another, has all that predict and evaluate need: the"
                    + " networks, their weights in the ensemble, how images are made to fit, and where it all comes"
                    + " from. Each file is compared with its SHA-256 first.",
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
            names = "--format",
            paramLabel = "NAME",
            defaultValue = ZipExporter.NAME,
            completionCandidates = Formats.class,
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Where to (default: STUDY.zip or STUDY-distilled.zip in the study's folder; other formats have"
                            + " endings of their own).")
    private Path output;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    /** The names that {@code --format} takes. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Exporters.all().stream().map(Exporter::name).iterator();
        }
    }

    @Override
    public Integer call() {
        Exporter exporter = Exporters.named(format);
        Path folder = EnsembleSource.ofStudy(study, shared.workspace());
        String name = study + (distilled ? "-distilled" : "") + exporter.ending();
        Path file = DurableFile.requireNoFolder(
                output == null ? shared.results.resolve(study).resolve(name) : output);
        Exporters.write(ensemble(folder), exporter, file);
        PrintWriter out = spec.commandLine().getOut();
        out.println(file);
        out.flush();
        return ExitCode.DONE;
    }

    private SavedEnsemble ensemble(Path folder) {
        SavedEnsemble ensemble = SavedEnsemble.read(folder);
        return distilled
                ? ensemble.distilled()
                        .orElseThrow(() -> new InputException(String.format(
                                Locale.ROOT,
                                "study '%1$s' has no distilled network; train one with: werkbank ensemble %1$s --distil",
                                study)))
                : ensemble;
    }
}
