package werkbank.engine.executor;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.Standardisation;

/**
 * The constants of a standardisation, which is a batch normalisation whose statistics stay: with the mean, the variance 1, and
 * 1 / deviation for its scale.
 *
 * @param all [4][channels] of kind FLOAT: 1 / deviation, 0, mean, 1
 */
record Standards(Buffer all, int channels) {
    static Standards of(Operations operations, Standardisation layer) {
        int channels = layer.means().size();
        Buffer all = operations.allocate(Kind.FLOAT, numbers(channels));
        float[] values = new float[(int) numbers(channels)];
        for (int c = 0; c < channels; c++) {
            values[c] = 1 / layer.deviations().get(c).floatValue();
            values[2 * channels + c] = layer.means().get(c).floatValue();
            values[3 * channels + c] = 1;
        }
        operations.upload(values, all);
        return new Standards(all, channels);
    }

    /** Numbers of kind FLOAT that it takes. */
    static long numbers(long channels) {
        return 4 * channels;
    }

    /** Numbers of kind FLOAT that all of a network take. */
    static long numbers(List<Place> places) {
        return places.stream()
                .filter(place -> place.layer() instanceof Standardisation)
                .mapToLong(place -> numbers(place.inputChannels()))
                .sum();
    }

    private Buffer part(int row) {
        return all.part((long) row * channels, channels);
    }

    /** Writes (x − mean) / deviation; {@code y} may be {@code x}. */
    void apply(Operations operations, int rows, Buffer x, Buffer y) {
        apply(operations, rows, x, part(2), y);
    }

    /** Writes dy / deviation; {@code dx} may be {@code dy}. */
    void applyGradient(Operations operations, int rows, Buffer dy, Buffer dx) {
        apply(operations, rows, dy, part(1), dx);
    }

    private void apply(Operations operations, int rows, Buffer x, Buffer mean, Buffer y) {
        NormParameters parameters = new NormParameters(part(0), part(1), mean, part(3));
        operations.normaliseAsRunning(new NormShape(rows, channels), 0, x, parameters, y);
    }
}
