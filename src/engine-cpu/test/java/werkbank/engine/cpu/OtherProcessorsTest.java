package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.dnnl.global.dnnl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.JavaCommand;
import werkbank.dataset.Images;
import werkbank.engine.Network;

/** Eight bits on processors that have less than this one: oneDNN is told so by the environment of a process. */
class OtherProcessorsTest {
    @TempDir
    static Path folder;

    private static Path zip;

    @BeforeAll
    static void learn() throws IOException {
        assumeTrue(OneDnn.whyNot().isEmpty());
        zip = folder.resolve("network.zip");
        BrightQuarter.learn(zip);
    }

    /** Lists what {@link EightBitProgram} prints where oneDNN may use these instructions at most. */
    private static List<String> said(String most) throws IOException, InterruptedException {
        Path out = folder.resolve(most + ".txt");
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
                        EightBitProgram.class,
                        zip.toString()))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DNNL_MAX_CPU_ISA", most);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void withoutVnniItIsSaid() throws IOException, InterruptedException {
        assertThat(said("AVX2"))
                .hasSize(2)
                .last()
                .isEqualTo("computes in 8 bits only on a processor with VNNI, which this one has not");
    }

    /** Each either says that it can't, or answers as floats do here. */
    @ParameterizedTest
    @ValueSource(strings = {"AVX512_CORE", "AVX2_VNNI", "AVX512_CORE_VNNI"})
    void answersAreRightWhereverThereAreSome(String most) throws IOException, InterruptedException {
        List<String> lines = said(most);
        int instructions = Integer.parseInt(lines.get(0));
        boolean isAble = instructions == dnnl.dnnl_cpu_isa_avx2_vnni
                || (instructions & dnnl.dnnl_cpu_isa_avx512_core_vnni) == dnnl.dnnl_cpu_isa_avx512_core_vnni;
        assertThat(lines).hasSize(isAble ? 1 + BrightQuarter.IMAGES * BrightQuarter.CLASSES : 2);
        if (isAble) {
            assertAreThoseOfFloats(lines.subList(1, lines.size()));
        }
    }

    private static void assertAreThoseOfFloats(List<String> found) {
        Images images = BrightQuarter.images();
        float[][] wanted;
        try (Network floats = new CpuEngine().read(zip, BrightQuarter.GREY)) {
            wanted = floats.answers(images).orElseThrow();
        }
        for (int i = 0; i < found.size(); i++) {
            float here = wanted[i / BrightQuarter.CLASSES][i % BrightQuarter.CLASSES];
            assertThat(Double.parseDouble(found.get(i))).isCloseTo(here, within(0.02));
        }
    }
}
