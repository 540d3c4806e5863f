package werkbank.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.dataset.ChannelStatistics;
import werkbank.recipe.ImageSpec;

/** What networks see of a picture, in one line. */
final class ImageText {
    private ImageText() {}

    /**
     * The line, for instance {@code 64 × 64, rgb, crop; standard: mean 0.49 0.48 0.45, deviation 0.25 0.24 0.26}.
     *
     * @param image with size, colour and normalisation
     * @param statistics by which values are normalised; empty when they aren't
     */
    static String of(ImageSpec image, Optional<ChannelStatistics> statistics) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s%s; %s",
                image.size().orElseThrow(),
                image.colour().orElseThrow().label(),
                image.fit().label(),
                image.bits()
                        .map(bits -> ", 16-bit files of " + bits + "-bit values")
                        .orElse(""),
                statistics.map(ImageText::normalised).orElse("values 0 to 1, not normalised"));
    }

    private static String normalised(ChannelStatistics statistics) {
        return String.format(
                Locale.ROOT,
                "normalised by mean %s and deviation %s",
                list(statistics.means()),
                list(statistics.deviations()));
    }

    private static String list(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.3f", values[i]))
                .collect(Collectors.joining(", "));
    }
}
