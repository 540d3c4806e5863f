package werkbank.engine.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;

/** Losses, their gradients and penalties are those of ND4J, which the other engine computes with. */
class Dl4jLossTest {
    private static final int IMAGES = 3;
    private static final int CLASSES = 4;
    private static final float[] LOGITS = {1, -2, 0.5f, 3, 40, 0, -60, 2, 0.1f, 0.2f, 0.3f, 0.4f};
    private static final float[] TARGETS = {0, 0, 0, 1, 0.1f, 0.1f, 0.7f, 0.1f, 0.25f, 0.25f, 0.25f, 0.25f};

    private final PlainOperations operations = new PlainOperations(Precision.F32);
    private final Buffer figures = operations.allocate(Kind.FLOAT, Figures.LENGTH);
    private final Buffer step = operations.allocate(Kind.INT, StepRow.LENGTH);

    private Buffer floats(float... numbers) {
        Buffer floats = operations.allocate(Kind.FLOAT, numbers.length);
        operations.upload(numbers, floats);
        return floats;
    }

    private float[] read(Buffer floats) {
        float[] numbers = new float[(int) floats.length()];
        operations.download(floats, numbers);
        return numbers;
    }

    private static INDArray rows(float... numbers) {
        return Nd4j.createFromArray(numbers).reshape(IMAGES, CLASSES);
    }

    /** The gradient of the clipped loss is not ND4J's, which has none; {@code OperationsContract} has its differences. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "0.01, true", "1e-7, true"})
    void lossesAndGradients(double clip, boolean isWeighted) {
        float[] weights = {0.5f, 2, 1, 1.25f};
        LossMCXENT theirs = new LossMCXENT(isWeighted ? Nd4j.createFromArray(new float[][] {weights}) : null);
        if (clip > 0) {
            theirs.setSoftmaxClipEps(clip);
        }
        var softmax = new ActivationSoftmax();
        double score = theirs.computeScore(rows(TARGETS), rows(LOGITS), softmax, null, false);
        operations.upload(new int[] {1}, step);
        Buffer dlogits = operations.allocate(Kind.VALUE, LOGITS.length);
        operations.loss(
                IMAGES,
                CLASSES,
                clip,
                isWeighted ? List.of(floats(weights)) : List.of(),
                floats(LOGITS),
                floats(TARGETS),
                step,
                dlogits,
                figures);
        assertEquals(score, read(figures)[Figures.LOSS], 1e-5 * score);
        if (clip == 0) {
            INDArray gradient = theirs.computeGradient(rows(TARGETS), rows(LOGITS), softmax, null)
                    .divi(IMAGES);
            Buffer wide = operations.allocate(Kind.FLOAT, LOGITS.length);
            operations.widen(dlogits, wide);
            assertArrayEquals(gradient.reshape(LOGITS.length).toFloatVector(), read(wide), 1e-6f);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void penalties(boolean isSquared) {
        var theirs = isSquared ? new L2Regularization(0.3) : new L1Regularization(0.3);
        float[] weights = {1, -2, 0, 0.125f};
        INDArray gradient = Nd4j.createFromArray(0.5f, 0.5f, 0.5f, 0.5f);
        INDArray theirWeights = Nd4j.createFromArray(weights);
        theirs.apply(theirWeights, gradient, 0.1, 0, 0);
        operations.upload(new int[] {1}, step);
        Buffer gradients = floats(0.5f, 0.5f, 0.5f, 0.5f);
        operations.penalise(isSquared ? 0 : 0.3, isSquared ? 0.3 : 0, floats(weights), gradients, step, figures);
        assertArrayEquals(gradient.toFloatVector(), read(gradients), 1e-6f);
        assertEquals(theirs.score(theirWeights, 0, 0), read(figures)[Figures.PENALTY], 1e-5);
    }
}
