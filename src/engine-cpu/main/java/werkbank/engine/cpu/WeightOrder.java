package werkbank.engine.cpu;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import werkbank.engine.fused.FusedLayer;

/**
 * The order of the weights of a layer, and which number of the output each belongs to.
 *
 * @param sizes as the primitive wants them
 * @param order that we have them in
 * @param outputs channels or units
 * @param apart weights of an output that lie side by side; 0 where outputs take turns
 * @param dimensions of the layer's output: 4 of images, 2 of rows
 */
record WeightOrder(long[] sizes, format_tag order, int outputs, int apart, int dimensions) {
    static WeightOrder of(FusedLayer layer) {
        int outputs = (int) layer.output().channels();
        if (layer.work() instanceof FusedLayer.Matrix) {
            long inputs = layer.input().values();
            return new WeightOrder(new long[] {inputs, outputs}, format_tag.ba, outputs, (int) inputs, 2);
        }
        FusedLayer.Filters filters = (FusedLayer.Filters) layer.work();
        int kernel = filters.like().kernel();
        long channels = layer.input().channels();
        return filters.isDepthwise()
                ? new WeightOrder(new long[] {outputs, 1, 1, kernel, kernel}, format_tag.hwigo, outputs, 0, 4)
                : new WeightOrder(
                        new long[] {outputs, channels, kernel, kernel},
                        format_tag.ohwi,
                        outputs,
                        Math.toIntExact(channels * kernel * kernel),
                        4);
    }

    /** The weights as we have them. */
    memory.desc weights(data_type type) {
        return new memory.desc(sizes, type, order);
    }

    /** The weights as a primitive likes them. */
    memory.desc anyOrder(data_type type) {
        return new memory.desc(sizes, type, format_tag.any);
    }

    memory.desc bias() {
        return dimensions == 2 ? perChannel() : Descriptions.floats(outputs);
    }

    /** A number for each channel or unit, as many dimensions as the output has. */
    memory.desc perChannel() {
        return dimensions == 2 ? Descriptions.floats(1, outputs) : perChannel(outputs);
    }

    /** A number for each channel of images. */
    static memory.desc perChannel(int channels) {
        return Descriptions.images(data_type.f32, format_tag.nhwc, 1, 1, 1, channels);
    }

    /** The channel or unit that a weight helps to compute. */
    int output(int weight) {
        return apart == 0 ? weight % outputs : weight / apart;
    }
}
