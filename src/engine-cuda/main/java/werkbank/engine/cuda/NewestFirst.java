package werkbank.engine.cuda;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders folders by the numbers in their names, {@code cuda-13.10} before {@code cuda-13.2}. */
final class NewestFirst {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static final Comparator<Path> ORDER =
            Comparator.comparing(NewestFirst::numbers, Arrays::compare).reversed();

    private NewestFirst() {}

    private static int[] numbers(Path folder) {
        return NUMBER.matcher(folder.getFileName().toString())
                .results()
                .map(MatchResult::group)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
