package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.trial.TrialSpec;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;

class DataTrainerTest {
    private final List<String> loaded = new ArrayList<>();
    private final DataTrainer trainer = new DataTrainer(data -> {
        loaded.add(data.folder());
        return ScriptedTrainer::train;
    });

    @Test
    void imagesAreLoadedOnceForAllTrialsThatUseThem() throws Exception {
        for (String folder : List.of("/a", "/a", "/b", "/b", "/a")) {
            TrialSpec spec = ScriptedTrainer.spec(1, ScriptedTrainer.COMPLETE, 1);
            DataSpec data = DataSpecBuilder.in(folder).build();
            trainer.train(TrialSpec.of(1, 1, spec.recipe(), data, spec.studyFolder()), event -> {});
        }
        assertThat(loaded).containsExactly("/a", "/b", "/a");
    }
}
