package werkbank.engine.onednn;

import java.nio.IntBuffer;
import java.util.function.IntConsumer;
import werkbank.engine.DropoutNoise;

/**
 * Places of numbers that lie in another than C order, each image by itself.
 *
 * @param places of an image's memory in the image
 * @param values how many places an image has
 */
record TablePlaces(int[] places, int values, int[] padding) implements Places {
    @Override
    public void draw(DropoutNoise noise, long layerSeed, IntBuffer factors) {
        int images = factors.capacity() / places.length;
        IntConsumer work = image -> Blocks.forEach(places.length, (start, count, drawn) -> {
            noise.factors(layerSeed, places, start, image * values, count, drawn);
            factors.put(image * places.length + start, drawn, 0, count);
        });
        if (Places.isCostly(noise)) {
            ChannelThreads.forEach(images, work);
        } else {
            for (int image = 0; image < images; image++) {
                work.accept(image);
            }
        }
    }

    @Override
    public int apart() {
        return places.length;
    }
}
