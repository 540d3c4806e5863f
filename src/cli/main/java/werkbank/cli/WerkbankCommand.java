package werkbank.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import werkbank.Version;

/** The command above the commands. */
@Command(
        name = "werkbank",
        versionProvider = WerkbankCommand.Versions.class,
        mixinStandardHelpOptions = true,
        header = "Searches the hyperparameters of CNNs and combines the best into an ensemble.",
        description = {
            "",
            "A search space is a YAML file that says which filter counts, dropouts, learning rates and augmentation"
                    + " ranges to try. A study searches one space; each configuration that it trains is a trial."
                    + " The best trials vote as an ensemble, which is judged once on the sealed test set.",
            ""
        },
        footer = {
            "",
            "Start here:",
            "  ./werkbank run search-spaces/quick.yaml       the whole job, in minutes",
            "  ./werkbank init my-photos                     a space for pictures of your own",
            "  ./werkbank trials quick --top 5               the best trials of that study",
            "",
            "Each command has its own help, for instance: ./werkbank run --help",
            "Exit codes: 0 done, 1 failed, 2 the input or the call is wrong, 130 interrupted (the same command resumes)."
        },
        subcommands = {
            InitCommand.class,
            RunCommand.class,
            SearchCommand.class,
            TrialsCommand.class,
            ImportCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            EnsembleCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            AugmentCommand.class,
            DoctorCommand.class
        })
final class WerkbankCommand implements Callable<Integer> {
    /** The lines that {@code --version} prints. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Werkbank " + Version.ofWerkbank()};
        }
    }

    @Spec
    private CommandSpec spec;

    static CommandLine commandLine() {
        OneLineErrors errors = new OneLineErrors(System.getenv());
        CommandLine commands = new CommandLine(new WerkbankCommand());
        commands.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(new Versions()));
        // A picture may be called @7.png.
        return commands.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr(), ErrorColours.of(System.getenv()));
        return ExitCode.WRONG;
    }
}
