package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.space.Spaces;

class LearnedStudiesTest {
    @TempDir
    Path folder;

    private List<String> words(String learned) {
        return new LearnedStudies(
                        Workspace.in(folder),
                        Spaces.read("name: s\ntrials: 1\nlearn-from: [" + learned
                                + "]\nnetwork: [conv: {int: [2, 4]}]\ntraining: {epochs: 1}\n"),
                        "s")
                .words();
    }

    @Test
    void aStudyThatWasBegunGoesByItsCopies() {
        KnownResults night = new KnownResults(
                KnownResults.Origin.LEARNED,
                "night",
                Instant.EPOCH,
                "val-accuracy",
                true,
                true,
                List.of(new KnownTrial(
                        new TreeMap<>(Map.of("network.1.conv", 2)), Optional.of(0.5), Optional.of(1), true)),
                List.of());
        try (TrialStore store = Workspace.in(folder).archive().create(Samples.study("s"))) {
            store.saveKnown(List.of(night));
        }
        assertThat(words("night")).containsExactly("learning from " + night.words());
        assertThatThrownBy(() -> words("day"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("learn-from names 'day', and there is no such study in --results; it has s");
    }

    @Test
    void aStudyThatBeginsNowNeedsTheOthers() {
        assertThatThrownBy(() -> words("night"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("learn-from names 'night', and there is no such study in --results; it has none");
    }
}
