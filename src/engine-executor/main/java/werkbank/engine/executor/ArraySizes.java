package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.operation.Buffer;

/** Arrays that grow with the batch and lie side by side in one buffer. */
final class ArraySizes {
    private final List<Long> perImage = new ArrayList<>();

    /**
     * Adds an array.
     *
     * @param numbers for one image
     * @return its index
     */
    int add(long numbers) {
        perImage.add(numbers);
        return perImage.size() - 1;
    }

    /** Numbers of an array for one image. */
    long of(int index) {
        return perImage.get(index);
    }

    /** Makes an array at least as large. */
    void widen(int index, long numbers) {
        perImage.set(index, Math.max(perImage.get(index), numbers));
    }

    /** Numbers of all arrays for a batch. */
    long numbers(int images) {
        return perImage.stream()
                .mapToLong(numbers -> ParameterLayout.aligned(images * numbers))
                .sum();
    }

    /** The arrays for a batch in a buffer that is at least as large. */
    List<Buffer> parts(Buffer arena, int images) {
        List<Buffer> parts = new ArrayList<>();
        long at = 0;
        for (long numbers : perImage) {
            parts.add(arena.part(at, images * numbers));
            at += ParameterLayout.aligned(images * numbers);
        }
        return parts;
    }
}
