package werkbank.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two programs that show a page and use it: Chromium, and the driver that speaks WebDriver for it. */
record BrowserPrograms(Optional<Path> chromium, Optional<Path> driver) {

    /**
     * Each is what its variable names (WERKBANK_CHROMIUM, WERKBANK_CHROMEDRIVER), or the first on the PATH.
     *
     * @param environment as of {@link System#getenv()}
     */
    static BrowserPrograms of(Map<String, String> environment) {
        return new BrowserPrograms(
                program(environment, "WERKBANK_CHROMIUM", List.of("chromium", "chromium-browser", "google-chrome")),
                program(environment, "WERKBANK_CHROMEDRIVER", List.of("chromedriver")));
    }

    /** What isn't there and how to get it; empty when both are. */
    Optional<String> missing() {
        String lacking = Stream.of(
                        chromium.isPresent()
                                ? ""
                                : "Chromium (install chromium or google-chrome, or name it in WERKBANK_CHROMIUM)",
                        driver.isPresent()
                                ? ""
                                : "chromedriver (install chromium-driver, or name it in WERKBANK_CHROMEDRIVER)")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and no "));
        return Optional.of(lacking)
                .filter(text -> !text.isEmpty())
                .map(text -> "SKIPPED: the report was not tried in a browser, since there is no " + text + ".");
    }

    private static Optional<Path> program(Map<String, String> environment, String variable, List<String> names) {
        String named = environment.getOrDefault(variable, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        List<String> folders =
                Arrays.asList(environment.getOrDefault("PATH", "").split(File.pathSeparator));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
