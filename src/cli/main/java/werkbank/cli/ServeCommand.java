package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.report.server.ReportServer;

/** The command {@code serve}: answers browsers on this machine with the report of a study. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        header = "Shows a study's report to browsers on this machine, until Ctrl-C.",
        description = {
            "",
            "A report opens from disk, so this is for those who want an address all the same. It serves the file"
                    + " STUDY.html in --reports as it is at each request, on 127.0.0.1 only, and changes nothing; a"
                    + " search may go on meanwhile. Prints the address. Ctrl-C ends it, with exit code 130.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank serve quick --port 0"})
final class ServeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8899",
            description = "Where to listen; 0 for any port that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path page = shared.workspace().reportOf(study);
        if (!Files.isRegularFile(page)) {
            throw new InputException(String.format(
                    Locale.ROOT, "there is no report %s; write it with: werkbank report %s", page, study));
        }
        try (ReportServer server = ReportServer.start(page, port)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(server.address());
            out.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }
}
