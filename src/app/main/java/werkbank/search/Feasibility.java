package werkbank.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.InputException;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.space.Breach;
import werkbank.space.Parameter;
import werkbank.space.ParameterRule;
import werkbank.space.SearchSpace;

/**
 * How much of a space keeps its constraints, as far as they are known before a trial is trained; estimated from random
 * configurations, the same each time.
 *
 * @param share of the configurations that have a network, 0 to 1
 * @param example a configuration that keeps them and has a network; empty when none was found
 * @param hardest the constraint that most configurations break; empty when none was broken
 * @param networks how many of those that keep the rules have one
 */
public record Feasibility(
        double share, Optional<SortedMap<String, Object>> example, Optional<String> hardest, Networks networks) {
    private static final int DRAWN = 10_000;

    /** Networks that are laid out, which takes longer than a rule, where one of them keeps the constraints. */
    private static final int SIZED = 1_000;

    private static final double FEW = 0.01;

    /** A space that forbids no configuration. */
    private static final Feasibility WHOLE = new Feasibility(1, Optional.empty(), Optional.empty(), Networks.ALL);

    /** How many of the configurations that were looked at have a network. */
    public enum Networks {
        ALL,
        SOME,
        NONE
    }

    /** Estimates it; at once for a space whose constraints forbid no configuration. */
    public static Feasibility of(SearchSpace space) {
        return space.forbidsConfigurations() ? new Draws(space).feasibility() : WHOLE;
    }

    /** A configuration that keeps the constraints, if there are any, and has a network; empty when none was found. */
    static Optional<SortedMap<String, Object>> exampleOf(SearchSpace space) {
        return new Draws(space).feasibility().example();
    }

    /** The share in words; empty for a space whose constraints forbid no configuration. */
    public Optional<String> words() {
        return hardest.map(constraint -> String.format(
                Locale.ROOT,
                "of %s %s keep them, before they are trained; most others break %s",
                drawn(),
                percent(),
                constraint));
    }

    /** A warning, with a remedy, where few configurations keep the constraints. */
    public Optional<String> warning() {
        return share >= FEW
                ? Optional.empty()
                : hardest.map(constraint -> String.format(
                        Locale.ROOT,
                        "only %s of %s keep the constraints, so that most proposals must be moved to where they hold;"
                                + " narrow the ranges, or loosen %s",
                        percent(),
                        drawn(),
                        constraint));
    }

    private String drawn() {
        return "random configurations" + (networks == Networks.ALL ? "" : " with a network");
    }

    private String percent() {
        return share < 0.0001
                ? "less than 0.01 %"
                : String.format(Locale.ROOT, share < FEW ? "%.2f %%" : "%.0f %%", 100 * share);
    }

    /**
     * Checks that the search can go by the constraints.
     *
     * @throws InputException when no configuration is found that keeps them, or one breaks them that is to be tried first
     */
    public static Feasibility require(SearchSpace space) {
        Feasibility found = of(space);
        if (space.forbidsConfigurations() && found.example().isEmpty()) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: none of %,d random configurations %s", space.file(), DRAWN, found.lack()));
        }
        List<Map<String, Object>> enqueued = space.search().enqueue();
        for (int i = 0; i < enqueued.size(); i++) {
            requireKept(space, i + 1, enqueued.get(i));
        }
        return found;
    }

    /** Says what no configuration has, with a remedy. A constraint is to blame only where some have a network. */
    private String lack() {
        List<String> lacking = new ArrayList<>();
        if (networks != Networks.ALL) {
            lacking.add("has a network");
        }
        if (hardest.isPresent()) {
            lacking.add("keeps the constraints");
        }
        return String.join(" and ", lacking)
                + hardest.filter(constraint -> networks != Networks.NONE)
                        .map(constraint -> String.format(
                                Locale.ROOT, "; most break %s, loosen it or widen the ranges", constraint))
                        .orElse("; list in a choice the values that have one");
    }

    /** Checks a configuration that says all; another is checked once it is completed and proposed. */
    private static void requireKept(SearchSpace space, int place, Map<String, Object> wanted) {
        Map<String, Object> active = new TreeMap<>();
        for (Parameter parameter : space.parameters()) {
            if (parameter.isActive(active)) {
                if (!wanted.containsKey(parameter.name())) {
                    return;
                }
                active.put(parameter.name(), wanted.get(parameter.name()));
            }
        }
        space.flaw(active).ifPresent(flaw -> {
            throw new InputException(String.format(
                    Locale.ROOT, "%s; configuration %d of enqueue can't be trained, change one of them", flaw, place));
        });
        space.breach(active).ifPresent(breach -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: configuration %d of enqueue %s; change one of them",
                    space.file(),
                    place,
                    breach.words()));
        });
    }

    /** The configurations that are drawn. */
    private static final class Draws {
        private final SearchSpace space;
        private final Map<String, Integer> broken = new TreeMap<>();
        private int keepRules;
        private int sized;
        private int fit;
        private int unfit;
        private Optional<SortedMap<String, Object>> example = Optional.empty();

        Draws(SearchSpace space) {
            this.space = space;
            ConfigurationSpace configurations = new ConfigurationSpace(space.parameters()).indexed();
            Random random = new Random(1);
            for (int i = 0; i < DRAWN; i++) {
                look(configurations.getValue(
                        random.doubles(configurations.numParameters()).toArray()));
            }
        }

        private void look(SortedMap<String, Object> values) {
            List<String> rules = space.search().constraints().rules().stream()
                    .filter(rule -> !rule.holds(values))
                    .map(ParameterRule::text)
                    .toList();
            rules.forEach(this::count);
            if (rules.isEmpty()) {
                keepRules++;
                if (sized - unfit < SIZED || fit == 0) {
                    size(values);
                }
            }
        }

        /** Lays a network out. What has none counts for no constraint: the share is of those that have one. */
        private void size(SortedMap<String, Object> values) {
            sized++;
            if (space.flaw(values).isPresent()) {
                unfit++;
                return;
            }
            Optional<Breach> breach = space.breach(values);
            breach.map(Breach::constraint).ifPresent(this::count);
            if (breach.isEmpty()) {
                fit++;
                example = example.or(() -> Optional.of(values));
            }
        }

        private void count(String constraint) {
            broken.merge(constraint, 1, Integer::sum);
        }

        Feasibility feasibility() {
            double share = sized == unfit ? 0 : (double) keepRules / DRAWN * fit / (sized - unfit);
            return new Feasibility(
                    share,
                    example.or(this::atAnEnd),
                    broken.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey),
                    networks());
        }

        private Networks networks() {
            if (unfit == 0) {
                return Networks.ALL;
            }
            return unfit < sized ? Networks.SOME : Networks.NONE;
        }

        private Optional<SortedMap<String, Object>> atAnEnd() {
            return List.of(space.first(), space.widest()).stream()
                    .filter(space::allows)
                    .<SortedMap<String, Object>>map(TreeMap::new)
                    .findFirst();
        }
    }
}
