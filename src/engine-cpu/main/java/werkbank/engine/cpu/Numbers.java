package werkbank.engine.cpu;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import werkbank.recipe.layer.Extent;

/**
 * Numbers that a layer hands on.
 *
 * @param memory [images][height][width][channels], or [images][units]
 * @param type u8 of levels; f32 of levels that are not rounded, and of real numbers
 * @param levels what they stand for
 */
record Numbers(memory memory, data_type type, Levels levels, Extent extent, int images) {
    static memory.desc desc(data_type type, int images, Extent extent) {
        return Descriptions.images(type, format_tag.nhwc, images, extent.height(), extent.width(), extent.channels());
    }

    memory.desc desc() {
        return memory.get_desc();
    }

    /** Views the memory as rows of a matrix. */
    memory rows() {
        memory.desc rows = Descriptions.matrix(type, false, images, extent.values());
        return new memory(rows, OneDnn.engine(), memory.get_data_handle());
    }
}
