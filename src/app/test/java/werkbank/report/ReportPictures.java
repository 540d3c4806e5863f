package werkbank.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the pictures of the documentation from a report, light and dark, in a window of 1280 pixels. Two trials are
 * compared and all mistakes chosen, so that each section has something to show.
 *
 * @param name of the files, before {@code -light.png} and {@code -dark.png}
 * @param css the first element that matches is drawn
 * @param height at most so many pixels of it are, from its top
 */
record ReportPictures(String name, String css, int height) {
    private static final int WIDTH = 1_280;

    private static final Pattern ASKED = Pattern.compile("(?<name>[a-z-]+)=(?<css>[^@]+)(@(?<height>\\d+))?");

    private static final String SECTIONS =
            "return [...document.querySelectorAll('main > section')].map(({ id }) => id)";

    private static final String BEST =
            "return [...document.querySelectorAll('#trial-table tr[data-trial]')].slice(0, 2).map((row) => row.dataset.trial).join()";

    private static final String PLACE =
            """
            const place = document.querySelector(arguments[0]).getBoundingClientRect();
            return { x: place.x + scrollX, y: place.y + scrollY, width: place.width, height: Math.min(place.height, arguments[1]), scale: 1 };
            """;

    /**
     * Takes a report, a folder and what to draw, {@code NAME=SELECTOR} or {@code NAME=SELECTOR@HEIGHT}; where nothing is
     * named, each section of the page by its identifier.
     */
    public static void main(String[] arguments) throws IOException {
        Path html = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Chromium chromium = Chromium.start(BrowserPrograms.of(System.getenv()));
        try {
            for (String scheme : List.of("light", "dark")) {
                Page page = Page.open(chromium, html.toUri(), WIDTH);
                if (scheme.equals("dark")) {
                    page.prefer("prefers-color-scheme", "dark");
                }
                page.go("pair=all&compare=" + page.run(BEST));
                // So tall that nothing scrolls: a bar would move the page when it goes, and what sticks would lie over
                // it.
                page.resize(WIDTH, ((Long) page.run("return document.scrollingElement.scrollHeight")).intValue());
                page.awaitDrawing();
                for (ReportPictures picture : asked(page, List.of(arguments).subList(2, arguments.length))) {
                    Files.write(folder.resolve(picture.name + "-" + scheme + ".png"), picture.drawn(chromium, page));
                }
            }
        } finally {
            chromium.quit();
        }
    }

    private static List<ReportPictures> asked(Page page, List<String> arguments) {
        List<ReportPictures> pictures = new ArrayList<>();
        for (String argument : arguments) {
            Matcher asked = ASKED.matcher(argument);
            if (!asked.matches()) {
                throw new IllegalArgumentException(argument + " isn't NAME=SELECTOR or NAME=SELECTOR@HEIGHT");
            }
            pictures.add(new ReportPictures(
                    asked.group("name"),
                    asked.group("css"),
                    asked.group("height") == null ? Integer.MAX_VALUE : Integer.parseInt(asked.group("height"))));
        }
        if (pictures.isEmpty()) {
            ((List<?>) page.run(SECTIONS))
                    .forEach(id -> pictures.add(new ReportPictures((String) id, "#" + id, Integer.MAX_VALUE)));
        }
        return pictures;
    }

    private byte[] drawn(Chromium chromium, Page page) {
        Map<?, ?> shot = (Map<?, ?>) chromium.devtools(
                "Page.captureScreenshot",
                Map.of("clip", page.run(PLACE, css, height), "captureBeyondViewport", true, "format", "png"));
        return Base64.getDecoder().decode((String) shot.get("data"));
    }
}
