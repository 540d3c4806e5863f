package werkbank.engine.executor;

import java.util.List;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ChannelCopy;
import werkbank.engine.operation.Operations;

/** A joining of several inputs: their sum, or their channels side by side. */
final class Joined {
    private Joined() {}

    /** @param y may be the first or the second of the inputs */
    static Runnable sum(Operations operations, List<Buffer> inputs, Buffer y) {
        long length = y.length();
        return () -> {
            operations.add(length, inputs.get(0), inputs.get(1), y);
            inputs.stream().skip(2).forEach(next -> operations.add(length, y, next, y));
        };
    }

    static Runnable channels(Operations operations, int images, Place place, List<Buffer> inputs, Buffer y) {
        return () -> {
            int at = 0;
            for (int k = 0; k < inputs.size(); k++) {
                int channels = (int) place.taken().get(k).channels();
                operations.copyChannels(
                        new ChannelCopy(
                                images * place.outputPixels(), channels, channels, 0, place.outputChannels(), at),
                        inputs.get(k),
                        y);
                at += channels;
            }
        };
    }

    /** Gives each input whose gradient is asked for its channels of the output's gradient. */
    static void parts(Batch batch, Place place) {
        int at = 0;
        for (int k = 0; k < place.inputs().size(); k++) {
            int channels = (int) place.taken().get(k).channels();
            Optional<Buffer> gradient = batch.arrays().inputGradient(place, k);
            if (gradient.isPresent()) {
                batch.operations()
                        .copyChannels(
                                new ChannelCopy(
                                        batch.images() * place.outputPixels(),
                                        channels,
                                        place.outputChannels(),
                                        at,
                                        channels,
                                        0),
                                batch.arrays().gradient(place),
                                gradient.get());
            }
            at += channels;
        }
    }
}
