package werkbank.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import werkbank.recipe.Training;

/** DL4J's settings for the optimizers and penalties of a recipe. */
final class GradientMethods {
    private GradientMethods() {}

    static IUpdater updater(Training.Optimizer o) {
        double rate = o.learningRate();
        return switch (o.method()) {
            case SGD -> new Sgd(rate);
            case NESTEROV, NESTEROVW -> new Nesterovs(rate, o.momentum());
            case RMSPROP -> new RmsProp(rate, o.rho(), o.epsilon());
            case ADAM, ADAMW -> new Adam(rate, o.beta1(), o.beta2(), o.epsilon());
            case AMSGRAD -> new AMSGrad(rate, o.beta1(), o.beta2(), o.epsilon());
            case NADAM -> new Nadam(rate, o.beta1(), o.beta2(), o.epsilon());
        };
    }

    /**
     * Gives the layers the recipe's penalties and decay. DL4J applies all three to weights alone, and the decay after
     * the optimizer's step, scaled by its rate. They are set on the finished layers because DL4J's network-wide setting
     * of a decay reaches each layer twice.
     */
    static void regularise(MultiLayerConfiguration configuration, Training training) {
        if (regularisation(training).isEmpty()) {
            return;
        }
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            if (layer.getLayer() instanceof BaseLayer settings) {
                settings.setRegularization(regularisation(training));
            }
        }
    }

    /** The penalties and the decay that a recipe has: those that {@code TrainingJson} names without DL4J. */
    private static List<Regularization> regularisation(Training training) {
        List<Regularization> parts = new ArrayList<>();
        Training.Penalty penalty = training.penalty();
        Training.Optimizer optimizer = training.optimizer();
        if (penalty.l1() > 0) {
            parts.add(new L1Regularization(penalty.l1()));
        }
        if (penalty.l2() > 0) {
            parts.add(new L2Regularization(penalty.l2()));
        }
        if (optimizer.method().decays() && optimizer.weightDecay() > 0) {
            parts.add(new WeightDecay(optimizer.weightDecay(), true));
        }
        return parts;
    }
}
