package werkbank.engine.cuda;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.ChannelCopy;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

class GraphKernelsTest {
    /** One number, tails of whole loads, more than all threads take at once. */
    private static final List<Integer> LENGTHS = List.of(1, 7, 8, 4099);

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void sumsAndProductsOfAnyLengthFromAnywhere(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int length : LENGTHS) {
                for (int from : new int[] {0, 1, 4}) {
                    join(twins, length, from);
                }
            }
        }
    }

    private static void join(Twins twins, int length, int from) {
        String what = length + " from " + from;
        Twin a = twins.randomValues(length + from).part(from, length);
        Twin b = twins.randomValues(length);
        Twin y = twins.unwritten(Kind.VALUE, length);
        for (Twin target : new Twin[] {y, b, a}) {
            twins.run((operations, of) -> operations.add(length, of.apply(a), of.apply(b), of.apply(target)));
            twins.assertSame(target, "sums, " + what);
        }
        for (Twin target : new Twin[] {y, a}) {
            twins.run((operations, of) -> operations.multiply(0.3, length, of.apply(a), of.apply(target)));
            twins.assertSame(target, "products, " + what);
        }
    }

    /** Numbers that are none and infinite ones come along as they are. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void channelsOfAllForms(Precision precision) {
        List<ChannelCopy> copies = List.of(
                new ChannelCopy(1, 1, 1, 0, 1, 0),
                new ChannelCopy(35, 3, 3, 0, 10, 4),
                new ChannelCopy(49, 8, 24, 16, 8, 0),
                new ChannelCopy(49, 8, 24, 3, 16, 8),
                new ChannelCopy(130, 5, 9, 2, 7, 1),
                new ChannelCopy(3, 1032, 1040, 8, 1032, 0),
                new ChannelCopy(300, 32, 32, 0, 96, 64));
        try (Twins twins = Twins.start(precision)) {
            for (ChannelCopy copy : copies) {
                float[] numbers = twins.numbers((long) copy.rows() * copy.fromChannels(), 0);
                numbers[copy.first()] = Float.NaN;
                numbers[copy.first() + copy.channels() - 1] = Float.NEGATIVE_INFINITY;
                Twin from = twins.values(numbers);
                Twin to = twins.randomValues((long) copy.rows() * copy.toChannels());
                twins.run((operations, of) -> operations.copyChannels(copy, of.apply(from), of.apply(to)));
                twins.assertSame(to, copy.toString());
            }
        }
    }
}
