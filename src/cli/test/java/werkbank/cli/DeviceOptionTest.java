package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import werkbank.engine.Engines;
import werkbank.engine.device.NvidiaSmi;

/** {@code --device}, up to the decision; nothing is trained. */
class DeviceOptionTest {
    private final StringWriter errors = new StringWriter();

    private int execute(String... arguments) {
        CommandLine command = WerkbankCommand.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    static boolean thereIsAGpu() {
        return Engines.all().stream()
                        .anyMatch(engine -> engine.hardware().cuda().isPresent())
                && !NvidiaSmi.query().gpus().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "search", "run"})
    @DisabledIf("thereIsAGpu")
    void aGpuThatIsNotThereIsAnErrorOfTheCall(String name, @TempDir Path folder) throws Exception {
        Path space = Files.copy(Path.of("search-spaces/quick.yaml"), folder.resolve("quick.yaml"));
        String[] arguments = name.equals("doctor")
                ? new String[] {name, "--device", "gpu"}
                : new String[] {name, space.toString(), "--results", folder.toString(), "--device", "gpu"};
        assertThat(execute(arguments)).isEqualTo(ExitCode.WRONG);
        assertThat(errors.toString())
                .startsWith("werkbank: --device is 'gpu', but ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "predict"})
    @DisabledIf("thereIsAGpu")
    void whatRunsNetworksInThisProcessObeysDeviceAndEngine(String name) {
        String[] call = {name, "results/mnist-best/ensemble", "seven.png", "--device", "gpu"};
        String[] wanted = name.equals("predict") ? call : new String[] {call[0], call[1], call[3], call[4]};
        assertThat(execute(wanted)).isEqualTo(ExitCode.WRONG);
        wanted[wanted.length - 2] = "--engine";
        wanted[wanted.length - 1] = "abacus";
        assertThat(execute(wanted)).isEqualTo(ExitCode.WRONG);
        assertThat(errors.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("werkbank: --device is 'gpu', but "),
                        line -> assertThat(line).startsWith("werkbank: --engine is 'abacus', which this build"));
    }

    @Test
    void anotherDeviceIsAnErrorOfTheCall() {
        assertThat(execute("doctor", "--device", "tpu")).isEqualTo(ExitCode.WRONG);
        assertThat(errors.toString()).contains("tpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search", "trials", "report", "ensemble", "evaluate", "check", "doctor"})
    void everyCommandTakesIt(String name) {
        CommandLine command = WerkbankCommand.commandLine().getSubcommands().get(name);
        assertThat(command.getCommandSpec().findOption("--device")).isNotNull();
    }
}
