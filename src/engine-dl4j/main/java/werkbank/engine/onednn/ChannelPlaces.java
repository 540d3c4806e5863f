package werkbank.engine.onednn;

import java.nio.IntBuffer;
import werkbank.engine.DropoutNoise;

/**
 * Places of whole channels: all numbers of a channel of an image have the same.
 *
 * @param channelOf the channel at each place of an image's memory
 */
record ChannelPlaces(int[] channelOf, int channels, int[] padding) implements Places {
    @Override
    public void draw(DropoutNoise noise, long layerSeed, IntBuffer factors) {
        int[] ofChannel = new int[channels];
        for (int image = 0; image < factors.capacity() / channelOf.length; image++) {
            noise.factors(layerSeed, image * channels, channels, ofChannel);
            int offset = image * channelOf.length;
            Blocks.forEach(channelOf.length, (start, count, drawn) -> {
                for (int i = 0; i < count; i++) {
                    drawn[i] = ofChannel[channelOf[start + i]];
                }
                factors.put(offset + start, drawn, 0, count);
            });
        }
    }

    @Override
    public int apart() {
        return channelOf.length;
    }
}
