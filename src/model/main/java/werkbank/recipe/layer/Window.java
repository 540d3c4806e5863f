package werkbank.recipe.layer;

import java.util.Locale;
import java.util.Optional;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * A square that slides over an image and stays inside it.
 *
 * @param name what it is called in messages
 * @param size height and width in pixels
 * @param stride in pixels
 * @param remedy what to do where it is too large, to follow what is wrong
 */
record Window(String name, long size, int stride, String remedy) {
    /** The key {@code size} of a pooling layer. */
    static final Option SIZE = Option.of("size", new Domain.Whole(1), 2, "Height and width of the window in pixels.");

    /** The key {@code stride} of a pooling layer. */
    static final Option STRIDE = Option.optional("stride", new Domain.Whole(1), "the size", "Step in pixels.");

    static Window ofPooling(int size, int stride) {
        return new Window("window", size, stride, "take a smaller window, or fewer layers that shrink");
    }

    Optional<String> misfit(Extent input) {
        return input.noImage().or(() -> tooLarge(input));
    }

    private Optional<String> tooLarge(Extent input) {
        if (size <= input.height() && size <= input.width()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "has a %s of %d×%d on an input of only %d×%d; %s",
                name,
                size,
                size,
                input.height(),
                input.width(),
                remedy));
    }

    /** The extent of the output once the window was everywhere. */
    Extent output(Extent input, long channels) {
        return Extent.image(places(input.height()), places(input.width()), channels);
    }

    private long places(long length) {
        return (length - size) / stride + 1;
    }
}
