package werkbank.engine.executor;

import java.util.List;
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

/** The sizes of an array of parameters, see {@link Tensor}. */
record Sizes(Role role, int outer, int positions, int channels) {
    int length() {
        return Math.multiplyExact(Math.multiplyExact(outer, positions), channels);
    }

    Tensor at(long device, int host) {
        return new Tensor(device, host, outer, positions, channels);
    }

    /** The arrays of a layer, in DL4J's order. */
    static List<Sizes> of(Place place) {
        return place.layer().accept(new OfLayer(place));
    }

    private record OfLayer(Place place) implements ElementaryLayer.Visitor<List<Sizes>> {
        @Override
        public List<Sizes> visit(Convolution conv) {
            return List.of(
                    new Sizes(Role.BIAS, 1, 1, conv.filters()),
                    new Sizes(Role.WEIGHTS, conv.filters(), conv.kernel() * conv.kernel(), place.inputChannels()));
        }

        @Override
        public List<Sizes> visit(Dense dense) {
            return List.of(
                    new Sizes(Role.WEIGHTS, dense.units(), place.inputPixels(), place.inputChannels()),
                    new Sizes(Role.BIAS, 1, 1, dense.units()));
        }

        @Override
        public List<Sizes> visit(BatchNorm norm) {
            int channels = place.inputChannels();
            return List.of(
                    new Sizes(Role.GAMMA, 1, 1, channels),
                    new Sizes(Role.BETA, 1, 1, channels),
                    new Sizes(Role.MEAN, 1, 1, channels),
                    new Sizes(Role.VARIANCE, 1, 1, channels));
        }

        @Override
        public List<Sizes> visit(MaxPool layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(AveragePool layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(GlobalAveragePool layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(ActivationLayer layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(Dropout layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(SpatialDropout layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(GaussianDropout layer) {
            return List.of();
        }

        @Override
        public List<Sizes> visit(AlphaDropout layer) {
            return List.of();
        }
    }
}
