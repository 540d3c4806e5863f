package werkbank.transfer;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The import of a file's trials, as it is wanted.
 *
 * @param file CSV or JSON
 * @param value column of the value that was reached; empty for the one that tells by its name
 * @param higherIsBetter whether larger values are better; empty for what the column's name tells
 * @param epochs column of the epochs that a trial was trained, or how many all were; empty where {@code epochs} has it, if
 *     anything has
 * @param names our parameters by the file's names
 * @param ignored names in the file that mean nothing here
 * @param otherScale whether its values can't be compared with those of the study: other images, other epochs
 */
public record TrialImport(
        Path file,
        Optional<String> value,
        Optional<Boolean> higherIsBetter,
        Optional<String> epochs,
        Map<String, String> names,
        Set<String> ignored,
        boolean otherScale) {}
