package werkbank.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in place of the tool. */
@DisabledOnOs(OS.WINDOWS)
class NvidiaSmiTest {
    @TempDir
    private Path folder;

    private Map<String, String> path() {
        return Map.of("PATH", folder.toString() + ":/usr/bin:/bin");
    }

    private void tool(String script) throws IOException {
        Path tool = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void readsWhatTheToolPrints() throws IOException {
        tool("echo '0, NVIDIA T4, 7.5, 535.183.01, 15360'");
        assertThat(NvidiaSmi.query(path(), 5).gpus()).extracting(Gpu::name).containsExactly("NVIDIA T4");
    }

    @Test
    void tellsTheFreeMemoryOfACard() throws IOException {
        Gpu gpu = new Gpu(2, "NVIDIA T4", new ComputeCapability(7, 5), "580.95.05", 15_360);
        tool("[ $2 = 2 ] && [ $3 = --query-gpu=memory.free ] && echo 14923");
        assertThat(NvidiaSmi.freeMiB(gpu, path(), 5)).hasValue(14_923);
        tool("echo '[N/A]'");
        assertThat(NvidiaSmi.freeMiB(gpu, path(), 5)).isEmpty();
        tool("exec sleep 30");
        assertThat(NvidiaSmi.freeMiB(gpu, path(), 1)).isEmpty();
    }

    @Test
    void errorsMayComeOnStandardError() throws IOException {
        tool("echo 'No devices were found' >&2; exit 6");
        assertThat(NvidiaSmi.query(path(), 5).none()).isEqualTo("nvidia-smi said 'No devices were found'");
    }

    @Test
    void noToolIsNoGpu() {
        assertThat(NvidiaSmi.query(Map.of("PATH", folder.toString()), 5).none())
                .isEqualTo("nvidia-smi can't be started, so there is no NVIDIA driver here or it isn't on the path");
    }

    @Test
    void aToolThatHangsIsNoGpu() throws IOException {
        tool("exec sleep 30");
        assertThat(NvidiaSmi.query(path(), 1).none()).isEqualTo("nvidia-smi has not answered within 1 seconds");
    }

    @Test
    void hiddenGpusAreNotLookedFor() throws IOException {
        tool("echo '0, NVIDIA T4, 7.5, 535.183.01, 15360'");
        for (String value : new String[] {"", "-1"}) {
            var environment = new java.util.HashMap<>(path());
            environment.put("CUDA_VISIBLE_DEVICES", value);
            assertThat(NvidiaSmi.query(environment, 5).none())
                    .isEqualTo(
                            String.format(Locale.ROOT, "CUDA_VISIBLE_DEVICES is '%s', which hides every GPU", value));
        }
    }

    @Test
    void onlyVisibleGpusAreAskedFor() {
        assertThat(NvidiaSmi.command("2, 3")).containsSequence("nvidia-smi", "-i", "2,3");
        assertThat(NvidiaSmi.command(null)).doesNotContain("-i");
    }
}
