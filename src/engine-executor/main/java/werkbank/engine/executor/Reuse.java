package werkbank.engine.executor;

import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;

/**
 * Which arrays of a layer may share memory in a training step.
 *
 * @param mayOverwrite whether its output may take the place of its input
 * @param readsOutput whether its backward pass reads the output, which must then stay
 * @param hasArgument whether it keeps what its activation function was given beside the output
 * @param gradientInPlace whether the gradient of its input may take the place of that of its output
 */
record Reuse(boolean mayOverwrite, boolean readsOutput, boolean hasArgument, boolean gradientInPlace) {
    private static final Reuse POOLING = new Reuse(false, false, false, false);
    private static final Reuse NOISE = new Reuse(true, false, false, true);

    static Reuse of(ElementaryLayer layer) {
        return layer.accept(new OfLayer());
    }

    private static boolean readsValue(Activation function) {
        return function.isInPlace() && function != Activation.IDENTITY;
    }

    private static Reuse weighted(Activation function) {
        return new Reuse(false, readsValue(function), !function.isInPlace(), false);
    }

    private static final class OfLayer implements ElementaryLayer.Visitor<Reuse> {
        @Override
        public Reuse visit(Convolution layer) {
            return weighted(layer.activation());
        }

        @Override
        public Reuse visit(BatchNorm layer) {
            return new Reuse(false, false, false, true);
        }

        @Override
        public Reuse visit(MaxPool layer) {
            return POOLING;
        }

        @Override
        public Reuse visit(AveragePool layer) {
            return POOLING;
        }

        @Override
        public Reuse visit(GlobalAveragePool layer) {
            return POOLING;
        }

        @Override
        public Reuse visit(ActivationLayer layer) {
            return new Reuse(layer.function().isInPlace(), readsValue(layer.function()), false, true);
        }

        @Override
        public Reuse visit(Dropout layer) {
            return NOISE;
        }

        @Override
        public Reuse visit(SpatialDropout layer) {
            return NOISE;
        }

        @Override
        public Reuse visit(GaussianDropout layer) {
            return NOISE;
        }

        @Override
        public Reuse visit(AlphaDropout layer) {
            return NOISE;
        }

        @Override
        public Reuse visit(Dense layer) {
            return weighted(layer.activation());
        }
    }
}
