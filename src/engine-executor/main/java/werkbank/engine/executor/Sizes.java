package werkbank.engine.executor;

import java.util.List;
import java.util.stream.Stream;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Whitening;

/** The sizes of an array of parameters, see {@link Tensor}, and the section that it belongs to. */
record Sizes(Role role, Section section, int outer, int positions, int channels) {
    int length() {
        return Math.multiplyExact(Math.multiplyExact(outer, positions), channels);
    }

    Tensor at(long device, int host) {
        return new Tensor(device, host, outer, positions, channels);
    }

    private long count() {
        return (long) outer * positions * channels;
    }

    /**
     * The arrays of a layer, in DL4J's order; none of one that has no parameters.
     *
     * @throws IllegalArgumentException when the layer has parameters that none of the arrays has
     */
    static List<Sizes> of(Place place) {
        long parameters = place.layer().parameters(place.input()).all();
        if (parameters == 0) {
            return List.of();
        }
        List<Sizes> sizes = learned(place.layer(), place);
        if (sizes.stream().mapToLong(Sizes::count).sum() != parameters) {
            throw new IllegalArgumentException("nobody knows the arrays of " + place.layer());
        }
        return place.isFrozen() ? sizes.stream().map(Sizes::frozen).toList() : sizes;
    }

    private static List<Sizes> learned(ElementaryLayer layer, Place place) {
        if (layer instanceof Convolution conv) {
            return convolution(conv, place, Section.FILTERS);
        }
        if (layer instanceof DepthwiseConvolution depthwise) {
            return depthwise(depthwise, place);
        }
        if (layer instanceof Whitening whitening) {
            return convolution(whitening.like(place.input()), place, Section.FROZEN_WEIGHTS);
        }
        if (layer instanceof Dense dense) {
            return dense(dense.units(), place);
        }
        if (layer instanceof BatchNorm norm) {
            return norm(norm, place.inputChannels());
        }
        return layer instanceof GroupNorm ? scaledAndShifted(Section.SHIFTS, place.inputChannels()) : List.of();
    }

    private static List<Sizes> convolution(Convolution conv, Place place, Section section) {
        int taps = conv.kernel() * conv.kernel();
        return biased(conv, new Sizes(Role.WEIGHTS, section, conv.filters(), taps, place.inputChannels()));
    }

    private static List<Sizes> depthwise(DepthwiseConvolution layer, Place place) {
        int taps = layer.kernel() * layer.kernel();
        return biased(
                layer.like(place.input()), new Sizes(Role.WEIGHTS, Section.FILTERS, 1, taps, place.inputChannels()));
    }

    private static List<Sizes> biased(Convolution conv, Sizes weights) {
        return conv.unbiased()
                ? List.of(weights)
                : List.of(perChannel(Role.BIAS, Section.SHIFTS, conv.filters()), weights);
    }

    private static List<Sizes> dense(int units, Place place) {
        return List.of(
                new Sizes(Role.WEIGHTS, Section.MATRICES, units, place.inputPixels(), place.inputChannels()),
                perChannel(Role.BIAS, Section.SHIFTS, units));
    }

    private static List<Sizes> norm(BatchNorm norm, int channels) {
        Stream<Sizes> statistics = Stream.of(
                perChannel(Role.MEAN, Section.STATISTICS, channels),
                perChannel(Role.VARIANCE, Section.STATISTICS, channels));
        return Stream.concat(
                        scaledAndShifted(norm.unscaled() ? Section.FROZEN : Section.SHIFTS, channels).stream(),
                        statistics)
                .toList();
    }

    /** @param scales the section of the factors, which may stay 1 */
    private static List<Sizes> scaledAndShifted(Section scales, int channels) {
        return List.of(perChannel(Role.GAMMA, scales, channels), perChannel(Role.BETA, Section.SHIFTS, channels));
    }

    private static Sizes perChannel(Role role, Section section, int channels) {
        return new Sizes(role, section, 1, 1, channels);
    }

    private Sizes frozen() {
        return new Sizes(role, section.frozen(), outer, positions, channels);
    }
}
