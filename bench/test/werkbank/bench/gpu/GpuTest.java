package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;

/** The parts that {@code bench/gpu --only} takes, and figures that are not to stand beside each other. */
class GpuTest {
    @TempDir
    private Path folder;

    private static List<String> parts(String... words) {
        return Gpu.parts(Options.of(words)).stream().map(Part::name).toList();
    }

    private Findings begun(boolean card, boolean quick, String... words) {
        Options options = Options.of(words);
        Findings findings = Findings.of(folder.resolve("gpu.json"));
        Gpu.begin(Gpu.parts(options), options, setting(card, quick), findings);
        return findings;
    }

    private Setting setting(boolean card, boolean quick) {
        return new Setting(folder, folder, "gpu.json", "python3", "cuda", card, quick, new HashMap<>());
    }

    @Test
    void aPartIsTakenByItsNameAfterTheMachine() {
        assertThat(parts("--only", "pictures")).containsExactly("machine", "pictures");
        assertThat(parts("--only", "machine")).containsExactly("machine");
        assertThat(parts("--quick")).hasSize(7).startsWith("machine");
    }

    @Test
    void aWordThatIsNoPartIsRefused() {
        assertThatThrownBy(() -> parts("--only", "picture"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--only is 'picture', which is no part; there are machine, contract, throughput, pictures, sharing,"
                                + " tutorial, search");
    }

    @Test
    void figuresOfAMachineWithoutACardStayApart() {
        begun(false, false, "--only", "pictures");
        assertThatThrownBy(() -> begun(true, false, "--only", "pictures"))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "gpu.json has figures of a machine without a card, which don't mix with these; name"
                                + " another file with --output, or start all over with --again");
        assertThat(begun(false, false).section(Machine.NAME)).containsEntry(Gpu.WITHOUT_CARD, true);
    }

    @Test
    void figuresOfAQuickRunStayApart() {
        begun(true, true);
        assertThatThrownBy(() -> begun(true, false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has figures taken with --quick, which don't mix");
        assertThatThrownBy(() -> begun(true, false, "--again", "--only", "search"))
                .as("the other parts' figures would stay")
                .isInstanceOf(InputException.class);
        begun(true, false, "--again");
        assertThatThrownBy(() -> begun(true, true))
                .hasMessageContaining("has figures that aren't taken with --quick, which don't mix");
    }

    @Test
    void whoStartsOverLosesWhatIsWantedAgainAndKeepsWhatKindTheFiguresAre() {
        begun(true, false).put(Tutorial.NAME, Tutorial.SECONDS, 60);
        Findings findings = begun(true, false, "--again", "--only", "search");
        assertThat(findings.section(Tutorial.NAME)).containsEntry(Tutorial.SECONDS, 60);

        findings = begun(false, false, "--again");
        assertThat(findings.section(Tutorial.NAME)).isEmpty();
        assertThat(findings.section(Machine.NAME)).containsEntry(Gpu.WITHOUT_CARD, true);
        assertThat(new Table(findings).markdown()).startsWith("No card: ");
    }

    @Test
    void theTableSaysWhatIsMeasuredWithLess() {
        Findings findings = begun(true, true);
        assertThat(new Table(findings).markdown()).startsWith("Nothing of this has been run on a card yet.\n");
        findings.put(Machine.NAME, Machine.CARD, "H200");
        findings.put(Machine.NAME, Machine.PEER, "none");
        assertThat(new Table(findings).markdown())
                .startsWith(
                        "H200; PyTorch: none; with --quick: fewer epochs and trials, and the targets' rows alone\n");
    }

    @Test
    void aPythonThatIsAFileIsNotLookedForInTheRoom() {
        assertThat(Options.of(new String[] {"--python", "venv/bin/python"}).python())
                .isEqualTo(Path.of("venv/bin/python").toAbsolutePath().toString());
        assertThat(Options.of(new String[] {"--python", "python3.12"}).python()).isEqualTo("python3.12");
    }
}
