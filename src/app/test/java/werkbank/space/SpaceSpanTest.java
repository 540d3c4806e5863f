package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import werkbank.InputException;

class SpaceSpanTest {

    @Test
    void countsOnlyActiveParameters() {
        SpaceSpan span = SpaceSpan.of(Spaces.read(Spaces.base()));

        assertThat(span.parameters())
                .containsExactly(
                        new SpaceSpan.Row("filters", "16 to 64 in steps of 16", "", ""),
                        new SpaceSpan.Row("act", "one of relu, elu", "", ""),
                        new SpaceSpan.Row("extra", "1 to 3", "", "when act is relu"));
        assertThat(span.configurations()).hasValueSatisfying(n -> assertThat(n).isEqualTo(4 * (3 + 1)));
        assertThat(span.configurationsInWords()).isEqualTo("16 different configurations");
    }

    @Test
    void aFloatRangeIsInfinite() {
        SpaceSpan span = SpaceSpan.of(Spaces.read(Spaces.base().replace("dropout: 0.4", "dropout: {float: [0, 0.5]}")));

        assertThat(span.configurations()).isEmpty();
        assertThat(span.configurationsInWords()).isEqualTo("infinitely many configurations");
    }

    @Test
    void nothingToSearchIsOneConfiguration() {
        assertThat(SpaceSpan.of(Spaces.ready("seed-cnn")).configurationsInWords())
                .isEqualTo("1 different configurations");
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

    /** Named parameters come before those in place, so that all conditions are open until the last of them is counted. */
    @Test
    void conditionsThatStandApartAreCountedApart() {
        StringBuilder yaml = new StringBuilder("name: a\ntrials: 1\ntraining: {epochs: 1}\nparameters:\n");
        for (int i = 0; i < 300; i++) {
            yaml.append(String.format(Locale.ROOT, "  on%d: {choice: [true, false]}\n", i));
        }
        yaml.append("network:\n");
        for (int i = 0; i < 300; i++) {
            yaml.append(String.format(Locale.ROOT, "  - dense: {int: [1, 2]}\n    when: {on%d: true}\n", i));
        }
        assertThat(SpaceSpan.of(Spaces.read(yaml.toString())).configurations())
                .contains(BigInteger.valueOf(3).pow(300));
    }

    @Test
    void whatCanNotBeCountedIsSaid() {
        StringBuilder yaml = new StringBuilder("name: a\ntrials: 1\ntraining: {epochs: 1}\nparameters:\n");
        StringBuilder when = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            yaml.append(String.format(Locale.ROOT, "  n%d: {int: [1, 3]}\n", i));
            when.append(String.format(Locale.ROOT, "%sn%d: 1", i == 0 ? "" : ", ", i));
        }
        yaml.append(String.format(Locale.ROOT, "network:%n  - dense: {int: [1, 2]}%n    when: {%s}%n", when));
        for (int i = 0; i < 40; i++) {
            yaml.append(String.format(Locale.ROOT, "  - dense: $n%d%n", i));
        }
        assertThat(SpaceSpan.of(Spaces.read(yaml.toString())).configurationsInWords())
                .isEqualTo("more configurations than can be counted");
        assertThatThrownBy(() -> Spaces.read(yaml + "sampler: grid\n"))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "the configurations of this grid can't be counted, since too many conditions depend"
                                + " on each other; use random or sobol");
    }
}
