package werkbank.engine.onednn;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.dnnl_blocking_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/**
 * How an image of a batch lies in memory.
 *
 * @param channels of the image; the features of a vector
 * @param pixels of a channel, 1 of a vector
 * @param places the logical place of each number in the image, channel · pixels + pixel, −1 in padding; empty in C order
 */
record ImageMemory(int channels, int pixels, int[] places) {
    private static final int NO_NUMBER = -1;

    /** @param shape [images][channels][height][width] or [images][features] */
    static ImageMemory plain(long... shape) {
        return new ImageMemory(
                (int) shape[1], shape.length == 4 ? Math.toIntExact(shape[2] * shape[3]) : 1, new int[0]);
    }

    /**
     * Reads a layout as oneDNN describes it, with blocks of channels or none.
     *
     * @return empty for a layout that mixes images, or blocks anything else
     */
    static Optional<ImageMemory> of(Layout layout) {
        ImageMemory plain = plain(layout.shape());
        if (layout.isSameAs(Layout.plain(layout.shape()))) {
            return Optional.of(plain);
        }
        dnnl_memory_desc_t desc = layout.desc().data();
        if (layout.shape().length != 4 || desc.format_kind() != dnnl.dnnl_blocked) {
            return Optional.empty();
        }
        dnnl_blocking_desc_t blocking = desc.format_desc_blocking();
        boolean isBlocked = blocking.inner_nblks() == 1 && blocking.inner_idxs().get(0) == 1;
        long images = layout.shape()[0];
        if (blocking.inner_nblks() > 0 && !isBlocked || blocking.strides().get(0) * images != layout.floats()) {
            return Optional.empty();
        }
        int block = isBlocked ? (int) blocking.inner_blks().get(0) : 1;
        return Optional.of(plain.in(layout, blocking, block));
    }

    private ImageMemory in(Layout layout, dnnl_blocking_desc_t blocking, int block) {
        int[] found = new int[(int) (layout.floats() / layout.shape()[0])];
        Arrays.fill(found, NO_NUMBER);
        int width = (int) layout.shape()[3];
        for (int channel = 0; channel < channels; channel++) {
            long ofChannel = channel / block * blocking.strides().get(1) + channel % block;
            for (int pixel = 0; pixel < pixels; pixel++) {
                long at = ofChannel
                        + pixel / width * blocking.strides().get(2)
                        + pixel % width * blocking.strides().get(3);
                found[(int) at] = channel * pixels + pixel;
            }
        }
        return new ImageMemory(channels, pixels, found);
    }

    /** The places of single numbers. */
    Places ofNumbers(int images) {
        return places.length == 0
                ? new RowPlaces(images * channels * pixels)
                : new TablePlaces(places, channels * pixels, padding());
    }

    /** The places of whole channels. */
    Places ofChannels() {
        int[] channelOf = places.length == 0
                ? IntStream.range(0, channels * pixels).map(i -> i / pixels).toArray()
                : Arrays.stream(places)
                        .map(place -> Math.max(0, place) / pixels)
                        .toArray();
        return new ChannelPlaces(channelOf, channels, padding());
    }

    private int[] padding() {
        return IntStream.range(0, places.length)
                .filter(i -> places[i] == NO_NUMBER)
                .toArray();
    }
}
