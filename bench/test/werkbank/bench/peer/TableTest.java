package werkbank.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;

/** Runs of several machines side by side, from their files. */
class TableTest {
    private static final Figure OURS = new Figure(
            "small", Side.WERKBANK, "Werkbank", "f32", "cpu, a process a core", List.of(7000.0, 7514.0, 7600.0));
    private static final Figure PEER = new Figure(
            "small", Side.PEER, "PyTorch 2.13.0", "f32", "channels-last, one process", List.of(7161.0, 7161.0, 7161.0));

    @TempDir
    private Path folder;

    private Findings written(String name, String machine, boolean quick, Figure... figures) throws Exception {
        Findings findings = new Findings(
                Question.TRAINING,
                machine,
                "2026-11-28",
                quick,
                64,
                List.of(figures),
                List.of(new Findings.Ratio("small", Comparison.F32, 1.5)),
                List.of("small f32"),
                List.of());
        findings.write(folder.resolve(name));
        return findings;
    }

    @Test
    void eachRunIsAColumnThatSaysWhoseItIs() throws Exception {
        written("a.json", "2 cores of A", false, OURS, PEER);
        written("b.json", "4 cores of B", true, OURS);
        String table =
                Table.of(List.of(Findings.read(folder.resolve("a.json")), Findings.read(folder.resolve("b.json"))));
        assertThat(table.lines())
                .containsExactly(
                        "| training | Werkbank's | beside | aim | 2 cores of A, 2026-11-28 | 4 cores of B, 2026-11-28, --quick |",
                        "| --- | --- | --- | --- | --- | --- |",
                        "| small | f32 | the peers' best f32 | 1.40 | 7,514 f32 : 7,161 f32 (PyTorch 2.13.0) = 1.05 | not measured |",
                        "| small | best | the peers' best | 1.40 | 7,514 f32 : 7,161 f32 (PyTorch 2.13.0) = 1.05 | not measured |",
                        "| small | best | the older build's best | 1.70 | not measured | not measured |",
                        "",
                        "| images a second | library | precision | 2 cores of A, 2026-11-28 | 4 cores of B, 2026-11-28, --quick |",
                        "| --- | --- | --- | --- | --- |",
                        "| small | Werkbank | f32 | 7,514 (7,000 – 7,600), cpu, a process a core | 7,514 (7,000 – 7,600), cpu, a process a core |",
                        "| small | PyTorch 2.13.0 | f32 | 7,161 (7,161 – 7,161), channels-last, one process | not measured |");
    }

    @Test
    void aFileGivesWhatWasWritten() throws Exception {
        Findings findings = written("a.json", "2 cores of A", false, OURS, PEER);
        assertThat(Findings.read(folder.resolve("a.json"))).isEqualTo(findings);
    }

    @Test
    void anotherFileIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "no figures");
        assertThatThrownBy(() -> Findings.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("other.json can't be read as figures");
    }

    @Test
    void aProcessorIsNamedWithTheBestOfItsAbilities() {
        List<String> cpuinfo = List.of("cpu family\t: 26", "flags\t\t: fpu avx2 avx512f avx512_bf16");
        assertThat(Processor.words(2, "AMD EPYC", cpuinfo, ""))
                .isEqualTo("2 cores of AMD EPYC, family 26, avx512_bf16");
        assertThat(Processor.words(1, "aarch64", List.of(), "")).isEqualTo("1 core of aarch64");
        assertThat(Processor.words(2, "AMD EPYC", cpuinfo, "avx2"))
                .isEqualTo("2 cores of AMD EPYC, family 26, avx512_bf16, held to AVX2");
    }

    @Test
    void optionsNameNetworksAndFiles() {
        Options options = Options.of(List.of("--quick", "--network", "seed,small", "--json", "a.json"));
        assertThat(options.networks().keySet()).containsExactly("small", "seed");
        assertThat(options.json()).contains(Path.of("a.json"));
        assertThat(Options.of(List.of("--table", "a.json", "b.json")).table())
                .containsExactly(Path.of("a.json"), Path.of("b.json"));
        assertThatThrownBy(() -> Options.of(List.of("--fast"))).hasMessageStartingWith("'--fast' is no option");
        assertThatThrownBy(() -> Options.of(List.of("--network", "deep")).networks())
                .hasMessage("--network is 'deep'; it must be some of small, strided, seed");
    }
}
