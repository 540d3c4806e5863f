package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report's scripts are written as Prettier writes them, and JSHint has nothing to say about them. */
class ScriptStyleTest {
    private static ScriptStyle style;

    @BeforeAll
    static void start() {
        style = new ScriptStyle();
    }

    @AfterAll
    static void stop() {
        style.close();
    }

    @Test
    void everyScriptIsFormattedAndWithoutAComplaint() throws IOException {
        if (Boolean.getBoolean("scripts.write")) {
            style.write();
        }
        Set<String> passed = ScriptStyle.passed();
        List<String> complaints = new ArrayList<>();
        for (String path : ScriptStyle.paths()) {
            if (!passed.contains(ScriptStyle.line(path))) {
                String text = ScriptStyle.text(path);
                complaints.addAll(style.complaints(path, text));
                if (!style.formatted(text).equals(text)) {
                    complaints.add(path + " isn't as Prettier writes it");
                }
            }
        }
        assertThat(complaints)
                .as("-Dscripts.write=true formats them: see docs/report.md")
                .isEmpty();
    }

    @Test
    void thereAreScriptsAndNoneThatPassedIsGone() throws IOException {
        List<String> paths = ScriptStyle.paths();
        assertThat(paths).hasSizeGreaterThan(60).contains("main.js", "study/format.js", "page/dom.js");
        assertThat(ScriptStyle.passed())
                .extracting(line -> line.replaceFirst("\\S+ ", ""))
                .isSubsetOf(paths);
    }

    @Test
    void whatIsWrittenOtherwiseIsNoticed() {
        assertThat(style.formatted("export const twice = a=>2*a\n")).isEqualTo("export const twice = (a) => 2 * a;\n");
        assertThat(style.formatted("const = 1;\n")).startsWith("SyntaxError: Unexpected token (1:7)");
    }

    @Test
    void theLinterFindsWhatLeadsToMistakes() {
        assertThat(style.complaints("page/a.js", "export const a = b;\n"))
                .containsExactly("page/a.js:1: 'b' is not defined.");
        assertThat(style.complaints("page/a.js", "const a = 1;\n"))
                .containsExactly("page/a.js:1: 'a' is defined but never used.");
        assertThat(style.complaints("page/a.js", "import { a } from \"./b.js\";\n"))
                .containsExactly("page/a.js:1: 'a' is defined but never used.");
        assertThat(style.complaints("page/a.js", "export const a = (b) => b == 1;\n"))
                .containsExactly("page/a.js:1: Expected '===' and instead saw '=='.");
        assertThat(style.complaints(
                        "page/a.js",
                        "export function b(list) {\n  const a = 1;\n  return list.map((a) => a + 1) + a;\n}\n"))
                .containsExactly("page/a.js:3: 'a' is already defined in outer scope.");
        assertThat(style.complaints("page/a.js", "export var a = 1;\n"))
                .singleElement()
                .asString()
                .contains("`var` declarations are forbidden");
    }

    @Test
    void scriptsOfTheStudyKnowNoBrowser() {
        String text = "export const width = () => window.innerWidth;\n";
        assertThat(style.complaints("study/a.js", text)).containsExactly("study/a.js:1: 'window' is not defined.");
        assertThat(style.complaints("page/a.js", text)).isEmpty();
    }
}
