package werkbank.engine.executor;

import java.util.List;
import java.util.stream.Stream;
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

/** The sizes of an array of parameters, see {@link Tensor}, and the section that it belongs to. */
record Sizes(Role role, Section section, int outer, int positions, int channels) {
    int length() {
        return Math.multiplyExact(Math.multiplyExact(outer, positions), channels);
    }

    Tensor at(long device, int host) {
        return new Tensor(device, host, outer, positions, channels);
    }

    /** The arrays of a layer, in DL4J's order. */
    static List<Sizes> of(Place place) {
        List<Sizes> sizes = place.layer().accept(new OfLayer(place));
        return place.isFrozen() ? sizes.stream().map(Sizes::frozen).toList() : sizes;
    }

    private static Sizes perChannel(Role role, Section section, int channels) {
        return new Sizes(role, section, 1, 1, channels);
    }

    private Sizes frozen() {
        return new Sizes(role, section.frozen(), outer, positions, channels);
    }

    private record OfLayer(Place place) implements ElementaryLayer.Visitor<List<Sizes>> {
        private static final List<Sizes> NONE = List.of();

        @Override
        public List<Sizes> visit(Convolution conv) {
            return convolution(conv, Section.FILTERS);
        }

        private List<Sizes> convolution(Convolution conv, Section section) {
            int taps = conv.kernel() * conv.kernel();
            return biased(conv, new Sizes(Role.WEIGHTS, section, conv.filters(), taps, place.inputChannels()));
        }

        private static List<Sizes> biased(Convolution conv, Sizes weights) {
            Stream<Sizes> bias =
                    conv.unbiased() ? Stream.empty() : Stream.of(perChannel(Role.BIAS, Section.SHIFTS, conv.filters()));
            return Stream.concat(bias, Stream.of(weights)).toList();
        }

        @Override
        public List<Sizes> visit(DepthwiseConvolution layer) {
            int taps = layer.kernel() * layer.kernel();
            return biased(
                    layer.like(place.input()),
                    new Sizes(Role.WEIGHTS, Section.FILTERS, 1, taps, place.inputChannels()));
        }

        @Override
        public List<Sizes> visit(Whitening layer) {
            return convolution(layer.like(place.input()), Section.FROZEN_WEIGHTS);
        }

        @Override
        public List<Sizes> visit(Dense dense) {
            return List.of(
                    new Sizes(
                            Role.WEIGHTS, Section.MATRICES, dense.units(), place.inputPixels(), place.inputChannels()),
                    perChannel(Role.BIAS, Section.SHIFTS, dense.units()));
        }

        @Override
        public List<Sizes> visit(BatchNorm norm) {
            int channels = place.inputChannels();
            return List.of(
                    perChannel(Role.GAMMA, norm.unscaled() ? Section.FROZEN : Section.SHIFTS, channels),
                    perChannel(Role.BETA, Section.SHIFTS, channels),
                    perChannel(Role.MEAN, Section.STATISTICS, channels),
                    perChannel(Role.VARIANCE, Section.STATISTICS, channels));
        }

        @Override
        public List<Sizes> visit(GroupNorm norm) {
            int channels = place.inputChannels();
            return List.of(
                    perChannel(Role.GAMMA, Section.SHIFTS, channels), perChannel(Role.BETA, Section.SHIFTS, channels));
        }

        @Override
        public List<Sizes> visit(MaxPool layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(AveragePool layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(GlobalAveragePool layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(GlobalMaxPool layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(ActivationLayer layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(Dropout layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(SpatialDropout layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(GaussianDropout layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(AlphaDropout layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(StochasticDepth layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(Factor layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(Standardisation layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(Add layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(Concatenate layer) {
            return NONE;
        }

        @Override
        public List<Sizes> visit(Scale layer) {
            return NONE;
        }
    }
}
