package werkbank.engine.cpu;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import werkbank.LongestArray;
import werkbank.engine.Workload;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.NetworkGraph.Node;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Scale;

/**
 * The copies with 32 bits that operations make on their way of numbers with fewer. Copies of the same name and about the same
 * length share their memory.
 *
 * @param name what an operation calls it
 * @param capacity numbers that there is room for
 */
record WideCopies(String name, long capacity) {
    private static WideCopies of(String name, long length) {
        return new WideCopies(name, capacity(length));
    }

    /** The room that is made for so many numbers: a power of two, but no more than one piece of memory has. */
    static long capacity(long length) {
        long power = Math.max(1, Long.highestOneBit(length - 1) << 1);
        return Math.max(length, Math.min(power, LongestArray.LENGTH));
    }

    /**
     * Adds up what the operations of one network's training take for them, in bytes.
     *
     * @param answered images that are answered at a time
     * @throws werkbank.InputException when the network doesn't fit the images
     */
    static long bytes(Recipe recipe, Workload load, Precision precision, long answered) {
        if (precision != Precision.BF16) {
            return 0;
        }
        long batch = Math.min(recipe.training().batchSizes().largest(), load.training());
        return Float.BYTES
                * NetworkGraph.of(recipe.network(), load.shape(), load.classes()).nodes().stream()
                        .flatMap(node -> of(node, batch, answered))
                        .distinct()
                        .mapToLong(WideCopies::capacity)
                        .sum();
    }

    private static Stream<WideCopies> of(Node node, long batch, long answered) {
        long taken = node.input().values();
        if (node.layer().actsInTrainingOnly()) {
            return of(List.of("first", "result"), batch * taken);
        }
        if (node.layer() instanceof MaxPool pool && pool.stride() < pool.size()) {
            return Stream.of(
                    of("first", batch * taken),
                    of("second", batch * node.output().values()),
                    of("result", batch * taken));
        }
        if (node.layer() instanceof BatchNorm && CpuNorms.isWide(node.input().channels())) {
            return LongStream.of(batch, answered)
                    .boxed()
                    .flatMap(images -> of(List.of("first", "second", "result"), images * taken));
        }
        return node.layer() instanceof Scale ? of(List.of("first", "second", "result"), batch * taken) : Stream.of();
    }

    private static Stream<WideCopies> of(List<String> names, long length) {
        return names.stream().map(name -> of(name, length));
    }
}
