package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import werkbank.engine.StepSpeed;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.CudaBuild;
import werkbank.engine.device.DeviceName;
import werkbank.engine.device.Gpu;
import werkbank.file.Json;

/** What {@code doctor} says; the speed that it measures is given. */
class DoctorCommandTest {
    private static final CudaBuild CUDA = build(true);
    private static final CudaBuild CPU = build(false);

    private static CudaBuild build(boolean present) {
        return new CudaBuild(present, List.of(new ComputeCapability(8, 6)), "450.80.02");
    }

    private static Gpu gpu(int major, int minor) {
        return new Gpu(1, "NVIDIA Card", new ComputeCapability(major, minor), "550.90.07", 24_576);
    }

    private static String line(Gpu gpu, CudaBuild build) {
        return DoctorCommand.line(DoctorCommand.card(gpu, build));
    }

    @Test
    void aUsableGpuIsNamedWithAllThatIsKnownOfIt() {
        assertThat(line(gpu(8, 9), CUDA))
                .isEqualTo("GPU 1: NVIDIA Card, compute capability 8.9, driver 550.90.07, 24,576 MiB;"
                        + " this build has code for it");
    }

    @Test
    void anotherIsNamedWithTheReason() {
        assertThat(line(gpu(9, 0), CUDA))
                .startsWith(
                        "GPU 1: NVIDIA Card, compute capability 9.0, driver 550.90.07, 24,576 MiB; not usable: GPU 1")
                .contains("CUDA 12");
        assertThat(line(gpu(8, 6), CPU)).endsWith("; not usable: this build is for the CPU");
    }

    @Test
    void anotherEngineIsNamedWithItsOptionOrTheReason() {
        assertThat(DoctorCommand.line(new DoctorCommand.EngineFinding("cuda", false, "it has no card", List.of())))
                .isEqualTo("cuda can't run here: it has no card");
        assertThat(DoctorCommand.line(new DoctorCommand.EngineFinding("softmax", true, "", List.of("tf32", "f32"))))
                .isEqualTo("softmax can run here too, in tf32, f32: --engine softmax");
    }

    @Test
    void anotherEngineIsTakenWhereItIsAskedForAndAnUnknownOneGetsOneLine() {
        assertThat(doctor("--engine", "softmax"))
                .contains("engine       softmax")
                .contains("precision    f32")
                .contains("dl4j can run here too, in f32: --engine dl4j");
        assertThat(Answer.of("doctor", "--engine", "abacus"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(ExitCode.WRONG))
                .satisfies(
                        answer -> assertThat(answer.err())
                                .matches(
                                        "werkbank: --engine is 'abacus', which this build doesn't have; it has dl4j[^\\n]*\\R"));
    }

    @Test
    void doctorHasThePromisedKeys() {
        JsonNode json = Json.read(doctor("--json").strip(), JsonNode.class);

        assertThat(json.fieldNames()).toIterable().contains("backend", "convolution", "threads", "gpu");
        assertThat(json.get("threads").asInt()).isPositive();
        assertThat(json.get("backend").asText()).startsWith("CpuBackend (ND4J ");
        assertThat(json.get("engine").asText()).isEqualTo("dl4j");
        assertThat(json.at("/engines/0/name").asText()).isEqualTo("dl4j");
        assertThat(json.at("/engines/0/precisions/0").asText()).isEqualTo("f32");
        assertThat(json.at("/engines/0/usable").asBoolean()).isTrue();
        assertThat(json.get("speedup").asDouble()).isEqualTo(2.5);
        assertThat(json.get("fastPath").asBoolean()).isFalse();
        assertThat(json.at("/gpu/usable").asBoolean()).isFalse();
        assertThat(json.get("memoryMiB").asLong()).isPositive();
    }

    @Test
    void theTutorialsNetworkIsTimedAndASlowPathIsNamed() {
        assertThat(doctor())
                .contains(
                        "NOT alive: a training step of the tutorial's network is 2.5 times as fast as with DL4J's layers"
                                + " (50.0 against 20.0 images/s)")
                .containsPattern("threads +\\d+ for each worker")
                .contains("processor    " + DeviceName.ofProcessor());
    }

    /** What it says on one line or many, its measurement given. */
    private static String doctor(String... options) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new DoctorCommand((engine, recipe) -> {
            assertThat(recipe.network()).hasSizeGreaterThan(15);
            return new StepSpeed(50, 20);
        }));
        int code = command.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .execute(options);
        assertThat(code).isZero();
        return out.toString();
    }

    @Test
    void theJsonFormSaysWhetherAndWhy() {
        assertThat(DoctorCommand.card(gpu(8, 6), CUDA).usable()).isTrue();
        assertThat(DoctorCommand.card(gpu(8, 6), CUDA).reason()).isEmpty();
        assertThat(DoctorCommand.card(gpu(9, 0), CUDA).usable()).isFalse();
        assertThat(DoctorCommand.card(gpu(9, 0), CUDA).computeCapability()).isEqualTo("9.0");
    }
}
