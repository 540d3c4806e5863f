package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.ScriptedTrainer;
import werkbank.file.Json;
import werkbank.recipe.Portion;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;

class TrialSpecTest {
    private final TrialSpec plain = ScriptedTrainer.spec(7, "/studies/s", 2);
    private final TrialSpec taught = plain.with(Teacher.of(Samples.ensemble(3, 7)));

    @Test
    void aTeacherCrossesAsJson() {
        TrialSpec read = Json.read(Json.write(taught), TrialSpec.class);

        assertThat(read).isEqualTo(taught);
        assertThat(read.teacher().orElseThrow().members())
                .containsExactly(
                        new Teacher.Member(0.5, List.of(Samples.file("ensemble/3.zip"))),
                        new Teacher.Member(0.5, List.of(Samples.file("ensemble/7.zip"))));
        assertThat(read.teacher().orElseThrow().temperature()).isEqualTo(0.9);
    }

    @Test
    void theJsonOfAFormerVersionHasNone() {
        String json = Json.write(plain).replace(",\"teacher\":null", "");

        assertThat(json).doesNotContain("teacher");
        assertThat(Json.read(json, TrialSpec.class)).isEqualTo(plain);
    }

    @Test
    void theJsonOfAFormerVersionHasImagesHeldOutAtRandomAndWholePasses() {
        String json = Json.write(plain)
                .replace(",\"heldOut\":\"RANDOM\"", "")
                .replace("\"stepsPerEpoch\":0,", "")
                .replace("\"lossClip\":0.0,", "");

        assertThat(json).doesNotContain("heldOut", "stepsPerEpoch", "lossClip");
        assertThat(Json.read(json, TrialSpec.class)).isEqualTo(plain);
    }

    @Test
    void theJsonOfAFormerVersionWantsNoPrecisionAndDeterministicAlgorithms() {
        String json =
                Json.write(plain).replace(",\"precision\":null", "").replace(",\"algorithms\":\"DETERMINISTIC\"", "");

        assertThat(json).doesNotContain("precision", "algorithms");
        assertThat(Json.read(json, TrialSpec.class)).isEqualTo(plain);
    }

    @Test
    void anotherPrecisionCrossesAsJsonAndMakesAnotherTrial() {
        Recipe recipe = plain.recipe();
        TrialSpec narrow = TrialSpec.of(
                plain.number(), plain.seed(), recipe.with(Precision.BF16), plain.data(), plain.studyFolder());

        TrialSpec read = Json.read(Json.write(narrow), TrialSpec.class);

        assertThat(read).isEqualTo(narrow);
        assertThat(read.recipe().training().precision()).contains(Precision.BF16);
        assertThat(read.isSameTrialAs(plain)).isFalse();
    }

    @Test
    void whatLearnsFromATeacherHasAFolderOfItsOwn() {
        assertThat(plain.folder()).isEqualTo("trials/0007");
        assertThat(plain.stateFile()).isEqualTo("trials/0007/state.zip");
        assertThat(taught.folder()).isEqualTo("distilled");
        assertThat(taught.stateFile()).isEqualTo("distilled/state.zip");
    }

    @Test
    void anotherTeacherMakesAnotherTrial() {
        assertThat(taught.isSameTrialAs(moved(taught))).isTrue();
        assertThat(taught.isSameTrialAs(plain)).isFalse();
        assertThat(plain.isSameTrialAs(taught)).isFalse();
        assertThat(taught.isSameTrialAs(plain.with(Teacher.of(Samples.ensemble(3, 8)))))
                .isFalse();
        Teacher cooler = new Teacher(taught.teacher().orElseThrow().members(), 0.8);
        assertThat(taught.isSameTrialAs(plain.with(cooler))).isFalse();
    }

    @Test
    void aTrialIsTheSameOnAMachineThatWasSentTheTrainingFilesAlone() {
        TrialSpec sent = plain.withData(plain.data().in("files").drawing(Portion.NONE));

        assertThat(plain.data().test()).isEmpty();
        assertThat(sent.isSameTrialAs(plain)).isTrue();
        assertThat(plain.isSameTrialAs(sent)).isTrue();
        TrialSpec divided = sent.withData(sent.data().decided(200, false));
        assertThat(divided.isSameTrialAs(plain)).isFalse();
        assertThat(plain.isSameTrialAs(divided)).isFalse();
    }

    private static TrialSpec moved(TrialSpec spec) {
        return new TrialSpec(
                spec.number(),
                spec.seed(),
                spec.recipe(),
                spec.data().in("/other"),
                "/elsewhere",
                spec.teacher(),
                spec.start());
    }
}
