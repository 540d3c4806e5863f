package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/run} on a bare machine, with scripts in place of the system's tools. */
@DisabledOnOs(OS.WINDOWS)
class ContinuousIntegrationTest {
    private static final String JDK = "echo 'openjdk version \"17.0.1\"'";

    @TempDir
    private Path folder;

    private Path tools;

    @BeforeEach
    void aBareMachine() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        Files.createDirectory(folder.resolve(".ci"));
        Files.copy(Path.of(".ci/run"), folder.resolve(".ci/run"));
        script(folder.resolve("werkbank"), "echo werkbank $1 $2");
        for (String tool : List.of("dirname", "mktemp", "rm", "sed")) {
            Path usual = Path.of("/usr/bin", tool);
            tool(tool, "exec " + (Files.exists(usual) ? usual : Path.of("/bin", tool)) + " \"$@\"");
        }
        tool("id", "echo 0");
        tool("java", JDK);
        tool("javac", JDK);
        tool("mvn", "echo mvn $1");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void tool(String name, String text) throws IOException {
        script(tools.resolve(name), text);
    }

    /** Has the machine lack packages whose names have a word in them. */
    private void lacking(String word) throws IOException {
        tool("apt-get", "case \"$*\" in *" + word + "*) exit 100 ;; install*) echo installed ${5} ;; esac");
    }

    private String run(int code) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", folder.resolve(".ci/run").toString()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("WERKBANK_") || name.equals("JAVA_HOME"));
        builder.environment().put("PATH", tools.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }

    @Test
    void withoutABrowserTheOtherTestsRun() throws Exception {
        lacking("chromium");
        assertThat(run(0))
                .contains(
                        "installed g++\n",
                        "no Chromium: the tests of the report in a browser will be skipped",
                        "no chromedriver: ")
                .endsWith("mvn verify\nwerkbank run search-spaces/quick.yaml\n");
    }

    @Test
    void withoutMavenNothingRuns() throws Exception {
        Files.delete(tools.resolve("mvn"));
        lacking("maven");
        assertThat(run(100)).doesNotContain("installed", "werkbank run");
    }
}
