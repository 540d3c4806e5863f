package werkbank.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import werkbank.InputException;
import werkbank.WerkbankException;

/** The one place that shows what went wrong: one line, and the trace only with {@code --verbose}. */
final class OneLineErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult call) {
        command.getErr().println(command.getColorScheme().errorText("werkbank: " + line(e)));
        if (call.hasMatchedOption("--verbose")) {
            e.printStackTrace(command.getErr());
        }
        return e instanceof InputException ? ExitCode.WRONG : ExitCode.FAILED;
    }

    static String line(Throwable e) {
        if (e instanceof WerkbankException) {
            return e.getMessage();
        }
        return "unexpected %s: %s; --verbose shows where".formatted(e.getClass().getSimpleName(), e.getMessage());
    }
}
