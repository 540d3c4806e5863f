package werkbank.engine.device;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Asks the tool that comes with NVIDIA's driver for the GPUs. CUDA itself would tell as well, but only by loading
 * gigabytes of libraries, and it fails with a trace where there is no driver.
 */
public final class NvidiaSmi {
    private static final String TOOL = "nvidia-smi";
    /** The time limit; without its persistence daemon the driver may take seconds to wake up a server's cards. */
    private static final int SECONDS = 10;

    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    private NvidiaSmi() {}

    /**
     * Holds what the tool printed.
     *
     * @param exitCode its own, or {@link #SILENT}
     */
    private record Answer(int exitCode, String text) {
        /** Stands for a tool that has not answered in time. */
        static final int SILENT = -1;
    }

    /** The GPUs that CUDA would see in this process. Never throws; takes {@value #SECONDS} seconds at most. */
    public static FoundGpus query() {
        return query(System.getenv(), SECONDS);
    }

    /** Memory that is free on a GPU now, in MiB; empty when the driver doesn't tell. */
    public static OptionalLong freeMiB(Gpu gpu) {
        return freeMiB(gpu, System.getenv(), SECONDS);
    }

    static OptionalLong freeMiB(Gpu gpu, Map<String, String> environment, int seconds) {
        List<String> command = List.of(
                TOOL, "-i", Integer.toString(gpu.index()), "--query-gpu=memory.free", "--format=csv,noheader,nounits");
        try {
            Answer answer = run(command, environment, seconds);
            String text = answer.text().strip();
            return answer.exitCode() == 0 && text.matches("\\d{1,9}")
                    ? OptionalLong.of(Long.parseLong(text))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    static FoundGpus query(Map<String, String> environment, int seconds) {
        String visible = environment.get(VISIBLE);
        if (visible != null && hidesAll(visible)) {
            return FoundGpus.none(String.format(Locale.ROOT, "%s is '%s', which hides every GPU", VISIBLE, visible));
        }
        try {
            Answer answer = run(command(visible), environment, seconds);
            return answer.exitCode() == Answer.SILENT
                    ? FoundGpus.none(String.format(Locale.ROOT, "%s has not answered within %d seconds", TOOL, seconds))
                    : NvidiaSmiOutput.read(answer.exitCode(), answer.text());
        } catch (IOException e) {
            return FoundGpus.none(String.format(
                    Locale.ROOT,
                    "%s can't be started, so there is no NVIDIA driver here or it isn't on the path",
                    TOOL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FoundGpus.none(TOOL + " was interrupted");
        }
    }

    private static boolean hidesAll(String visible) {
        return visible.isBlank() || visible.strip().startsWith("-1");
    }

    /** @param visible numbers or UUIDs as CUDA takes them, which the tool takes too; null for all */
    static List<String> command(String visible) {
        List<String> command = new ArrayList<>(List.of(TOOL));
        if (visible != null) {
            command.add("-i");
            command.add(visible.replace(" ", ""));
        }
        command.add("--query-gpu=index,name,compute_cap,driver_version,memory.total");
        command.add("--format=csv,noheader,nounits");
        return command;
    }

    /** The output goes to a file, since a tool that hangs would also block whoever reads its pipe. */
    private static Answer run(List<String> command, Map<String, String> environment, int seconds)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("werkbank-gpus", ".csv");
        try {
            ProcessBuilder builder = new ProcessBuilder(onPath(command, environment))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(Answer.SILENT, "");
            }
            return new Answer(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Finds the tool here and not by the operating system, which would look along this process's own path. */
    private static List<String> onPath(List<String> command, Map<String, String> environment) throws IOException {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of(TOOL, TOOL + ".exe")) {
                File file = new File(folder.isEmpty() ? "." : folder, name);
                if (file.isFile() && file.canExecute()) {
                    List<String> found = new ArrayList<>(command);
                    found.set(0, file.getPath());
                    return found;
                }
            }
        }
        throw new IOException("no " + TOOL + " on the path");
    }
}
