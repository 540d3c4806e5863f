package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.FluentWait;

/** A page that is open in the browser. */
final class Page {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Of addresses whose content is in the address, on the disk, or made by the page itself. */
    private static final Set<String> LOCAL = Set.of("file", "data", "blob");

    private static final String AWAIT_DRAWING =
            """
            return new Promise((resolve) => {
              const isBusy = () => document.readyState !== "complete" || document.body.dataset.drawing;
              const look = () => (isBusy() ? setTimeout(look, 5) : resolve());
              look();
            });
            """;

    /** From the page's top, with nothing marked and no focus, as a page that has just been loaded. */
    private static final String GO =
            """
            const [hash] = arguments;
            window.history.replaceState(null, "", "#before");
            document.activeElement.blur();
            window.scrollTo(0, 0);
            return new Promise((resolve) => {
              window.addEventListener("hashchange", () => resolve(), { once: true });
              window.location.hash = hash;
            });
            """;

    private final Chromium chromium;
    private final URI address;

    private Page(Chromium chromium, URI address) {
        this.chromium = chromium;
        this.address = address;
    }

    /** In an empty tab of so many pixels; returns when all charts are drawn. */
    static Page open(Chromium chromium, URI address, int width) {
        chromium.emptyTab();
        chromium.log(LogType.BROWSER);
        chromium.log(LogType.PERFORMANCE);
        Page page = new Page(chromium, address);
        page.resize(width, 900);
        chromium.get(address.toString());
        page.awaitDrawing();
        return page;
    }

    /** Charts are drawn one after the other. */
    void awaitDrawing() {
        run(AWAIT_DRAWING);
    }

    /** Goes to another address of the page that is open, which is not loaded again for it. */
    void go(String hash) {
        run(GO, hash.isEmpty() ? "top" : hash);
        awaitDrawing();
    }

    /** @throws AssertionError when the page has complained in the console since it was last asked, or asked for something that isn't its own */
    void check() {
        assertThat(console()).as("console of %s", address).isEmpty();
        assertThat(requests()).as("requests of %s", address).allMatch(this::isOwn);
    }

    private boolean isOwn(String request) {
        URI asked = URI.create(request.replaceFirst("(?s)^(data:).*", "$1,"));
        return LOCAL.contains(asked.getScheme()) || asked.getRawAuthority().equals(address.getRawAuthority());
    }

    // What it says

    /** Lines of the console since it was last asked. */
    List<String> console() {
        return chromium.log(LogType.BROWSER);
    }

    /** Addresses that were asked for since it was last asked, the page's own among them. */
    List<String> requests() {
        return chromium.log(LogType.PERFORMANCE).stream()
                .map(Page::message)
                .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
                .map(message -> message.at("/params/request/url").asText())
                .toList();
    }

    private static JsonNode message(String line) {
        try {
            return JSON.readTree(line).path("message");
        } catch (JsonProcessingException e) {
            throw new AssertionError("chromedriver's log is JSON", e);
        }
    }

    // What it shows

    /** The page's elements as HTML, such as they are now, with empty scripts and styles. */
    String shown() {
        return (String)
                run(
                        """
                const copy = document.documentElement.cloneNode(true);
                copy.querySelectorAll("script, style").forEach((node) => node.replaceChildren());
                return copy.outerHTML;
                """);
    }

    /** What matches in {@link #shown()}. */
    List<String> matches(String pattern) {
        return Pattern.compile(pattern)
                .matcher(shown())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** @throws org.openqa.selenium.NoSuchElementException when there is none */
    WebElement find(String css) {
        return chromium.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return chromium.findElements(By.cssSelector(css));
    }

    /** The first whose whole text is that. */
    WebElement saying(String css, String text) {
        return (WebElement) run(
                "return [...document.querySelectorAll(arguments[0])].find((node) => node.textContent === arguments[1])",
                css,
                text);
    }

    /** Those that have a place on the page, scrolled into sight or not. */
    List<WebElement> visible(String css) {
        return ((List<?>) run(
                        "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility())", css))
                .stream().map(WebElement.class::cast).toList();
    }

    /** Text of each element, whether it can be seen or not. */
    List<String> texts(String css) {
        return each(css, "element.textContent");
    }

    /** An attribute of each element; null where it has none. */
    List<String> attributes(String css, String name) {
        return each(css, "element.getAttribute('" + name + "')");
    }

    private List<String> each(String css, String expression) {
        return ((List<?>) run(
                        "return [...document.querySelectorAll(arguments[0])].map((element) => " + expression + ")",
                        css))
                .stream().map(text -> (String) text).toList();
    }

    /** Numbers of the trials in the table, in its order; it has those that the selection keeps, the first 200 at once. */
    List<Integer> rows() {
        return attributes("#trial-table tr[data-trial]", "data-trial").stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** What stands after '#' in the address, as it is written there. */
    String hash() {
        return (String) run("return window.location.hash.slice(1)");
    }

    /** What a function's body returns in the page, whose policy doesn't hold for it. */
    Object run(String body, Object... arguments) {
        return chromium.executeScript(body, arguments);
    }

    /** Tries until the assertion holds, of elements that may not be there yet. */
    void soon(Runnable assertion) {
        new FluentWait<>(assertion)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(50))
                .ignoring(AssertionError.class, NoSuchElementException.class)
                .until(tried -> {
                    tried.run();
                    return true;
                });
    }

    /** A part of the page as assistive technology gets it. */
    record Accessible(String role, String name, boolean focusable) {}

    /** What assistive technology gets, the whole document itself left out. */
    List<Accessible> accessible() {
        JsonNode nodes = JSON.valueToTree(chromium.devtools("Accessibility.getFullAXTree", Map.of()));
        return StreamSupport.stream(nodes.path("nodes").spliterator(), false)
                .filter(node -> !node.path("ignored").asBoolean())
                .map(node -> new Accessible(
                        node.at("/role/value").asText(), node.at("/name/value").asText(), isFocusable(node)))
                .filter(node -> !node.role().equals("RootWebArea"))
                .toList();
    }

    private static boolean isFocusable(JsonNode node) {
        return StreamSupport.stream(node.path("properties").spliterator(), false)
                .anyMatch(one -> one.path("name").asText().equals("focusable")
                        && one.at("/value/value").asBoolean());
    }

    // What is done to it

    /** Mouse and keyboard. */
    Actions hands() {
        return new Actions(chromium);
    }

    /** Scrolls there and clicks in the middle of what is to be seen of it. */
    void click(String css) {
        find(css).click();
    }

    /** To whatever has the focus. */
    void press(CharSequence... keys) {
        hands().sendKeys(keys).perform();
    }

    WebElement focused() {
        return chromium.switchTo().activeElement();
    }

    void back() {
        chromium.navigate().back();
    }

    void reload() {
        chromium.navigate().refresh();
        awaitDrawing();
    }

    /** Size of what shows the page, in CSS pixels. */
    void resize(int width, int height) {
        chromium.devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As for a reader whose system says so: a feature of media queries and its value. */
    void prefer(String feature, String value) {
        chromium.devtools(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As the browser lays it out for paper of that width, margins left out. */
    void layOutForPaper(int width) {
        resize(width, 1000);
        chromium.devtools("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** On A4, as PDF. */
    byte[] print() {
        return OutputType.BYTES.convertFromBase64Png(
                chromium.print(new PrintOptions()).getContent());
    }

    /** Where files are saved from now on. */
    void saveTo(Path folder) {
        chromium.devtools(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }
}
