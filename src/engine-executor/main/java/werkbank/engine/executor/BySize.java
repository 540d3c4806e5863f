package werkbank.engine.executor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Things that are made for batches of one size each; those of the sizes asked for last are kept. */
final class BySize<T> {
    private final int most;
    private final IntFunction<T> maker;
    private final Consumer<T> closer;
    private final Map<Integer, T> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most sizes that are kept, at least 1 */
    BySize(int most, IntFunction<T> maker, Consumer<T> closer) {
        this.most = most;
        this.maker = maker;
        this.closer = closer;
    }

    T get(int images) {
        T found = kept.get(images);
        if (found == null) {
            if (kept.size() == most) {
                closer.accept(kept.remove(kept.keySet().iterator().next()));
            }
            found = maker.apply(images);
            kept.put(images, found);
        }
        return found;
    }

    void forEach(Consumer<T> work) {
        kept.values().forEach(work);
    }

    /** Closes all and forgets them. */
    void clear() {
        kept.values().forEach(closer);
        kept.clear();
    }
}
