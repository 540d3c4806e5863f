package werkbank.bench.peer;

import java.util.Optional;

/**
 * A way in which a library computes.
 *
 * @param precision its name, {@code f32} for instance
 * @param mode engine, order in memory or compiler, as the library's program knows it
 * @param basis the mode that this one is built on; where only a little is tried, only on the basis that is quickest
 */
record Way(String precision, String mode, Optional<String> basis) {
    static Way of(String precision, String mode) {
        return new Way(precision, mode, Optional.empty());
    }

    /** A mode on top of another: {@code channels-last+compiled}. */
    static Way on(String basis, String precision, String what) {
        return new Way(precision, basis + "+" + what, Optional.of(basis));
    }
}
