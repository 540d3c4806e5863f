package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalNameTest {
    private static final List<String> ORDERED = List.of(
            "",
            "0",
            "7",
            "07",
            "9",
            "10",
            "99999999999999999999998",
            "99999999999999999999999",
            "a",
            "A",
            "a2b",
            "a2c",
            "a10",
            "Ähre",
            "ankle boot",
            "class2",
            "class10",
            "Zebra",
            "ß",
            "中",
            "文");

    @Test
    void numbersCountByTheirValueAndLettersWithoutCaseAndAccents() {
        Locale before = Locale.getDefault();
        for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("tr"), Locale.forLanguageTag("sv"))) {
            Locale.setDefault(locale);
            try {
                List<String> names = new ArrayList<>(ORDERED);
                Collections.shuffle(names, new Random(1));
                List<String> sorted = NaturalName.sorted(names, name -> name);
                assertThat(sorted.stream().filter(name -> !name.equalsIgnoreCase("a") && !name.endsWith("7")))
                        .containsExactlyElementsOf(ORDERED.stream()
                                .filter(name -> !name.equalsIgnoreCase("a") && !name.endsWith("7"))
                                .toList());
                assertThat(sorted.indexOf("A")).isEqualTo(sorted.indexOf("a") - 1);
                assertThat(sorted.indexOf("07")).isEqualTo(sorted.indexOf("7") - 1);
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Test
    void theFormOfAnAccentDoesNotMatter() {
        String apart = Normalizer.normalize("Würfel", Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo("Würfel");
        assertThat(NaturalName.of(apart)).isEqualTo(NaturalName.of("Würfel"));
        assertThat(NaturalName.of(apart).text()).isEqualTo("Würfel");
    }
}
