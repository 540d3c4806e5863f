package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.FLOAT;

import java.util.List;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Precision;

/**
 * The operations in plain Java, each done when its call returns. Beyond what is promised they check the kinds and lengths
 * of buffers, that no result lies on what it is computed from, and that recorded work keeps to what it may do. A subclass may
 * bring memory of its own and do better what takes long.
 */
public class PlainOperations extends PlainLayers {
    /** More than any machine has. */
    protected static final long NO_LIMIT = Long.MAX_VALUE;

    public PlainOperations(Precision precision) {
        this(precision, NO_LIMIT);
    }

    /** @param limit bytes of all buffers together; for tests of what happens when a card is full */
    public PlainOperations(Precision precision, long limit) {
        this(precision, limit, ArrayBlock::new);
    }

    /** @param source of the memory that buffers lie in */
    protected PlainOperations(Precision precision, long limit, Block.Source source) {
        super(precision, limit, source);
    }

    @Override
    public void pictures(Pictures pictures, Buffer step, int images, Buffer y) {
        PictureInput input = new PictureInput(pictures, step(step));
        PlainBuffer out = values(images, pictures.shape().values(), y);
        tape.add(() -> out.write(input.images(images)));
    }

    @Override
    public void targets(Pictures pictures, Buffer step, int images, int classes, double smoothing, Buffer targets) {
        PictureInput input = new PictureInput(pictures, step(step));
        PlainBuffer out = floats((long) images * classes, targets);
        tape.add(() -> out.write(input.targets(images, classes, smoothing)));
    }

    @Override
    public void arrange(int images, int channels, int pixels, Buffer x, Buffer y) {
        PlainBuffer in = floats((long) images * channels * pixels, x);
        PlainBuffer out = values((long) images * channels, pixels, y);
        tape.add(() -> {
            float[] planes = in.numbers();
            float[] arranged = new float[planes.length];
            for (int i = 0; i < planes.length; i++) {
                int image = i / (channels * pixels);
                int channel = i / pixels % channels;
                arranged[(image * pixels + i % pixels) * channels + channel] = planes[i];
            }
            out.write(arranged);
        });
    }

    @Override
    public void softmax(int rows, int classes, Buffer logits, Buffer probabilities) {
        PlainBuffer in = floats((long) rows * classes, logits);
        PlainBuffer out = floats((long) rows * classes, probabilities).apartFrom(in);
        tape.add(() -> out.write(new SoftmaxLoss(rows, classes).softmax(in.numbers())));
    }

    @Override
    public void loss(
            int images,
            int classes,
            double clip,
            List<Buffer> weights,
            Buffer logits,
            Buffer targets,
            Buffer step,
            Buffer dlogits,
            Buffer figures) {
        Optional<PlainBuffer> factors =
                weights.stream().map(buffer -> floats(classes, buffer)).findFirst();
        PlainBuffer in = floats((long) images * classes, logits);
        PlainBuffer truth = floats((long) images * classes, targets);
        PlainBuffer current = step(step);
        PlainBuffer out = values(images, classes, dlogits);
        PlainBuffer all = PlainBuffer.of(figures, 0, FLOAT);
        tape.add(() -> {
            SoftmaxLoss loss = new SoftmaxLoss(images, classes);
            Optional<float[]> byClass = factors.map(PlainBuffer::numbers);
            out.write(loss.gradient(clip, byClass, in.numbers(), truth.numbers()));
            row(current, all).write(loss.figures(clip, byClass, in.numbers(), truth.numbers()));
        });
    }

    @Override
    public void penalise(double l1, double l2, Buffer weights, Buffer gradients, Buffer step, Buffer figures) {
        PlainBuffer in = PlainBuffer.of(weights, 0, FLOAT);
        PlainBuffer sums = PlainBuffer.exactly(weights.length(), gradients, FLOAT);
        PlainBuffer current = step(step);
        PlainBuffer all = PlainBuffer.of(figures, 0, FLOAT);
        float first = (float) l1;
        float second = (float) l2;
        tape.add(() -> {
            float penalty = new PlainGradients(sums).penalise(first, second, in);
            float[] row = row(current, all).numbers();
            row[Figures.PENALTY] += penalty;
            row(current, all).write(row);
        });
    }

    @Override
    public void clip(double value, double norm, Buffer gradients) {
        PlainBuffer limited = PlainBuffer.of(gradients, 0, FLOAT);
        if (value > 0) {
            tape.add(() -> new PlainGradients(limited).clip((float) value));
        }
        if (norm > 0) {
            tape.add(() -> new PlainGradients(limited).shorten((float) norm));
        }
    }

    @Override
    public void update(UpdateRule rule, Buffer step, Buffer parameters, Buffer gradients, List<Buffer> states) {
        long length = parameters.length();
        PlainBuffer current = step(step);
        PlainBuffer changed = PlainBuffer.of(parameters, 0, FLOAT);
        PlainBuffer in = PlainBuffer.exactly(length, gradients, FLOAT);
        List<PlainBuffer> kept = states.stream()
                .map(state -> PlainBuffer.exactly(length, state, FLOAT))
                .toList();
        tape.add(() -> {
            PlainUpdate update = new PlainUpdate(rule, current);
            Scratch numbers = new Scratch(kept.size() + 3);
            for (int from = 0; from < length; from += Scratch.LENGTH) {
                int count = (int) Math.min(Scratch.LENGTH, length - from);
                update(
                        update,
                        (int) Math.max(0, Math.min(count, rule.decayed() - from)),
                        numbers.of(count),
                        from,
                        changed,
                        in,
                        kept);
            }
        });
    }

    /** Updates the parameters from one on, as many as each of the arrays has numbers. */
    private static void update(
            PlainUpdate update,
            int decayed,
            List<float[]> numbers,
            int from,
            PlainBuffer parameters,
            PlainBuffer gradients,
            List<PlainBuffer> states) {
        float[] p = parameters.read(from, numbers.get(0));
        float[] g = gradients.read(from, numbers.get(1));
        List<float[]> ofStates = numbers.subList(3, numbers.size());
        for (int i = 0; i < states.size(); i++) {
            states.get(i).read(from, ofStates.get(i));
        }
        update.take(p, g, ofStates, decayed, numbers.get(2));
        parameters.write(from, p);
        for (int i = 0; i < states.size(); i++) {
            states.get(i).write(from, ofStates.get(i));
        }
    }

    @Override
    public void mix(Buffer average, Buffer values, double share) {
        PlainBuffer mean = PlainBuffer.of(average, 0, FLOAT);
        PlainBuffer added = PlainBuffer.exactly(average.length(), values, FLOAT);
        float part = (float) share;
        float kept = (float) (1 - share);
        tape.add(() -> {
            float[] means = mean.numbers();
            float[] numbers = added.numbers();
            for (int i = 0; i < means.length; i++) {
                float way = numbers[i] - means[i];
                means[i] = part < 0.5f ? means[i] + part * way : numbers[i] - kept * way;
            }
            mean.write(means);
        });
    }
}
