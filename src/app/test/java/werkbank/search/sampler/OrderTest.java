package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void theSmallestComesFirstAndOfEqualOnesTheFirst() {
        double least = Double.MIN_VALUE;
        assertThat(Order.of(new double[] {3, -1, 0.0, 3, -0.0, least, -1e300, 1e300}))
                .containsExactly(6, 1, 2, 4, 5, 0, 3, 7);
        assertThat(Order.of(new double[] {Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY}))
                .containsExactly(2, 1, 0);
        assertThat(Order.of(new double[] {7})).containsExactly(0);
        assertThat(Order.of(new double[0])).isEmpty();
    }

    /** Some differ in their last bits alone, some not at all. */
    @Test
    void itIsThatOfAStableSort() {
        Random random = new Random(1);
        for (int count : new int[] {2, 3, 4, 255, 256, 257, 5000}) {
            double[] numbers = random.doubles(count)
                    .map(number -> Math.rint(number * 50 - 25) + random.nextInt(4) * Math.ulp(1.0))
                    .toArray();
            assertThat(Order.of(numbers))
                    .containsExactly(IntStream.range(0, count)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> numbers[i]))
                            .mapToInt(i -> i)
                            .toArray());
        }
    }
}
