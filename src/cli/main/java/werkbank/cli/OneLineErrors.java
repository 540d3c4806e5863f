package werkbank.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.app.ValueFormat;
import werkbank.engine.DeviceLostException;
import werkbank.engine.DeviceMemoryException;

/** The one place that shows what went wrong: a line each, and the trace only with {@code --verbose}. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final ColorScheme colours;

    /** @param environment tells whether lines may be coloured */
    OneLineErrors(Map<String, String> environment) {
        colours = Help.defaultColorScheme(ErrorColours.of(environment));
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String words = e.getMessage()
                .lines()
                .findFirst()
                .orElse("wrong call")
                .replaceFirst("^Error: ", "")
                .replaceFirst("'([-+]?[0-9]{10,})' is not an? (int|long)$", "$1 is too large")
                .replaceFirst("is not an? (int|long)$", "is not a whole number")
                .replaceFirst("is not an? (float|double)$", "is not a number")
                .replaceFirst("expected (one of .*) \\(case-insensitive\\) but was ('.*')$", "$2 is not $1")
                .replaceFirst("^Unmatched arguments? (at index|from index) [0-9]+: ", "too many, or misspelt: ");
        show(
                command,
                String.format(
                        Locale.ROOT,
                        "%s; see %s --help",
                        words,
                        command.getCommandSpec().qualifiedName()));
        UnmatchedArgumentException.printSuggestions(e, command.getErr());
        return ExitCode.WRONG;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult call) {
        lines(e).forEach(line -> show(command, line));
        if (command.getParseResult().hasMatchedOption("--verbose")) {
            trace(e).lines().map(OneLineErrors::plainTrace).forEach(command.getErr()::println);
        }
        return e instanceof InputException ? ExitCode.WRONG : ExitCode.FAILED;
    }

    private void show(CommandLine command, String line) {
        command.getErr().println(colours.errorText("werkbank: " + ValueFormat.plain(line)));
    }

    /** Messages in it may quote files; tabs are of the trace itself. */
    private static String plainTrace(String line) {
        return "\t".repeat(line.length() - line.stripLeading().length()) + ValueFormat.plain(line.strip());
    }

    static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static List<String> lines(Exception e) {
        return e instanceof InputException input ? input.lines() : List.of(line(e));
    }

    static String line(Throwable e) {
        if (e instanceof DeviceMemoryException || e instanceof DeviceLostException) {
            return e.getMessage() + "; --device cpu computes without it";
        }
        if (e instanceof WerkbankException) {
            return e.getMessage();
        }
        return String.format(
                Locale.ROOT,
                "unexpected %s: %s; --verbose shows where",
                e.getClass().getSimpleName(),
                e.getMessage());
    }
}
