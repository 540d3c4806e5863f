package werkbank.engine.cpu;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import werkbank.recipe.Shape;

/** Images as they are stored, [images][channels][height][width] of bytes. */
final class PixelInput {
    private final int values;
    private final memory pixels;
    private final memory numbers;
    private final Call rounding;

    PixelInput(int images, Shape shape) {
        long[] sizes = {images, shape.channels(), shape.height(), shape.width()};
        this.values = images * shape.values();
        this.pixels = new memory(new memory.desc(sizes, data_type.u8, format_tag.nchw), OneDnn.engine());
        this.numbers = new memory(new memory.desc(sizes, data_type.f32, format_tag.nchw), OneDnn.engine());
        primitive_attr scaled = new primitive_attr();
        scaled.set_output_scales(0, new float[] {Levels.MOST});
        this.rounding = Descriptions.moved(numbers, pixels, scaled);
    }

    /** Points to the bytes. */
    memory pixels() {
        return pixels;
    }

    /** Takes images in one row. */
    void write(byte[] stored) {
        new BytePointer(pixels.get_data_handle()).put(stored);
    }

    /**
     * Takes images whose values are 0 to 1, and rounds them to the 256 that bytes have.
     *
     * @param from the first one's first value
     */
    void write(float[] features, int from) {
        new FloatPointer(numbers.get_data_handle()).put(features, from, values);
        rounding.run();
    }
}
