package werkbank.engine.dl4j;

import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.NadamUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Nadam as Dozat (2016, Incorporating Nesterov momentum into Adam) writes it, with a momentum β₁ that stays. In step t,
 * from m and v that begin at 0:
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
 * step = rate · (β₁ m / (1 − β₁ᵗ⁺¹) + (1 − β₁) g / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * ND4J's own divides both terms by 1 − β₁ᵗ and doesn't correct v, so that its first step is some forty times too long.
 * The state is the same.
 */
final class DozatUpdater extends NadamUpdater {
    /** An array as long as the gradient; kept, since a new one each step would wait for the garbage collector. */
    private INDArray work;

    private DozatUpdater(Nadam config) {
        super(config);
    }

    /** Has a block of parameters whose updater is ND4J's Nadam updated by this; others stay as they are. */
    static void install(UpdaterBlock block) {
        if (block.getGradientUpdater() instanceof NadamUpdater theirs) {
            DozatUpdater ours = new DozatUpdater(theirs.getConfig());
            ours.setM(theirs.getM());
            ours.setV(theirs.getV());
            ours.setGradientReshapeOrder(theirs.getGradientReshapeOrder());
            block.setGradientUpdater(ours);
        }
    }

    /** @param gradient becomes the step */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        Nadam config = getConfig();
        double beta1 = config.getBeta1();
        double beta2 = config.getBeta2();
        double t = iteration + 1.0;
        if (work == null) {
            work = Nd4j.createUninitializedDetached(gradient.dataType(), gradient.shape());
        }
        INDArray m = getM().reshape(gradient.shape());
        INDArray v = getV().reshape(gradient.shape());
        m.muli(beta1).addi(gradient.muli(1 - beta1, work));
        v.muli(beta2).addi(gradient.mul(gradient, work).muli(1 - beta2));
        gradient.muli((1 - beta1) / (1 - Math.pow(beta1, t)));
        gradient.addi(m.muli(beta1 / (1 - Math.pow(beta1, t + 1)), work));
        Transforms.sqrt(v.muli(1 / (1 - Math.pow(beta2, t)), work), false).addi(config.getEpsilon());
        gradient.divi(work).muli(config.getLearningRate(iteration, epoch));
    }
}
