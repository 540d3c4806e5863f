package werkbank.engine.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import werkbank.WerkbankException;
import werkbank.recipe.Precision;

/** Kernels of one topic in CUDA's C++, which are compiled together. */
public enum KernelSource {
    INPUT("numbers.cuh"),
    PICTURES("numbers.cuh", "draws.cuh", "moves.cuh", "colours.cuh", "bytes.cuh"),
    ACTIVATION("numbers.cuh", "sums.cuh", "functions.cuh"),
    NORMALISATION("numbers.cuh", "sums.cuh", "functions.cuh"),
    NORMALISATION_GRADIENT("numbers.cuh", "sums.cuh", "functions.cuh"),
    POOLING("numbers.cuh"),
    CHANNELS("numbers.cuh"),
    GROUPS("numbers.cuh", "sums.cuh"),
    GRAPH("numbers.cuh"),
    DEPTHWISE("numbers.cuh", "sums.cuh"),
    NOISE("numbers.cuh"),
    LOSS("numbers.cuh", "sums.cuh"),
    GRADIENTS("numbers.cuh", "sums.cuh"),
    PARAMETERS("numbers.cuh");

    private final List<String> headers;

    KernelSource(String... headers) {
        this.headers = List.of(headers);
    }

    /** The name under which compilers report errors. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".cu";
    }

    /** The whole text; it includes no other. */
    public String text() {
        StringBuilder text = new StringBuilder();
        headers.forEach(header -> text.append(read(header)));
        return text.append(read(fileName())).toString();
    }

    /**
     * The options of NVRTC: sums and products are rounded one by one, as Java does.
     *
     * @param architecture for instance {@code sm_90}
     */
    public static List<String> options(Precision precision, String architecture) {
        List<String> options =
                new ArrayList<>(List.of("-arch=" + architecture, "--std=c++17", "--fmad=false", "-default-device"));
        options.addAll(definitions(precision));
        return List.copyOf(options);
    }

    /** The options that choose how activations are stored; every C++ compiler knows them. */
    public static List<String> definitions(Precision precision) {
        return precision == Precision.BF16 ? List.of("-DVALUE_BF16") : List.of();
    }

    private static String read(String file) {
        try (InputStream in = KernelSource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new MissingResourceException("no kernels in " + file, KernelSource.class.getName(), file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WerkbankException("can't read the kernels in " + file, e);
        }
    }
}
