package werkbank.bench.curves;

import java.util.List;
import java.util.stream.IntStream;

/** Which tasks of a set are searched. */
enum Part {
    /** Those on which methods are tuned. */
    EVEN,
    /** Those on which they are reported. */
    ODD,
    ALL;

    /** The numbers of these tasks among so many, which are counted from 1. */
    List<Integer> numbers(int tasks) {
        return IntStream.rangeClosed(1, tasks)
                .filter(number -> this == ALL || (number % 2 == 0) == (this == EVEN))
                .boxed()
                .toList();
    }
}
