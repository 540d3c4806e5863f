package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.InMemoryStudyArchive;
import werkbank.experiment.Provenance;
import werkbank.experiment.ProvenanceBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Computation;
import werkbank.recipe.Precision;
import werkbank.space.DataSpecBuilder;
import werkbank.space.NameRule;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class OriginTest {
    private static final SearchSpace FORTY =
            Spaces.read("name: s\ntrials: 40\nnetwork: [conv: 2]\ntraining: {epochs: 1}\n");

    /** A study of three trials so far. */
    private static Origin of(StudyRecord study) {
        return of(study, Map.of());
    }

    private static Origin of(StudyRecord study, Map<Integer, List<Computation>> computations) {
        try (TrialStore store = new InMemoryStudyArchive(Path.of("results")).create(study)) {
            return Origin.of(store, 3, FORTY, ComputedView.of(List.of(), Set.of(), computations));
        }
    }

    private static Computation by(String engine) {
        return new Computation(engine, Precision.F32, "a processor", List.of());
    }

    @Test
    void theSameStudyAgainHasItsEngineAndItsPrecision() {
        assertThat(of(Samples.study("s")).command())
                .isEqualTo("./werkbank run spaces/some.yaml --study s-again --seed -9223372036854775808 --trials 3"
                        + " --engine dl4j --workers 1 --skip-unreadable");
        assertThat(of(Samples.study("s").with(Precision.BF16)).command())
                .endsWith(" --trials 3 --engine dl4j --precision bf16 --workers 1 --skip-unreadable");
    }

    @Test
    void theEngineIsThatOfTheTrialsWhereAllHadOne() {
        StudyRecord study = Samples.study("s");
        assertThat(of(study, Map.of(1, List.of(by("cpu")), 2, List.of(by("cpu"))))
                        .command())
                .contains(" --engine cpu ");
        assertThat(of(study, Map.of(1, List.of(by("cpu")), 2, List.of(by("dl4j"))))
                        .command())
                .doesNotContain("--engine");
    }

    /** Of fewer trials than that, random proposals without a scheduler may be chosen. */
    @Test
    void theSameStudyAgainHasTheTrialsThatItsSearchWasChosenFor() {
        StudyRecord study = Samples.study("s");
        assertThat(of(study.with(study.provenance().chosenFor(12))).command()).contains(" --trials 12 ");
        Provenance plain = ProvenanceBuilder.of(List.of()).build();
        Provenance former = plain.with(new Provenance.ChosenSampler("gp", "it learns"));
        assertThat(of(study.with(former)).command()).contains(" --trials 40 ");
        assertThat(of(study.with(plain)).command()).contains(" --trials 3 ");
    }

    @Test
    void onlyAStudyThatLeftPicturesOutDoesSoAgain() {
        StudyRecord study = Samples.study("s");
        StudyRecord whole = new StudyRecord(
                study.name(),
                study.space(),
                study.spaceFile(),
                study.seed(),
                DataSpecBuilder.unread(),
                study.created(),
                study.provenance());
        assertThat(of(whole).command()).endsWith(" --trials 3 --engine dl4j --workers 1");
    }

    @ParameterizedTest
    @CsvSource({"95", "100"})
    void aLongNameGivesWayToItsEnd(int letters) {
        String again = NameRule.of("n".repeat(letters), "-again");
        assertThat(NameRule.allows(again)).isTrue();
        assertThat(of(Samples.study("n".repeat(letters))).command()).contains(" --study " + again + " --seed ");
    }
}
