package werkbank.engine.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import werkbank.engine.DropoutNoise;
import werkbank.engine.NoiseFactor;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.StepRow;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Precision;
import werkbank.recipe.Training.Method;
import werkbank.recipe.layer.Activation;

/** The formulas are those of ND4J, which the other engine computes with. */
class Dl4jFormulasTest {
    private static final double RATE = 0.01;
    /** No larger ones: from 26 on ND4J's derivative of GELU is no number. */
    private static final float[] ARGUMENTS = {-30, -3, -1.25f, -0.5f, -1e-3f, 0, 1e-3f, 0.25f, 1, 2.5f, 6, 25};

    @ParameterizedTest
    @EnumSource(Activation.class)
    void functionsAndDerivativesAreThoseOfNd4j(Activation function) {
        var theirs =
                org.nd4j.linalg.activations.Activation.valueOf(function.name()).getActivationFunction();
        INDArray x = Nd4j.createFromArray(ARGUMENTS).reshape(1, ARGUMENTS.length);
        float[] values = theirs.getActivation(x.dup(), true).toFloatVector();
        float[] derivatives = theirs.backprop(x.dup(), Nd4j.ones(1, ARGUMENTS.length))
                .getFirst()
                .toFloatVector();
        for (int i = 0; i < ARGUMENTS.length; i++) {
            float value = ActivationFunction.value(function, ARGUMENTS[i]);
            float kept = function.isInPlace() ? value : ARGUMENTS[i];
            float derivative = ActivationFunction.derivative(function, kept);
            assertEquals(values[i], value, 2e-6 * Math.max(1, Math.abs(values[i])), function + " " + ARGUMENTS[i]);
            assertEquals(derivatives[i], derivative, 1e-5, function + "' " + ARGUMENTS[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Method.class, mode = EnumSource.Mode.EXCLUDE, names = "NADAM")
    void stepsAreThoseOfNd4j(Method method) {
        Map<Method, IUpdater> theirs = Map.of(
                Method.SGD, new Sgd(RATE),
                Method.NESTEROV, new Nesterovs(RATE, 0.9),
                Method.NESTEROVW, new Nesterovs(RATE, 0.9),
                Method.RMSPROP, new RmsProp(RATE, 0.9, 1e-3),
                Method.ADAM, new Adam(RATE, 0.9, 0.999, 1e-3),
                Method.ADAMW, new Adam(RATE, 0.9, 0.999, 1e-3),
                Method.AMSGRAD, new AMSGrad(RATE, 0.9, 0.999, 1e-3));
        UpdateRule rule = new UpdateRule(method, 0.9f, 0.9f, 0.9f, 0.999f, 1e-3f, 0, 0);
        float[] start = {1, -2, 3, 0.5f};
        INDArray parameters = Nd4j.createFromArray(start).reshape(1, 4);
        long states = theirs.get(method).stateSize(4);
        INDArray state = states == 0 ? null : Nd4j.zeros(1, states);
        GradientUpdater<?> updater = theirs.get(method).instantiate(state, true);
        if (state != null) {
            // RMSProp's would begin at epsilon; the engine in DL4J sets it to 0 too.
            state.assign(0);
        }
        try (PlainOperations operations = new PlainOperations(Precision.F32)) {
            Buffer ours = operations.allocate(Kind.FLOAT, 4);
            Buffer gradients = operations.allocate(Kind.FLOAT, 4);
            operations.upload(start, ours);
            List<Buffer> kept = Stream.generate(() -> operations.allocate(Kind.FLOAT, 4))
                    .limit(rule.states())
                    .toList();
            float[] values = new float[4];
            for (int t = 1; t <= 20; t++) {
                float[] gradient = {(float) Math.sin(t), -0.001f * t, 5f / t, t == 1 ? 3 : 0};
                INDArray g = Nd4j.createFromArray(gradient).reshape(1, 4);
                updater.applyUpdater(g, t - 1, 0);
                parameters.subi(g);
                operations.upload(gradient, gradients);
                operations.update(rule, step(operations, rule.row(0, 1, 0, RATE, t)), ours, gradients, kept);
                operations.download(ours, values);
                assertArrayEquals(parameters.toFloatVector(), values, 3e-6f, method + " step " + t);
            }
        }
    }

    private static Buffer step(PlainOperations operations, StepRow row) {
        int[] table = new int[StepRow.LENGTH];
        row.write(table, 0);
        Buffer step = operations.allocate(Kind.INT, StepRow.LENGTH);
        operations.upload(table, step);
        return step;
    }

    @Test
    void alphaDropoutHasTheConstantsOfDl4j() {
        AlphaDropout theirs = new AlphaDropout(0.8);
        DropoutNoise ours = DropoutNoise.alpha(0.2);
        float kept = (float) theirs.a(0.8);
        double lowest = -AlphaDropout.DEFAULT_LAMBDA * AlphaDropout.DEFAULT_ALPHA;
        assertEquals((float) theirs.b(0.8), ours.shift(kept));
        assertEquals(theirs.a(0.8) * lowest + theirs.b(0.8), ours.shift(0), 1e-6);
        int places = 0;
        for (int place = 0; place < 1000; place++) {
            float factor = NoiseFactor.of(ours, 7, place);
            places += factor == kept ? 1 : 0;
            assertEquals(factor == 0 ? 0 : kept, factor);
        }
        assertEquals(800, places, 40);
    }
}
