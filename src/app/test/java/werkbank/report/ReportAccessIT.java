package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.Color;

/** For readers without a mouse, without sight, with a small screen or in the dark. */
class ReportAccessIT {
    private static final int MOST_TABS = 120;
    private static final Set<String> NAMED_ROLES = Set.of("image", "region", "navigation");

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void theFirstTabIsTheWayPastTheNavigation() throws Exception {
        Page page = browser.open();
        page.press(Keys.TAB);
        assertThat(page.focused().getText()).isEqualTo("To the results");
        assertThat(page.focused().getRect().x).isNotNegative();
        page.press(Keys.ENTER);
        assertThat(page.hash()).isEqualTo("glance");
        page.press(Keys.TAB);
        assertThat(isIn(page, "main")).as("the next tab is past the navigation").isTrue();
    }

    @Test
    void theKeyboardSortsTheTableAndOpensATrial() throws Exception {
        Page page = browser.open();
        tabTo(page, "#trial-table thead th:nth-child(1) button");
        page.press(Keys.ENTER);
        assertThat(page.rows()).isSorted();
        assertThat(page.attributes("#trial-table th:nth-child(1)", "aria-sort")).containsExactly("ascending");

        tabTo(page, "#open-1");
        page.press(Keys.ENTER);
        assertThat(page.texts("#trial h2")).containsExactly("Trial 1");
        assertThat(isIn(page, "#trial")).as("the focus has gone along").isTrue();
    }

    @Test
    void theKeyboardTicksTrialsAndComparesThem() throws Exception {
        Page page = browser.open("sort=number:asc");
        tabTo(page, "tr[data-trial='1'] .compare-box");
        page.press(Keys.SPACE);
        tabTo(page, "tr[data-trial='2'] .compare-box");
        page.press(Keys.SPACE);
        tabTo(page, ".compare-bar .main");
        page.press(Keys.ENTER);
        assertThat(page.all("#compare-table .trace")).hasSize(2);
        assertThat(isIn(page, "#compare")).as("the focus has gone along").isTrue();
    }

    /** Each stop on the way must show that it has the focus. */
    private static void tabTo(Page page, String css) {
        for (int tab = 0; tab < MOST_TABS; tab++) {
            page.press(Keys.TAB);
            List<?> stop = (List<?>) page.run(
                    "const focused = document.activeElement;"
                            + "return [getComputedStyle(focused).outlineStyle, focused.matches(arguments[0]), focused.outerHTML];",
                    css);
            assertThat(stop.get(0)).as("%s", stop.get(2)).isNotEqualTo("none");
            if ((Boolean) stop.get(1)) {
                return;
            }
        }
        throw new AssertionError("no way by tab to " + css);
    }

    private static boolean isIn(Page page, String css) {
        return (Boolean) page.run("return document.activeElement.closest(arguments[0]) !== null", css);
    }

    /** As the browser tells them to a screen reader: what can have the focus, pictures and parts of the page. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyControlHasAName(boolean single) {
        Page page = look(single, "trial=6&compare=2,3&filter=relu");
        List<Page.Accessible> controls = page.accessible().stream()
                .filter(one -> one.focusable() || NAMED_ROLES.contains(one.role()))
                .toList();
        assertThat(controls).hasSizeGreaterThan(single ? 25 : 100);
        assertThat(controls)
                .extracting(Page.Accessible::role)
                .contains("link", "button", "image", "region", "navigation")
                .containsAnyOf("combobox", "DisclosureTriangle");
        assertThat(controls).filteredOn(control -> control.name().isBlank()).isEmpty();
        assertThat(page.all("img:not([alt])")).isEmpty();
        assertThat(page.accessible())
                .filteredOn(one -> one.role().equals("columnheader"))
                .hasSizeGreaterThan(3)
                .filteredOn(one -> one.name().isBlank())
                .isEmpty();
        assertThat(controls)
                .filteredOn(control -> control.role().equals("region"))
                .extracting(Page.Accessible::name)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headingsSkipNoLevel(boolean single) {
        Page page = look(single, "compare=2,3");
        List<?> levels = (List<?>)
                page.run(
                        "return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((e) => e.checkVisibility()).map((e) => Number(e.tagName[1]))");
        assertThat(levels).hasSizeGreaterThan(5).first().isEqualTo(1L);
        assertThat(levels.stream().filter(level -> level.equals(1L))).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat((Long) levels.get(i))
                    .as("heading %d of %s", i, levels)
                    .isLessThanOrEqualTo((Long) levels.get(i - 1) + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, true", "1280, false", "400, true", "400, false"})
    void thePageIsNoWiderThanItsWindow(int width, boolean single) {
        Page page = browser.open(study(single), single ? "" : "compare=2,3,5,7&filter=complete", width);
        assertFits(page, width);
        page.prefer("prefers-color-scheme", "dark");
        assertFits(page, width);
    }

    private static void assertFits(Page page, int width) {
        List<?> widths = (List<?>)
                page.run(
                        "const page = document.scrollingElement; return [window.innerWidth, page.scrollWidth, page.clientWidth];");
        assertThat(widths.get(0)).isEqualTo((long) width);
        assertThat((Long) widths.get(1)).isLessThanOrEqualTo((Long) widths.get(2));
    }

    /** A study of one trial, or one of many at an address. */
    private Page look(boolean single, String hash) {
        return single ? browser.open(study(true), "") : browser.show(hash);
    }

    @Test
    void inTheDarkThePageIsDarkAndItsInkIsLight() throws Exception {
        Page page = browser.open();
        assertThat(lightness(page, "body", "background-color")).isGreaterThan(0.9);
        assertThat(lightness(page, "h1", "color")).isLessThan(0.3);
        String axis = page.find("#history svg text").getAttribute("fill");
        page.prefer("prefers-color-scheme", "dark");
        assertThat(lightness(page, "body", "background-color")).isLessThan(0.2);
        assertThat(lightness(page, "section", "background-color")).isLessThan(0.2);
        assertThat(lightness(page, "h1", "color")).isGreaterThan(0.8);
        assertThat(page.run("return getComputedStyle(document.querySelector('#trials input'), '::placeholder').color"))
                .isEqualTo(page.run("return getComputedStyle(document.querySelector('#trials .lead')).color"));
        page.soon(() -> assertThat(page.find("#history svg text").getAttribute("fill"))
                .as("charts are drawn anew")
                .isNotEqualTo(axis));
    }

    /** Where bars and dots would be painted over. */
    @Test
    void whereTheSystemChoosesTheColoursFiguresKeepTheirs() throws Exception {
        Page page = browser.open();
        List<String> own = List.of(".span b", ".weight i", ".state", ".matrix td.wrong", ".influence .bar");
        List<String> before = own.stream().map(css -> background(page, css)).toList();
        page.prefer("forced-colors", "active");
        assertThat(own.stream().map(css -> background(page, css))).isEqualTo(before);
        assertThat(page.attributes("#nav a[aria-current]", "aria-current")).hasSizeLessThan(2);
    }

    private static String background(Page page, String css) {
        return page.find(css).getCssValue("background-color");
    }

    /** Mean of the three channels, from 0 for black to 1 for white. */
    private static double lightness(Page page, String css, String property) {
        Color color = Color.fromString(page.find(css).getCssValue(property));
        return (color.getColor().getRed()
                        + color.getColor().getGreen()
                        + color.getColor().getBlue())
                / 765.0;
    }

    private static SampleStudy study(boolean single) {
        return single ? SampleStudy.of("seed", 1, 16) : SampleStudy.full();
    }
}
