package werkbank.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import werkbank.InputException;
import werkbank.engine.Engine;
import werkbank.recipe.Precision;
import werkbank.space.SearchSpace;

/**
 * The precision of a space's trainings, and what an engine makes of it here.
 *
 * @param engine its name
 * @param able what it can compute; first what it is best at
 * @param wanted by the space, or for the whole study in its place; none where it is left to the engine
 */
public record TrainingPrecision(String engine, List<Precision> able, Set<Precision> wanted) {
    /** @param overruling what the whole study is trained in, whatever the space says */
    public static TrainingPrecision of(Engine engine, SearchSpace space, Optional<Precision> overruling) {
        return new TrainingPrecision(
                engine.name(), engine.precisions(), overruling.map(Set::of).orElseGet(() -> wanted(space, engine)));
    }

    /** The precisions that trials of a space may be trained in, if it names any; one that is left to the engine is its best. */
    private static Set<Precision> wanted(SearchSpace space, Engine engine) {
        Set<Precision> wanted = new TreeSet<>(space.precisions());
        if (!wanted.isEmpty() && space.leavesPrecision()) {
            wanted.add(engine.precisions().get(0));
        }
        return wanted;
    }

    /** @throws InputException when the engine can't compute what {@code --precision} names */
    static void require(Engine engine, Precision named) {
        if (!engine.precisions().contains(named)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--precision is '%s', which the engine %s can't compute here; it has %s, and without --precision"
                            + " what it can't compute is trained in f32",
                    named.label(),
                    engine.name(),
                    labels(engine.precisions(), ", ")));
        }
    }

    /** Warns of precisions that a space searches while the whole study is trained in one, in one line. */
    static Optional<String> searchedForNothing(SearchSpace space, Optional<Precision> overruling) {
        List<String> searched = new ArrayList<>(space.leavesPrecision() ? List.of("auto") : List.of());
        space.precisions().stream().sorted().map(Precision::label).forEach(searched::add);
        return overruling
                .filter(one -> searched.size() > 1)
                .map(one -> String.format(
                        Locale.ROOT,
                        "the space searches precision among %s, and --precision trains all in %s, so that what it draws"
                                + " makes no difference",
                        String.join(", ", searched),
                        one.label()));
    }

    /** Warns of what is computed otherwise than it is wanted, in one line. */
    public Optional<String> note() {
        Set<Precision> unable = new TreeSet<>(wanted);
        able.forEach(unable::remove);
        return unable.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the engine %s computes %s here: what is to be trained in %s is trained in f32",
                        engine,
                        labels(able, " and "),
                        labels(unable, " or ")));
    }

    /** Says what is wanted and what is done here, in words: {@code auto, which is f32 here}. */
    public String words() {
        String best = able.get(0).label();
        return wanted.isEmpty()
                ? String.format(Locale.ROOT, "auto, which is %s with the engine %s here", best, engine)
                : labels(wanted, " or ") + note().map(note -> "; " + note).orElse("");
    }

    private static String labels(Collection<Precision> precisions, String between) {
        return precisions.stream().map(Precision::label).collect(Collectors.joining(between));
    }
}
