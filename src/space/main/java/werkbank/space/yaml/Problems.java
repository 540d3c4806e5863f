package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong in parts of a file that don't need each other, so that it is told all at once. */
final class Problems {
    private final List<WrongSpace.Problem> found = new ArrayList<>();

    /** Reads a part and notes what is wrong with it; empty when it is wrong. */
    <T> Optional<T> read(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (WrongSpace e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    void check(Runnable part) {
        read(() -> {
            part.run();
            return true;
        });
    }

    void add(Place place, String words) {
        found.add(new WrongSpace.Problem(place, words));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems that were found so far, to throw; each problem once, in the order of lines. */
    WrongSpace all() {
        return new WrongSpace(found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (WrongSpace.Problem problem) -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .toList());
    }

    /** @throws WrongSpace when something was wrong */
    void raise() {
        if (!found.isEmpty()) {
            throw all();
        }
    }

    /** Throws like {@link #raise}, but of each place only the first problem: for parts that were read several times. */
    void raiseOneEach() {
        Set<Place> places = new HashSet<>();
        found.removeIf(problem -> !places.add(problem.place()));
        raise();
    }
}
