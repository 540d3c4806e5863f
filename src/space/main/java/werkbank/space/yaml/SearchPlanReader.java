package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.option.Domain;
import werkbank.option.Kinds;
import werkbank.space.Constraints;
import werkbank.space.Cost;
import werkbank.space.EnsemblePlan;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SchedulerKind;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;

/** Reads what a file says of how it is searched, beside its sampler. */
final class SearchPlanReader {
    static final List<String> KEYS = List.of(
            "scheduler",
            "objective",
            "enqueue",
            "learn-from",
            "stop",
            "repeats",
            "duplicates",
            "keep",
            ConstraintReader.KEY);

    private static final List<String> OBJECTIVE = List.of("primary", "second");
    private static final Domain.Word DUPLICATES = new Domain.Word(List.of("redraw", "allow"));

    private final YamlTree.Keys root;

    SearchPlanReader(YamlTree.Keys root) {
        this.root = root;
    }

    /**
     * Reads the keys.
     *
     * @param parameters of the space, each after those that its {@code when} names
     * @param ensemble whose members' networks must be kept
     */
    SearchPlan plan(List<Parameter> parameters, EnsemblePlan ensemble) {
        Problems problems = new Problems();
        var scheduler = problems.read(
                () -> root.find("scheduler").map(SearchPlanReader::scheduler).orElseGet(this::standardScheduler));
        var objective = problems.read(this::objective);
        var cost = problems.read(this::cost);
        var constraints = problems.read(() -> root.find(ConstraintReader.KEY)
                .map(new ConstraintReader(parameters)::read)
                .orElse(Constraints.NONE));
        var warm = new WarmStartReader(root, parameters, constraints.orElse(Constraints.NONE));
        var enqueue = problems.read(warm::enqueued);
        var warmStart = problems.read(() -> warm.warmStart(objective));
        var target = problems.read(
                () -> stop().find("target").map(tree -> target(tree, objective)).orElse(OptionalDouble.empty()));
        var patience = problems.read(this::patience);
        var repeats = problems.read(() -> repeats(objective.orElse(Objective.VAL_ACCURACY)));
        var duplicates = problems.read(() -> root.find("duplicates")
                .map(tree -> word(tree, "duplicates", DUPLICATES))
                .orElse("redraw"));
        var keep = problems.read(() -> keep(
                ensemble.topK().orElse(1),
                repeats.filter(read -> read.race().isPresent())
                        .map(SearchPlan.Repeats::top)
                        .orElse(1)));
        problems.raise();
        return new SearchPlan(
                scheduler.orElseThrow(),
                objective.orElseThrow(),
                cost.orElseThrow(),
                enqueue.orElseThrow(),
                target.orElseThrow(),
                patience.orElseThrow(),
                repeats.orElseThrow(),
                duplicates.orElseThrow().equals("redraw"),
                keep.orElseThrow(),
                constraints.orElseThrow(),
                warmStart.orElseThrow());
    }

    private YamlTree.Keys stop() {
        YamlTree.Keys stop = block("stop", "{target: 0.995}");
        stop.only("stop", List.of("target", "patience"));
        return stop;
    }

    private OptionalInt patience() {
        YamlTree.Keys stop = stop();
        return stop.find("patience").isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(WholeNumbers.whole(stop, "patience", 1, 1));
    }

    private YamlTree.Keys block(String key, String example) {
        return root.find(key).map(tree -> tree.keys(key, example)).orElse(new YamlTree.Keys(root.place(), Map.of()));
    }

    private static String word(YamlTree tree, String key, Domain.Word words) {
        return (String) tree.value(key, words);
    }

    /** Trains every trial to its end beside a sampler that is named: all points of a grid, for instance. */
    private SchedulerSpec standardScheduler() {
        return root.find("sampler").isPresent() ? SchedulerSpec.NONE : SchedulerSpec.AUTO;
    }

    private static SchedulerSpec scheduler(YamlTree tree) {
        var chosen =
                new KindReader<>(Kinds.load("scheduler", SchedulerKind.class), "", "asha: {reduction: 3}").read(tree);
        return chosen.kind().spec(chosen.options());
    }

    /** @throws werkbank.InputException when there is no such objective */
    Objective objective() {
        return root.find("objective")
                .map(tree -> tree instanceof YamlTree.Keys keys
                        ? keys.known("objective", OBJECTIVE, new Problems()) // which cost() reports
                                .need("primary", "say what is improved, for instance primary: val-accuracy")
                        : tree)
                .map(tree -> constant(tree, "objective", Objective.values(), Objective::label))
                .orElse(Objective.VAL_ACCURACY);
    }

    private Optional<Cost> cost() {
        return root.find("objective").filter(YamlTree.Keys.class::isInstance).flatMap(tree -> {
            YamlTree.Keys keys = (YamlTree.Keys) tree;
            keys.only("objective", OBJECTIVE);
            return keys.find("second").map(second -> constant(second, "second", Cost.values(), Cost::label));
        });
    }

    private static <E> E constant(YamlTree tree, String key, E[] constants, Function<E, String> label) {
        String word =
                word(tree, key, new Domain.Word(Stream.of(constants).map(label).toList()));
        return Stream.of(constants)
                .filter(constant -> label.apply(constant).equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** @param objective none when it is wrong itself */
    private static OptionalDouble target(YamlTree tree, Optional<Objective> objective) {
        boolean isShare = objective.filter(Objective::higherIsBetter).isPresent();
        Domain.Real domain = isShare ? Domain.Real.atLeast(0).atMost(1) : Domain.Real.atLeast(0);
        return OptionalDouble.of((Double) tree.value("target", domain));
    }

    private SearchPlan.Repeats repeats(Objective objective) {
        SearchPlan.Repeats repeats = RepeatsReader.repeats(root);
        if (repeats.race().isPresent() && objective == Objective.VAL_F1) {
            throw root.need("repeats", "")
                    .place()
                    .error("repeats race by the mean of the images' losses, which val-f1 is not; take"
                            + " val-balanced-accuracy, or leave race out");
        }
        return repeats;
    }

    /** @param racing configurations that race at most */
    private int keep(int topK, int racing) {
        int usual = Math.max(SearchPlan.USUALLY_KEPT, Math.max(topK, racing));
        int keep = WholeNumbers.whole(root, "keep", 1, usual);
        if (keep < topK) {
            throw tooFew(
                    "keep is %d, but the ensemble has %d members, whose networks it needs; raise keep", keep, topK);
        }
        if (keep < racing) {
            throw tooFew("keep is %d, but %d trials race, whose answers each round needs; raise keep", keep, racing);
        }
        return keep;
    }

    private InputException tooFew(String words, int keep, int needed) {
        return root.need("keep", "").place().error(String.format(Locale.ROOT, words, keep, needed));
    }
}
