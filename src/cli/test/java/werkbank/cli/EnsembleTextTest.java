package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.Compared;
import werkbank.experiment.result.Choice.Reason;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.metric.Score;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlan.TestTime;
import werkbank.space.EnsemblePlans;

class EnsembleTextTest {
    private static final List<Member> MEMBERS = List.of(
            Member.of(12, 0.6, List.of(Samples.file("a.zip")), new Score(6_000, 30, 0.995, 0.0182)),
            Member.of(3, 0.4, List.of(Samples.file("b.zip")), new Score(6_000, 33, 0.9945, 0.0191)));

    @Test
    void saysWhatWasComparedWhatWasTakenAndWhy() {
        Choice choice = new Choice(
                Reason.SIMPLEST_WITHIN_ONE_ERROR,
                List.of(
                        new Compared("greedy", List.of(12, 3), 0.01612, 0.0014, 0.99567, 0.00012, 0.0002),
                        new Compared("weighted", List.of(12, 3, 5, 6, 7, 8, 9, 10, 11), 0.016, 0.0014, 0.9955, 0, 0)));

        assertThat(EnsembleText.of(ensemble(0.85, choice)))
                .isEqualToNormalizingNewlines(
                        """
                        Cross-validation within the validation images
                        method    log-loss           above the lowest   accuracy  members  trials
                        greedy    0.01612 ± 0.00140  0.00012 ± 0.00020   99.57 %        2  12 3
                        weighted  0.01600 ± 0.00140  0.00000 ± 0.00000   99.55 %        9  12 3 5 6 7 8 9 10 …

                        Method greedy: the simplest within one standard error of the lowest log-loss

                                  weight  validation accuracy  errors  log-loss
                        trial 12  0.6000              99.50 %      30    0.0182
                        trial 3   0.4000              99.45 %      33    0.0191
                        greedy    1.0000              99.60 %      24    0.0158

                        Temperature 0.8500
                        """);
    }

    @Test
    void aCheckpointThatIsNotItsTrialsBestHasItsEpoch() {
        Member other = new Member(12, Optional.of(9), 0.4, List.of(), new Score(6_000, 33, 0.9945, 0.0191), Views.ONCE);

        assertThat(EnsembleText.of(ensemble(1, Choice.of(Reason.ASKED_FOR)).with(List.of(MEMBERS.get(0), other)))
                        .lines())
                .anyMatch(line -> line.startsWith("trial 12           0.6000"))
                .anyMatch(line -> line.startsWith("trial 12, epoch 9  0.4000"));
    }

    @Test
    void aLimitOnTimeIsToldWithWhatItLeftOut() {
        Choice limited = Choice.of(Reason.ASKED_FOR).with(Optional.of(new TimeLimit(1.5, 1.23456, 1, 7)));
        assertThat(EnsembleText.of(ensemble(1, limited)).lines())
                .contains(
                        "At most 1.500 ms an image, of which the members take 1.235; left out for it: 1 checkpoint, 7 ensembles");
        assertThat(EnsembleText.of(EnsemblePlans.atMost(EnsemblePlan.STANDARD, 0.5)))
                .isEqualTo("method auto, at most 0.5000 ms an image");
    }

    @Test
    void withoutAComparisonThereIsNoTable() {
        assertThat(EnsembleText.of(ensemble(1, Choice.of(Reason.ASKED_FOR))))
                .startsWith("Method greedy: as asked for")
                .doesNotContain("Cross-validation", "Temperature");
    }

    @Test
    void saysHowMembersLookAndWhatThatCosts() {
        EnsembleResult once = ensemble(1, Choice.of(Reason.ASKED_FOR));
        EnsembleResult looking = new EnsembleResult(
                once.method(),
                MEMBERS.stream().map(member -> member.with(Views.SHIFTS)).toList(),
                1,
                once.validation(),
                once.choice(),
                List.of(),
                List.of(
                        new Look(Views.Kind.ONCE, 1, 0.0158, 0.996, 0.0009, 0.0002, 2_345.6),
                        new Look(Views.Kind.SHIFTS, 5, 0.0149, 0.9962, 0, 0, 470)),
                Optional.empty(),
                Samples.NOON);

        assertThat(EnsembleText.of(looking))
                .contains("Test-time augmentation on the validation images")
                .containsPattern("once +0.01580 +0.00090 ± 0.00020 +99.60 % +2,346\\R")
                .containsPattern("shifts, 5 +0.01490 +0.00000 ± 0.00000 +99.62 % +470\\R")
                .contains("Taken: shifts, 5");
        assertThat(EnsembleText.of(once)).doesNotContain("Test-time");
    }

    @Test
    void aPlanInWords() {
        assertThat(EnsembleText.of(EnsemblePlan.STANDARD.with(TestTime.AUTO)))
                .isEqualTo("method auto, test-time augmentation auto");
        assertThat(EnsembleText.of(EnsemblePlan.STANDARD)).isEqualTo("method auto");
        assertThat(EnsembleText.of(EnsemblePlans.of(Method.AVERAGE, 5))).isEqualTo("of at most 5, method average");
    }

    private static EnsembleResult ensemble(double temperature, Choice choice) {
        return EnsembleResult.of(
                "greedy", MEMBERS, temperature, new Score(6_000, 24, 0.996, 0.0158), choice, List.of(), Samples.NOON);
    }
}
