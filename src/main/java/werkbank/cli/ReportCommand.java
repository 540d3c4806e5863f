package werkbank.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.report.ReportWriter;

/** {@code werkbank report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        header = "Writes a study's report: one HTML file that opens from disk.",
        description = {"", "Prints where it is.", ""},
        footer = {"", "Example:", "  ./werkbank report quick --output /tmp/quick.html"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: STUDY.html in --reports).")
    private Path output;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path out = output == null ? shared.reportOf(study) : output;
        try (OpenStudy open = OpenStudy.of(study, shared)) {
            new ReportWriter().write(open.store(), open.space(), out);
        }
        spec.commandLine().getOut().println(out);
        return ExitCode.DONE;
    }
}
