package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The seconds of a study's calls, with a script in Java's place. */
@DisabledOnOs(OS.WINDOWS)
class StudyRunTest {
    private static final String SECTION = "tutorial";
    private static final String KEY = "seconds";

    private final String java = System.getProperty("java.home");

    @TempDir
    private Path room;

    private Findings findings;
    private Path file;

    @BeforeEach
    void aStudy() throws IOException {
        System.setProperty("java.home", room.toString());
        Path script = Files.createDirectories(room.resolve("bin")).resolve("java");
        Files.writeString(script, "#!/bin/sh\necho call >>calls\nexit $(cat code)\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        findings = Findings.of(room.resolve("gpu.json"));
        file = Files.createDirectories(room.resolve("results/gpu.json/tutorial"))
                .resolve("study.mv.db");
        Files.createFile(file);
    }

    @AfterEach
    void theOwnJava() {
        System.setProperty("java.home", java);
    }

    private boolean search(int code) throws IOException, InterruptedException {
        Files.writeString(room.resolve("code"), Integer.toString(code));
        Setting setting = new Setting(room, room, "gpu.json", "python3", "cuda", true, false, new HashMap<>());
        return new StudyRun(setting, "tutorial", "name: tutorial\n")
                .search(findings, SECTION, KEY, TimeLimit.in(Duration.ofMinutes(1)));
    }

    private double seconds() {
        return ((Number) findings.section(SECTION).get(KEY)).doubleValue();
    }

    @Test
    void aStudyThatTheFindingsDoNotKnowBeginsAnew() throws Exception {
        assertThat(search(0)).isTrue();
        assertThat(file).doesNotExist();
        assertThat(seconds()).isPositive();
    }

    @Test
    void aStudyThatWasCutOffGoesOnAndItsSecondsAreAddedUp() throws Exception {
        findings.put(SECTION, KEY, 100);
        assertThat(search(130)).isFalse();
        assertThat(search(0)).isTrue();
        assertThat(file).exists();
        assertThat(seconds()).isGreaterThan(100);
        assertThat(findings.section(SECTION)).doesNotContainKey(Gpu.PROBLEM);
    }

    @Test
    void aWholeStudyIsNotSearchedAgain() throws Exception {
        search(0);
        double seconds = seconds();
        assertThat(search(0)).isTrue();
        assertThat(seconds()).isEqualTo(seconds);
        assertThat(Files.readAllLines(room.resolve("calls"))).hasSize(1);
    }
}
