package werkbank.recipe;

import java.util.Locale;

/** Number formats that a network is trained in; the YAML file names them in lower case. */
public enum Precision {
    /** 32-bit floating point throughout. */
    F32,
    /** 32-bit storage; products of convolutions and matrices take 10 bits of each factor's 23, and sum with 32. */
    TF32,
    /** Activations and their gradients in bfloat16, 7 bits of fraction; parameters, statistics and sums with 32. */
    BF16;

    /** The name in the YAML file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when none has this {@link #label} */
    public static Precision of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
