package werkbank.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Networks as one line of words, which both sides of a comparison read: {@code c32k3s1} is a convolution of 32 filters,
 * kernel 3, stride 1 and a rectifier, {@code b} batch normalisation, {@code p} max pooling, {@code g} global average pooling,
 * {@code d0.4} dropout, {@code f128} a dense layer with a rectifier.
 */
public final class Networks {
    /** The networks of the comparisons by name. */
    public static final Map<String, String> COMPARED;

    /**
     * A deep network of the size of a residual one of fourteen layers, without the additions beside its blocks, which are a
     * hundredth of its work and which these words can't say.
     */
    public static final String DEEP = "c32k3s1 b c32k3s1 b c32k3s1 b c32k3s1 b c32k3s1 b"
            + " c64k3s2 b c64k3s1 b c64k3s1 b c64k3s1 b c128k3s2 b c128k3s1 b c128k3s1 b c128k3s1 b g";

    /** The small network as the list of a space, whose defaults it has. */
    public static final String SMALL =
            """
            [{conv: 16}, batch-norm, max-pool, {conv: 32}, batch-norm, max-pool, {conv: 64}, batch-norm, max-pool]""";

    /** The network of strided convolutions as such a list. */
    public static final String STRIDED =
            """
            [{conv: 32}, batch-norm, {conv: 32}, batch-norm, {conv: {filters: 32, kernel: 5, stride: 2}}, batch-norm, \
            {dropout: 0.4}, {conv: 64}, batch-norm, {conv: 64}, batch-norm, \
            {conv: {filters: 64, kernel: 5, stride: 2}}, batch-norm, {dropout: 0.4}, {dense: 128}, {dropout: 0.4}]""";

    private static final Pattern CONVOLUTION = Pattern.compile("c(\\d+)k(\\d+)s(\\d+)");

    static {
        Map<String, String> networks = new LinkedHashMap<>();
        networks.put("small", "c16k3s1 b p c32k3s1 b p c64k3s1 b p");
        networks.put("strided", "c32k3s1 b c32k3s1 b c32k5s2 b d0.4 c64k3s1 b c64k3s1 b c64k5s2 b d0.4 f128 d0.4");
        networks.put("seed", "c32k3s1 b c32k3s1 b c32k5s1 b c64k3s1 b c64k3s1 b c64k5s1 b c32k3s1 d0.4 d0.4 f128 d0.4");
        COMPARED = Collections.unmodifiableMap(networks);
    }

    private Networks() {}

    /** The layers in a space's words, without the brackets around them. */
    public static String layers(String words) {
        return Arrays.stream(words.split(" ")).map(Networks::layer).collect(Collectors.joining(", "));
    }

    private static String layer(String word) {
        Matcher conv = CONVOLUTION.matcher(word);
        if (conv.matches()) {
            return String.format(
                    Locale.ROOT,
                    "{conv: {filters: %s, kernel: %s, stride: %s}}",
                    conv.group(1),
                    conv.group(2),
                    conv.group(3));
        }
        return switch (word.charAt(0)) {
            case 'b' -> "{batch-norm: {momentum: 0.9}}";
            case 'p' -> "max-pool";
            case 'g' -> "global-average-pool";
            case 'd' -> "{dropout: " + word.substring(1) + "}";
            case 'f' -> "{dense: " + word.substring(1) + "}";
            default -> throw new IllegalArgumentException(word);
        };
    }
}
