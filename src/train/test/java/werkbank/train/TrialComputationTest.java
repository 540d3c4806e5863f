package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.device.DeviceName;
import werkbank.experiment.EventLog;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.space.DataSpecBuilder;

/** What a trial's networks are computed with is told, and a trial that goes on elsewhere says so. */
class TrialComputationTest {
    private static final LabelledImages DIGITS =
            ImageFolder.of(Path.of("data", "mnist")).readTraining().images();
    private static final List<Fold> FOLDS = List.of(new Fold(part(0, 100), part(100, 150)));

    private static final SoftmaxEngine CARD = new SoftmaxEngine(List.of(Precision.TF32, Precision.F32, Precision.BF16));
    private static final SoftmaxEngine CPU = new SoftmaxEngine();

    @TempDir
    Path folder;

    private EventLog heard;

    @BeforeEach
    void listen() {
        heard = new EventLog();
    }

    @Test
    void theEngineTakesWhatItIsBestAtOrWhatIsWanted() {
        train(CARD, Samples.recipe());
        train(CARD, Samples.recipe().with(Precision.BF16));
        train(CPU, Samples.recipe().with(Precision.BF16));

        assertThat(heard.of(TrialEvent.ComputedWith.class))
                .containsExactly(computed(Precision.TF32), computed(Precision.BF16), computed(Precision.F32));
    }

    @Test
    void aTrialThatGoesOnInAnotherPrecisionSaysSo() {
        assertThat(trainToRung(CARD).state()).isEqualTo(TrialState.WAITING);
        assertThat(heard.of(TrialEvent.Noted.class)).isEmpty();

        TrialResult result = train(CPU, Samples.recipe());

        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.of(TrialEvent.Noted.class))
                .containsExactly(new TrialEvent.Noted("goes on in f32 by softmax on " + DeviceName.ofProcessor()
                        + "; its epochs so far were trained in tf32 by softmax on " + DeviceName.ofProcessor()
                        + "; its figures may differ from those of one precision in more than the last digits"));
        assertThat(heard.of(TrialEvent.ComputedWith.class))
                .containsExactly(computed(Precision.TF32), computed(Precision.F32));
    }

    @Test
    void aTrialThatGoesOnWhereItWasSaysNothing() {
        trainToRung(CPU);
        train(CPU, Samples.recipe());

        assertThat(heard.of(TrialEvent.Noted.class)).isEmpty();
        assertThat(heard.of(TrialEvent.Started.class))
                .extracting(started -> started.done().size())
                .containsExactly(0, 1);
    }

    private static TrialEvent.ComputedWith computed(Precision precision) {
        return new TrialEvent.ComputedWith(
                new Computation(SoftmaxEngine.NAME, precision, DeviceName.ofProcessor(), List.of()));
    }

    private TrialResult train(SoftmaxEngine engine, Recipe recipe) {
        return new TrialTrainer(engine, FOLDS).train(spec(recipe), heard);
    }

    private TrialResult trainToRung(SoftmaxEngine engine) {
        heard = new EventLog() {
            @Override
            public List<Integer> rungs() {
                return List.of(1);
            }

            @Override
            public boolean goesOn(int epoch) {
                return false;
            }
        };
        TrialResult result = train(engine, Samples.recipe());
        EventLog former = heard;
        heard = new EventLog();
        former.events().forEach(heard::on);
        return result;
    }

    private TrialSpec spec(Recipe recipe) {
        return TrialSpec.of(1, 7, recipe, DataSpecBuilder.unread(), folder.toString());
    }

    private static LabelledImages part(int from, int to) {
        return DIGITS.subset(IntStream.range(from, to).toArray());
    }
}
