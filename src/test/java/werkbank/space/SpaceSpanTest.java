package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpaceSpanTest {

    @Test
    void countsOnlyActiveParameters() {
        SpaceSpan span = SpaceSpan.of(Spaces.read(Spaces.base()));

        assertThat(span.parameters())
                .containsExactly(
                        new SpaceSpan.Row("filters", "16 to 64 in steps of 16", ""),
                        new SpaceSpan.Row("act", "one of relu, elu", ""),
                        new SpaceSpan.Row("extra", "1 to 3", "when act is relu"));
        assertThat(span.configurations()).hasValueSatisfying(n -> assertThat(n).isEqualTo(4 * (3 + 1)));
        assertThat(span.configurationsInWords()).isEqualTo("16");
    }

    @Test
    void aFloatRangeIsInfinite() {
        SpaceSpan span = SpaceSpan.of(Spaces.read(Spaces.base().replace("dropout: 0.4", "dropout: {float: [0, 0.5]}")));

        assertThat(span.configurations()).isEmpty();
        assertThat(span.configurationsInWords()).isEqualTo("infinite");
    }

    @Test
    void nothingToSearchIsOneConfiguration() {
        assertThat(SpaceSpan.of(Spaces.ready("seed-cnn")).configurationsInWords())
                .isEqualTo("1");
    }

    @Test
    void manyConditionsAreCountedQuickly() {
        StringBuilder yaml = new StringBuilder("name: a\ntrials: 1\ntraining: {epochs: 1}\nparameters:\n");
        for (int i = 0; i < 60; i++) {
            yaml.append(String.format(Locale.ROOT, "  on%d: {choice: [true, false]}\n", i));
            yaml.append(String.format(Locale.ROOT, "  n%d: {int: [1, 2], when: {on%d: true}}\n", i, i));
        }
        yaml.append("network:\n");
        for (int i = 0; i < 60; i++) {
            yaml.append(String.format(Locale.ROOT, "  - dense: $n%d\n    when: {on%d: true}\n", i, i));
        }

        SpaceSpan span = SpaceSpan.of(Spaces.read(yaml.toString()));

        assertThat(span.configurations()).contains(BigInteger.valueOf(3).pow(60));
    }
}
