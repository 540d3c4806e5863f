package werkbank.engine.executor;

import java.util.Arrays;
import java.util.Optional;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.engine.operation.Operations;

/** A network computed with {@link Operations}, which it closes with itself. */
class ExecutedNetwork implements Network {
    /** Sizes of batches whose buffers and recordings are kept. */
    private static final int SIZES = 4;

    /** Images that are answered at a time at most, where memory allows. */
    static final int MOST_IMAGES = 1024;

    /** Numbers of the arrays that an answer may take, where a batch is more than one image. */
    private static final long MOST_NUMBERS = 1L << 26;

    final Operations operations;
    final Architecture architecture;
    final ParameterLayout layout;
    final Parameters parameters;
    final Arena arena;
    private final InferenceArrays arrays;
    private final int most;
    private final StoredInput stored;
    private final BySize<InferenceBatch> batches;

    /** @param values of the parameters in DL4J's order */
    ExecutedNetwork(Operations operations, Architecture architecture, float[] values) {
        this.operations = operations;
        this.architecture = architecture;
        this.layout = new ParameterLayout(architecture);
        this.parameters = new Parameters(operations, architecture, layout);
        this.arena = new Arena(operations);
        this.arrays = new InferenceArrays(architecture);
        this.most = most(arrays);
        this.stored = new StoredInput(operations, architecture.images(), most);
        this.batches = new BySize<>(SIZES, this::made, InferenceBatch::close);
        arena.usedBy(batches::clear);
        parameters.assign(values);
    }

    /** Images that are answered at a time: a power of two. */
    static int most(InferenceArrays arrays) {
        int most = MOST_IMAGES;
        while (most > 1 && arrays.values(most) > MOST_NUMBERS) {
            most /= 2;
        }
        return most;
    }

    private InferenceBatch made(int images) {
        return new InferenceBatch(operations, architecture, parameters, images, arrays.parts(arena, images), stored);
    }

    @Override
    public final float[][] probabilities(float[] features) {
        int pixels = architecture.images().values();
        return answers(features.length / pixels, (from, to) -> batch(to - from)
                .probabilities(part(features, from * pixels, to * pixels)));
    }

    @Override
    public final Optional<float[][]> answers(Images images) {
        return Optional.of(
                answers(images.count(), (from, to) -> batch(to - from).probabilities(images.range(from, to))));
    }

    private static float[] part(float[] all, int from, int to) {
        return to - from == all.length ? all : Arrays.copyOfRange(all, from, to);
    }

    private interface Answer {
        /** Answers images {@code from} (inclusive) to {@code to} (exclusive), [images][classes] in one row. */
        float[] of(int from, int to);
    }

    private float[][] answers(int images, Answer answer) {
        float[][] rows = new float[images][];
        for (int from = 0; from < images; from += most) {
            split(answer.of(from, Math.min(from + most, images)), rows, from);
        }
        return rows;
    }

    /** Makes room for answers of any size. */
    final void reserveAnswers() {
        arena.fit(arrays.values(most), arrays.floats(most));
    }

    private InferenceBatch batch(int images) {
        arena.fit(arrays.values(images), arrays.floats(images));
        return batches.get(images);
    }

    private void split(float[] probabilities, float[][] rows, int from) {
        int classes = architecture.classes();
        for (int i = 0; i < probabilities.length / classes; i++) {
            rows[from + i] = Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes);
        }
    }

    @Override
    public void close() {
        batches.clear();
        stored.close();
        arena.close();
        parameters.close();
        operations.close();
    }
}
