package werkbank.engine.executor;

import java.util.stream.Stream;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Extent;

/** The sizes of a layer's convolution on a batch. */
public final class ConvolutionShapes {
    private ConvolutionShapes() {}

    /** The sizes of all convolutions but those of a channel each. */
    static Stream<ConvolutionShape> all(Architecture architecture, int images) {
        return architecture.hidden().stream()
                .filter(place -> place.layer() instanceof Convolution)
                .map(place -> of(place, (Convolution) place.layer(), images));
    }

    static ConvolutionShape of(Place place, Convolution conv, int images) {
        return of(place.input(), place.output(), conv, images);
    }

    /**
     * The sizes of a convolution. Pads as TensorFlow and DL4J do: no more than outputs look at, the smaller half above and to
     * the left.
     *
     * @param images of a batch
     */
    public static ConvolutionShape of(Extent in, Extent out, Convolution conv, int images) {
        boolean same = conv.padding() == Convolution.Padding.SAME;
        return new ConvolutionShape(
                images,
                (int) in.height(),
                (int) in.width(),
                (int) in.channels(),
                conv.filters(),
                conv.kernel(),
                conv.stride(),
                conv.dilation(),
                same ? before(conv, in.height(), out.height()) : 0,
                same ? before(conv, in.width(), out.width()) : 0,
                (int) out.height(),
                (int) out.width());
    }

    private static int before(Convolution conv, long in, long out) {
        long padding = Math.max(0, (out - 1) * conv.stride() + conv.reach() - in);
        return (int) (padding / 2);
    }
}
