package werkbank.engine.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;

/**
 * Makes layers of ours of Keras's, one after the other. What ours can't do to the last digit is refused; regularizers,
 * constraints and what isn't to learn belong to a training, and are passed over.
 */
final class LayerTranslation {
    /** The first weights are Keras's, so that nothing is drawn. */
    private static final Initializer ANY = Initializer.GLOROT_UNIFORM;

    private final Shape images;
    private final List<Layer> layers = new ArrayList<>();
    /** Keras's name of each of them, and of the output layer. */
    private final List<String> names = new ArrayList<>();

    private Extent extent;
    private boolean isFlattened;
    private int classes;
    private boolean isComplete;

    private LayerTranslation(Shape images) {
        this.images = images;
        this.extent = Extent.image(images.height(), images.width(), images.channels());
    }

    /**
     * A network's layers.
     *
     * @param layers without the output layer
     * @param names Keras's name of each, and behind them that of the output layer
     * @param classes outputs of the output layer
     */
    record Translated(List<Layer> layers, List<String> names, int classes) {}

    /**
     * Translates all layers.
     *
     * @param images that the network is to be for
     * @throws InputException when one is for other images or does what ours can't, or the last isn't a softmax over classes
     */
    static Translated of(List<ListedLayer> listed, Shape images) {
        LayerTranslation translation = new LayerTranslation(images);
        for (int i = 0; i < listed.size(); i++) {
            translation.add(listed.get(i), i == listed.size() - 1);
        }
        if (!translation.isComplete) {
            ListedLayer last = listed.get(listed.size() - 1);
            throw last.refusal(
                    "is the last; Werkbank's networks end with a Dense layer and softmax, one output a class");
        }
        return new Translated(List.copyOf(translation.layers), List.copyOf(translation.names), translation.classes);
    }

    private void add(ListedLayer layer, boolean isLast) {
        requireImages(layer);
        if (isComplete) {
            throw layer.refusal("comes after the softmax; save the network without it");
        }
        switch (layer.kind()) {
            case "InputLayer" -> {}
            case "Flatten" -> {
                requireChannelsLast(layer);
                isFlattened = true;
            }
            case "Rescaling" -> rescaling(layer);
            case "Conv2D" -> convolution(layer);
            case "BatchNormalization" -> normalisation(layer);
            case "MaxPooling2D", "AveragePooling2D" -> pooling(layer);
            case "GlobalAveragePooling2D" -> globalPooling(layer, new GlobalAveragePool());
            case "GlobalMaxPooling2D" -> globalPooling(layer, new GlobalMaxPool());
            case "ReLU" -> put(layer, new ActivationLayer(Activations.rectifier(layer)));
            case "LeakyReLU" -> put(layer, new ActivationLayer(Activations.leaky(layer)));
            case "ELU" -> put(layer, new ActivationLayer(Activations.exponential(layer)));
            case "Activation", "Softmax" -> activation(layer, isLast);
            case "Dropout" -> dropout(layer);
            case "SpatialDropout2D" -> put(image(layer), new SpatialDropout(rate(layer)));
            case "GaussianDropout" -> put(layer, new GaussianDropout(rate(layer)));
            case "AlphaDropout" -> alphaDropout(layer);
            case "Dense" -> dense(layer, isLast);
            default -> throw layer.refusal("is of a kind that Werkbank doesn't have; save a network without it");
        }
    }

    /** A size of images that is given has to be the one that is wanted; one may leave height and width open. */
    private void requireImages(ListedLayer layer) {
        JsonNode shape =
                layer.lacks("batch_input_shape") ? layer.setting("batch_shape") : layer.setting("batch_input_shape");
        if (shape.isMissingNode() || shape.isNull()) {
            return;
        }
        int[] wanted = {images.height(), images.width(), images.channels()};
        boolean fits = shape.size() == wanted.length + 1;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = shape.path(i + 1).isNull() || shape.path(i + 1).asInt() == wanted[i];
        }
        if (!fits) {
            throw layer.refusal(
                    "takes %s, and the data has images of %d × %d with %s; %s",
                    InputWords.of(shape),
                    images.height(),
                    images.width(),
                    Counted.of(images.channels(), "channel"),
                    shape.size() == wanted.length + 1
                            ? "set image: size and colour so that they are the same"
                            : "save a network that takes images");
        }
    }

    private void put(ListedLayer layer, ElementaryLayer ours) {
        ours.misfit(extent).ifPresent(problem -> {
            throw layer.refusal("%s", problem);
        });
        layers.add(ours);
        names.add(layer.name());
        extent = ours.output(extent);
    }

    /** Refuses a layer that looks at images behind one that has made vectors of them. */
    private ListedLayer image(ListedLayer layer) {
        if (isFlattened || extent.isFlat()) {
            throw layer.refusal("needs an image and comes after %s", isFlattened ? "Flatten" : "a vector");
        }
        requireChannelsLast(layer);
        return layer;
    }

    private static void requireChannelsLast(ListedLayer layer) {
        layer.require("data_format", "channels_last", "save the network with channels_last");
    }

    private void rescaling(ListedLayer layer) {
        if (!layers.isEmpty()) {
            throw layer.refusal("comes after other layers; Werkbank has it in front alone");
        }
        put(layer, Rescaling.of(layer, images.channels()));
    }

    private void convolution(ListedLayer listed) {
        ListedLayer layer = image(listed);
        layer.require("groups", "1", "Werkbank's convolutions have one group");
        put(
                layer,
                new Convolution(
                        (int) layer.number("filters"),
                        layer.side("kernel_size"),
                        layer.side("strides"),
                        layer.lacks("dilation_rate") ? 1 : layer.side("dilation_rate"),
                        padding(layer),
                        Activations.of(layer),
                        ANY,
                        !layer.flag("use_bias")));
    }

    private static Convolution.Padding padding(ListedLayer layer) {
        return switch (layer.setting("padding").asText()) {
            case "same" -> Convolution.Padding.SAME;
            case "valid" -> Convolution.Padding.VALID;
            default -> throw layer.refusal("has the padding %s; Werkbank has same and valid", layer.setting("padding"));
        };
    }

    private void normalisation(ListedLayer layer) {
        if (isFlattened && extent.values() != extent.channels()) {
            throw layer.refusal(
                    "comes after Flatten, where Werkbank normalises channels; put it before, or after Dense");
        }
        JsonNode axis = layer.setting("axis").isArray() ? layer.setting("axis").path(0) : layer.setting("axis");
        int last = extent.isFlat() || isFlattened ? 1 : 3;
        if (layer.setting("axis").size() > 1 || axis.asInt(-1) != -1 && axis.asInt() != last) {
            throw layer.refusal("has the axis %s; Werkbank's is the last", layer.setting("axis"));
        }
        put(layer, new BatchNorm(layer.number("momentum"), layer.number("epsilon"), !layer.flag("scale"), false));
    }

    /** Padding that adds nothing is none. */
    private void pooling(ListedLayer listed) {
        ListedLayer layer = image(listed);
        int size = layer.side("pool_size");
        int stride = layer.lacks("strides") ? size : layer.side("strides");
        boolean isPadded = padding(layer) == Convolution.Padding.SAME
                && (adds(extent.height(), size, stride) || adds(extent.width(), size, stride));
        if (isPadded) {
            throw layer.refusal(
                    "pads images of %s with padding same; Werkbank's pooling has valid, which is the same where the window"
                            + " covers the image",
                    extent);
        }
        put(layer, layer.kind().startsWith("Max") ? new MaxPool(size, stride) : new AveragePool(size, stride));
    }

    /** Whether padding 'same' adds pixels to a side. */
    private static boolean adds(long side, int size, int stride) {
        long outputs = (side + stride - 1) / stride;
        return (outputs - 1) * stride + size > side;
    }

    private void globalPooling(ListedLayer listed, ElementaryLayer ours) {
        ListedLayer layer = image(listed);
        layer.require("keepdims", "false", "save the network with keepdims=False");
        put(layer, ours);
    }

    private void activation(ListedLayer layer, boolean isLast) {
        boolean isSoftmax = layer.kind().equals("Softmax")
                || layer.setting("activation").asText().equals("softmax");
        if (!isSoftmax) {
            put(layer, new ActivationLayer(Activations.of(layer)));
            return;
        }
        boolean isAfterDense = !layers.isEmpty()
                && layers.get(layers.size() - 1) instanceof Dense dense
                && dense.activation() == Activation.IDENTITY;
        if (!isLast || !isAfterDense) {
            throw layer.refusal(
                    "is softmax, which Werkbank has at the end alone, after a Dense layer without activation");
        }
        Dense output = (Dense) layers.remove(layers.size() - 1);
        complete(layer, output.units());
    }

    private static double rate(ListedLayer layer) {
        double rate = layer.number("rate");
        if (!(rate >= 0 && rate < 1)) {
            throw layer.refusal("has the rate %s; it must be at least 0 and below 1", layer.setting("rate"));
        }
        return rate;
    }

    private void dropout(ListedLayer layer) {
        layer.requireNone("noise_shape");
        put(layer, new Dropout(rate(layer)));
    }

    private void alphaDropout(ListedLayer layer) {
        layer.requireNone("noise_shape");
        put(layer, new AlphaDropout(rate(layer)));
    }

    private void dense(ListedLayer layer, boolean isLast) {
        if (!isFlattened && !extent.isFlat()) {
            throw layer.refusal("takes each pixel of an image by itself; Werkbank's takes all; put Flatten before it");
        }
        int units = (int) layer.number("units");
        boolean isSoftmax = layer.setting("activation").asText().equals("softmax");
        isFlattened = false;
        if (isSoftmax || isLast && Activations.of(layer) == Activation.IDENTITY) {
            names.add(layer.name());
            complete(layer, units);
            return;
        }
        if (!isLast) {
            put(layer, new Dense(units, Activations.of(layer), ANY));
        }
    }

    private void complete(ListedLayer layer, int units) {
        if (units < 2) {
            throw layer.refusal(
                    "has %d output; %s", units, "train it with softmax and an output a class, for two classes two");
        }
        classes = units;
        isComplete = true;
    }
}
