package werkbank.engine.cpu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Primitives by what they were made for; of those that nobody asked for lately some are forgotten. */
final class Recent<K, V> {
    /** More than the layers of a network have for a few sizes of batches. */
    private static final int MOST = 2048;

    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    V get(K key, Function<K, V> maker) {
        return kept.computeIfAbsent(key, maker);
    }
}
