package werkbank.report;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, for one page at a time. */
record Browser(String executable) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int SECONDS = 120;

    /** A page after its scripts have run. */
    record Page(String dom, List<String> console) {}

    /** The one that WERKBANK_CHROMIUM names, or the first on the PATH. */
    static Optional<Browser> find() {
        String named = System.getenv("WERKBANK_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(new Browser(named));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(file -> new Browser(file.toString()))
                .findFirst();
    }

    /**
     * @param hash what stands after '#' in the address; empty for none
     * @param folder for the browser's profile and output; each page needs a new one
     */
    Page open(Path html, String hash, Path folder) throws IOException, InterruptedException {
        return open(html.toUri(), hash, folder, 2);
    }

    /** @param seconds of the page's own time, which runs faster than ours while the page waits */
    Page open(URI address, String hash, Path folder, int seconds) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command(address, hash, folder.resolve("profile"), seconds))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the browser did not answer within %d s".formatted(SECONDS));
        }
        try (Stream<String> lines = Files.lines(log)) {
            return new Page(
                    Files.readString(dom),
                    lines.filter(l -> l.contains("CONSOLE")).toList());
        }
    }

    private List<String> command(URI address, String hash, Path profile, int seconds) {
        List<String> command = new ArrayList<>(List.of(
                executable,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--window-size=1280,3000",
                "--virtual-time-budget=" + 1_000 * seconds,
                "--enable-logging=stderr",
                "--v=0",
                "--dump-dom"));
        command.add(address + (hash.isEmpty() ? "" : "#" + hash));
        return command;
    }
}
