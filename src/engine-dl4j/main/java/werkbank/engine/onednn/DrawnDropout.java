package werkbank.engine.onednn;

import java.math.BigDecimal;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.engine.DropoutNoise;

/**
 * Dropout of any kind that draws what every engine draws ({@link DropoutNoise}), on plain arrays in host memory; nothing
 * comes from ND4J's generator, which is the process's.
 */
class DrawnDropout extends DropoutLayer {
    private final transient StepSeed step;
    private final transient NoiseMask mask;
    private final transient boolean isOfChannels;
    private final transient Map<String, Places> places = new HashMap<>();

    DrawnDropout(NeuralNetConfiguration conf, DataType dataType, StepSeed step) {
        super(conf, dataType);
        IDropout kind = layerConf().getIDropout();
        this.step = step;
        this.mask = new NoiseMask(noise(kind));
        this.isOfChannels = kind instanceof SpatialDropout;
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer, DataType dataType) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.DropoutLayer.class
                && dataType == DataType.FLOAT
                && hasOneRate(layer.getIDropout());
    }

    private static boolean hasOneRate(IDropout kind) {
        return kind instanceof Dropout dropout && dropout.getPSchedule() == null
                || kind instanceof SpatialDropout spatial && spatial.getPSchedule() == null
                || kind instanceof GaussianDropout gaussian && gaussian.getRateSchedule() == null
                || kind instanceof AlphaDropout alpha && alpha.getPSchedule() == null;
    }

    private static DropoutNoise noise(IDropout kind) {
        if (kind instanceof GaussianDropout gaussian) {
            return DropoutNoise.gaussian(gaussian.getRate());
        }
        if (kind instanceof AlphaDropout alpha) {
            return DropoutNoise.alpha(lost(alpha.getP()));
        }
        return DropoutNoise.ofShare(lost(kind instanceof SpatialDropout s ? s.getP() : ((Dropout) kind).getP()));
    }

    /** The recipe's rate, which DL4J has as what is kept. */
    private static double lost(double kept) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(kept)).doubleValue();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (!training) {
            return workspaces.leverageTo(ArrayType.ACTIVATIONS, input);
        }
        INDArray x = plain(input);
        INDArray y = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape(), 'c');
        Places drawn = places.computeIfAbsent(
                Arrays.toString(x.shape()), shape -> of(ImageMemory.plain(x.shape()), (int) x.size(0)));
        draw(OffHeap.view(x), OffHeap.view(y), drawn);
        return y;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray dy = plain(epsilon);
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, dy.shape(), 'c');
        applyAgain(OffHeap.view(dy), OffHeap.view(dx));
        return new Pair<>(new DefaultGradient(), dx);
    }

    private static INDArray plain(INDArray array) {
        return OffHeap.isPlain(array) ? array : array.dup('c');
    }

    /** The places that are drawn for in a batch whose images lie so. */
    final Places of(ImageMemory image, int images) {
        return isOfChannels ? image.ofChannels() : image.ofNumbers(images);
    }

    /** Draws this step's factors and applies them. */
    final void draw(FloatBuffer x, FloatBuffer y, Places drawn) {
        mask.apply(x, y, step.ofLayer(getIndex()), drawn);
    }

    /** Applies this step's factors to a gradient. */
    final void applyAgain(FloatBuffer dy, FloatBuffer dx) {
        mask.applyAgain(dy, dx);
    }
}
