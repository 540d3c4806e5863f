package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.space.Objective;

class FindingTest {
    private static Influence influence(String parameter, double alone, double ranks, double p) {
        return new Influence(parameter, 50, alone, 0.1, ranks, p, 0.2, 0.3, Optional.of(0.8), "0.5");
    }

    private static String sentence(Influence... influences) {
        return new Finding(List.of(influences), 50, 50, Optional.empty(), Objective.VAL_LOSS)
                .sentence(first -> Optional.empty());
    }

    @Test
    void bothWaysAgree() {
        assertThat(sentence(influence("rate", 0.612, 0.6, 0.002), influence("filters", 0.2, 0.1, 0.3)))
                .isEqualTo(
                        "What mattered most: rate explains 61\u00a0% of the variance of validation log-loss; higher values did better (fANOVA over 50 complete trials; permutation p = 0.002).");
    }

    @Test
    void saysAfterHowManyEpochsTheTrialsWereJudged() {
        Finding finding = new Finding(
                List.of(influence("rate", 0.6, 0.6, 0.002)), 21, 21, Optional.of(2), Objective.VAL_ACCURACY);
        assertThat(finding.sentence(first -> Optional.empty())).contains("(fANOVA over 21 trials after 2 epochs;");
    }

    /** The page's question marks begin beyond it. */
    @Test
    void oneOfTwentyCasesIsStillClear() {
        assertThat(sentence(influence("rate", 0.6, 0.6, 25 / 500.0))).startsWith("What mattered most: rate");
        assertThat(sentence(influence("rate", 0.6, 0.6, 26 / 500.0))).startsWith("No single parameter stands out");
    }

    @Test
    void theRuleComesBeforeTheDirection() {
        Finding finding = new Finding(
                List.of(influence("rate", 0.6, 0.6, 0.002)), 50, 50, Optional.empty(), Objective.VAL_ACCURACY);
        assertThat(finding.sentence(first -> Optional.of("below 0.1 nothing passed 99 %")))
                .contains("; below 0.1 nothing passed 99 % (fANOVA")
                .doesNotContain("did better");
    }

    @Test
    void saysWhenRanksPutAnotherFirst() {
        assertThat(sentence(influence("rate", 0.5, 0.2, 0.01), influence("filters", 0.3, 0.45, 0.002)))
                .startsWith("What mattered most: rate explains 50\u00a0%")
                .endsWith(" By ranks filters comes first (45\u00a0% against 20\u00a0%).");
        assertThat(sentence(influence("rate", 0.5, 0.40, 0.01), influence("filters", 0.3, 0.45, 0.002)))
                .as("hardly apart")
                .doesNotContain("By ranks");
    }

    @Test
    void whatChanceMayReachIsNotNamedFirst() {
        assertThat(sentence(influence("rate", 0.5, 0.02, 0.8), influence("filters", 0.3, 0.45, 0.002)))
                .startsWith("What mattered most: filters explains 30\u00a0%")
                .endsWith(" fANOVA alone would put rate first (50\u00a0%), which the ranks don't bear out.");
        assertThat(sentence(influence("rate", 0.5, 0.02, 0.8), influence("filters", 0.3, 0.1, 0.4)))
                .isEqualTo(
                        "No single parameter stands out: rate explains 50\u00a0% of the variance of validation log-loss (fANOVA over 50 complete trials), but by ranks chance alone may reach as much as it does (permutation p = 0.80).");
    }
}
