package werkbank.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.chrome.AddHasCdp;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * Chromium without a window. Selenium's own ChromeDriver can't be had without Selenium Manager, which looks for
 * programs on the network.
 */
final class Chromium extends RemoteWebDriver {
    private static final AddHasCdp DEVTOOLS = new AddHasCdp();

    private Chromium(ChromeDriverService service, Capabilities options) {
        super(
                new ChromiumDriverCommandExecutor(
                        service, DEVTOOLS.getAdditionalCommands(), ClientConfig.defaultConfig()),
                options);
    }

    /** @param programs of which none is missing */
    static Chromium start(BrowserPrograms programs) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.driver().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(service, options(programs.chromium().orElseThrow()));
    }

    private static ChromeOptions options(Path executable) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
        return options;
    }

    /** The answer to a command of the Chrome DevTools Protocol to the tab. */
    Object devtools(String command, Map<String, ?> parameters) {
        return execute(org.openqa.selenium.chromium.AddHasCdp.EXECUTE_CDP, Map.of("cmd", command, "params", parameters))
                .getValue();
    }

    /**
     * Lets go of mouse and keys, and leaves the tab empty, without history, session storage and emulation. A new tab would
     * be another process, which takes a quarter of a page's time to start.
     */
    void emptyTab() {
        resetInputState();
        if (getCurrentUrl().matches("(file|http):.*")) {
            executeScript("window.sessionStorage.clear();");
        }
        get("about:blank");
        devtools("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        devtools("Page.resetNavigationHistory", Map.of());
    }

    /** What a log has had since it was last asked. */
    List<String> log(String type) {
        return StreamSupport.stream(manage().logs().get(type).spliterator(), false)
                .map(LogEntry::getMessage)
                .toList();
    }
}
