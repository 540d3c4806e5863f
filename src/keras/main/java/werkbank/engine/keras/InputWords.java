package werkbank.engine.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The size of a network's input in words, from the list that Keras writes, whose first number counts a batch. */
final class InputWords {
    /** Batch, height, width and channels. */
    private static final int OF_IMAGES = 4;

    private InputWords() {}

    /** {@code images of 12 × 10 with 3 channels}, {@code arrays of 90}; a size that is left open is {@code any}. */
    static String of(JsonNode shape) {
        String sizes = StreamSupport.stream(shape.spliterator(), false)
                .skip(1)
                .limit(shape.size() == OF_IMAGES ? OF_IMAGES - 2 : shape.size())
                .map(InputWords::size)
                .collect(Collectors.joining(" × "));
        if (shape.size() != OF_IMAGES) {
            return "arrays of " + sizes;
        }
        String channels = size(shape.path(OF_IMAGES - 1));
        return "images of " + sizes + " with " + channels + (channels.equals("1") ? " channel" : " channels");
    }

    private static String size(JsonNode size) {
        return size.isNull() ? "any" : size.asText();
    }
}
