package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import werkbank.cli.DoctorFinding.Card;
import werkbank.cli.DoctorFinding.EngineFinding;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.Hardware;
import werkbank.engine.StepSpeed;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.DeviceName;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;
import werkbank.file.Json;
import werkbank.recipe.Precision;

/** What {@code doctor} says; the speed that it measures is given. */
class DoctorCommandTest {
    private static final Engine CPU = engine("plain", Optional.empty(), true, "");
    private static final Engine CUDA_11 = engine("dl4j", Optional.of(CudaRelease.CUDA_11), true, "");
    private static final Engine CUDA_13 =
            engine("cuda", Optional.of(CudaRelease.CUDA_13), false, "libcudnn.so.9 is missing");

    /** An engine that tells of itself and computes nothing. */
    private static Engine engine(String name, Optional<CudaRelease> cuda, boolean onCpu, String whyNot) {
        Hardware hardware = new Hardware() {
            @Override
            public Backend backend() {
                throw new AssertionError("loads");
            }

            @Override
            public Optional<String> whyNoGpu() {
                return Optional.of("error 35");
            }

            @Override
            public boolean runsOnCpu() {
                return onCpu;
            }

            @Override
            public Optional<CudaRelease> cuda() {
                return cuda;
            }

            @Override
            public List<String> libraries() {
                return onCpu ? List.of() : List.of("libcublas.so.13 in /opt");
            }
        };
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "name" -> name;
                    case "library" -> name + " 1.0";
                    case "whyNot" -> Optional.of(whyNot).filter(why -> !why.isEmpty());
                    case "precisions" -> List.of(Precision.TF32, Precision.F32);
                    case "hardware" -> hardware;
                    case "lacks" -> Set.of("whitening", "factor");
                    default -> throw new AssertionError(method);
                });
    }

    private static Gpu gpu(int major, int minor) {
        return new Gpu(1, "NVIDIA Card", new ComputeCapability(major, minor), "580.95.05", 24_576);
    }

    private static String line(Gpu gpu, Engine... engines) {
        return DoctorText.line(Card.of(gpu, List.of(engines)));
    }

    private static String line(Engine engine, Gpu... gpus) {
        FoundGpus found = gpus.length == 0 ? FoundGpus.none("no driver") : new FoundGpus(List.of(gpus), "");
        return DoctorText.line(EngineFinding.of(engine, found, true));
    }

    @Test
    void aUsableGpuIsNamedWithAllThatIsKnownOfItAndItsEngine() {
        assertThat(line(gpu(8, 9), CUDA_13, CUDA_11))
                .isEqualTo("GPU 1: NVIDIA Card, compute capability 8.9, driver 580.95.05, 24,576 MiB;"
                        + " this build has code for it, engine cuda");
        assertThat(line(gpu(6, 1), CUDA_13, CUDA_11)).endsWith("engine dl4j");
    }

    @Test
    void anotherIsNamedWithTheReasonAndTheBuildForIt() {
        assertThat(line(gpu(9, 0), CUDA_11, CPU))
                .startsWith(
                        "GPU 1: NVIDIA Card, compute capability 9.0, driver 580.95.05, 24,576 MiB; not usable: GPU 1")
                .endsWith("8.6 only; WERKBANK_BUILD=cuda builds for it");
        assertThat(line(gpu(6, 1), CUDA_13, CPU))
                .endsWith(
                        "; not usable: GPU 1 (NVIDIA Card) has compute capability 6.1, and CUDA 13 needs 7.5 or newer;"
                                + " WERKBANK_BUILD=cuda11 builds for it");
        assertThat(line(gpu(8, 6), CPU))
                .endsWith("; not usable: this build is for the CPU; WERKBANK_BUILD=cuda builds for it");
        assertThat(line(gpu(3, 0), CPU)).endsWith("; not usable: this build is for the CPU");
    }

    @Test
    void anEngineForGpusSaysWhetherACardOrALibraryIsMissing() {
        assertThat(line(CUDA_13)).isEqualTo("cuda (cuda 1.0) can't run here: no GPU was found: no driver");
        assertThat(line(CUDA_13, gpu(6, 1))).endsWith("compute capability 6.1, and CUDA 13 needs 7.5 or newer");
        assertThat(line(CUDA_13, gpu(6, 1), gpu(9, 0))).endsWith(" can't run here: libcudnn.so.9 is missing");
        assertThat(EngineFinding.of(CUDA_13, FoundGpus.none("no driver"), true))
                .satisfies(finding -> assertThat(finding.precisions()).isEmpty())
                .satisfies(finding -> assertThat(finding.libraries()).containsExactly("libcublas.so.13 in /opt"))
                .satisfies(finding -> assertThat(finding.lacks()).containsExactly("factor", "whitening"));
        assertThat(EngineFinding.of(CUDA_11, FoundGpus.none("no driver"), true).precisions())
                .containsExactly("tf32", "f32");
    }

    @Test
    void whetherCudaLoadsIsOnlyAskedWhereItMayBeLoaded() {
        Engine whole = engine("cuda", Optional.of(CudaRelease.CUDA_13), false, "");
        FoundGpus found = new FoundGpus(List.of(gpu(9, 0)), "");
        assertThat(EngineFinding.of(whole, found, true).reason()).isEqualTo("error 35");
        assertThat(EngineFinding.of(whole, found, false).usable()).isTrue();
    }

    @Test
    void anotherEngineIsTakenWhereItIsAskedForAndAnUnknownOneGetsOneLine() {
        assertThat(doctor("--engine", "softmax"))
                .contains("engine       softmax")
                .contains("dl4j (ND4J 1.0.0-M2.1) can run here too, in f32: --engine dl4j")
                .containsPattern("engine       softmax[^\\n]*\\R {13}[a-z]")
                .containsPattern(
                        "--engine dl4j\\R {15}leaves to other engines: [a-z, -]*batch-norm with a fixed scale, [a-z,"
                                + " -]*residual, ");
        assertThat(Answer.of("doctor", "--engine", "abacus"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(ExitCode.WRONG))
                .satisfies(answer -> assertThat(answer.err())
                        .matches("werkbank: --engine is 'abacus', which this build doesn't have; it has [^\\n]*\\R"));
    }

    @Test
    void theEngineThatTrainsWhatTheFirstLeavesIsNamedWithItsPrecisions() {
        assertThat(doctor("--engine", "dl4j"))
                .containsPattern("engine       dl4j \\(ND4J [^)]*\\), in f32\\R {13}leaves to other engines: .*"
                        + " squeeze-excite, standardisation, ")
                .containsPattern(
                        "\\R {13}cpu \\(oneDNN [^)]*\\) can run here too, in f32( or [a-z0-9]+)*: --engine cpu;"
                                + " trains what dl4j leaves, as networks for pictures of your own\\R")
                .contains("images/s), engine dl4j");
        assertThat(doctor()).contains("engine       cpu (").doesNotContain("trains what");
    }

    @Test
    void doctorHasThePromisedKeys() {
        JsonNode json = Json.read(doctor("--json").strip(), JsonNode.class);

        assertThat(json.fieldNames()).toIterable().contains("backend", "convolution", "threads", "gpu");
        assertThat(json.get("threads").asInt()).isPositive();
        assertThat(json.get("backend").asText()).startsWith("oneDNN (oneDNN 2.");
        assertThat(json.get("engine").asText()).isEqualTo("cpu");
        assertThat(json.get("instead").asText()).isEmpty();
        JsonNode dl4j = StreamSupport.stream(json.get("engines").spliterator(), false)
                .filter(engine -> engine.get("name").asText().equals("dl4j"))
                .findFirst()
                .orElseThrow();
        assertThat(dl4j.get("usable").asBoolean()).isTrue();
        assertThat(dl4j.get("library").asText()).startsWith("ND4J 1.");
        assertThat(dl4j.at("/precisions/0").asText()).isEqualTo("f32");
        assertThat(json.get("sharing")).isEmpty();
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
        Card usable = Card.of(gpu(8, 6), List.of(CPU, CUDA_11));
        assertThat(usable.usable()).isTrue();
        assertThat(usable.reason()).isEmpty();
        assertThat(usable.engine()).isEqualTo("dl4j");
        Card other = Card.of(gpu(9, 0), List.of(CUDA_11));
        assertThat(other.usable()).isFalse();
        assertThat(other.engine()).isEmpty();
        assertThat(other.computeCapability()).isEqualTo("9.0");
    }
}
