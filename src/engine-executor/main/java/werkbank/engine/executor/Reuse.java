package werkbank.engine.executor;

import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Scale;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.StochasticDepth;
import werkbank.recipe.layer.Whitening;

/**
 * Which arrays of a layer may share memory in a training step.
 *
 * @param mayOverwrite whether its output may take the place of its input
 * @param readsInput whether its backward pass reads its input, which must then stay
 * @param readsOutput whether its backward pass reads the output, which must then stay
 * @param hasArgument whether it keeps what its activation function was given beside the output
 * @param gradientInPlace whether the gradient of its input may take the place of that of its output
 * @param writesGradient whether its backward pass changes the gradient of its output on the way
 */
record Reuse(
        boolean mayOverwrite,
        boolean readsInput,
        boolean readsOutput,
        boolean hasArgument,
        boolean gradientInPlace,
        boolean writesGradient) {
    private static final Reuse OF_LARGEST = new Reuse(false, true, false, false, false, false);
    private static final Reuse OF_MEANS = new Reuse(false, false, false, false, false, false);
    private static final Reuse NORM = new Reuse(false, true, false, false, true, true);
    /** Changes each number by itself, and needs none of them for the gradient. */
    private static final Reuse LINEAR = new Reuse(true, false, false, false, true, false);

    static Reuse of(ElementaryLayer layer) {
        return layer.accept(new OfLayer());
    }

    private static boolean readsValue(Activation function) {
        return function.isInPlace() && function != Activation.IDENTITY;
    }

    private static Reuse weighted(Activation function) {
        return weighted(function, true);
    }

    private static Reuse weighted(Activation function, boolean readsInput) {
        return new Reuse(
                false, readsInput, readsValue(function), !function.isInPlace(), false, function != Activation.IDENTITY);
    }

    private static final class OfLayer implements ElementaryLayer.Visitor<Reuse> {
        @Override
        public Reuse visit(Convolution layer) {
            return weighted(layer.activation());
        }

        @Override
        public Reuse visit(DepthwiseConvolution layer) {
            return weighted(layer.activation());
        }

        /** A whitening's filters don't learn. */
        @Override
        public Reuse visit(Whitening layer) {
            return weighted(layer.activation(), false);
        }

        @Override
        public Reuse visit(Dense layer) {
            return weighted(layer.activation());
        }

        @Override
        public Reuse visit(BatchNorm layer) {
            return NORM;
        }

        @Override
        public Reuse visit(GroupNorm layer) {
            return NORM;
        }

        @Override
        public Reuse visit(MaxPool layer) {
            return OF_LARGEST;
        }

        @Override
        public Reuse visit(GlobalMaxPool layer) {
            return OF_LARGEST;
        }

        @Override
        public Reuse visit(AveragePool layer) {
            return OF_MEANS;
        }

        @Override
        public Reuse visit(GlobalAveragePool layer) {
            return OF_MEANS;
        }

        @Override
        public Reuse visit(ActivationLayer layer) {
            return new Reuse(
                    layer.function().isInPlace(),
                    !layer.function().isInPlace(),
                    readsValue(layer.function()),
                    false,
                    true,
                    false);
        }

        @Override
        public Reuse visit(Dropout layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(SpatialDropout layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(GaussianDropout layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(AlphaDropout layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(StochasticDepth layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(Factor layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(Standardisation layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(Add layer) {
            return LINEAR;
        }

        @Override
        public Reuse visit(Concatenate layer) {
            return OF_MEANS;
        }

        @Override
        public Reuse visit(Scale layer) {
            return new Reuse(false, true, false, false, true, false);
        }
    }
}
