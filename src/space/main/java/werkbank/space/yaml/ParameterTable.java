package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.space.Parameter;

/** Collects a file's parameters and where they are used, then checks that one fits the other. */
final class ParameterTable {
    private static final Pattern NAME = Pattern.compile(Formula.NAME);
    private static final Pattern BARE = Pattern.compile("(?<![$\\w.{-])" + Formula.NAME);

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** A parameter whose {@code when} is still as the file has it. */
    record Draft(Place place, Parameter range, List<Condition> when, boolean named) {}

    /** @param where what must hold for the place to matter */
    private record Use(Setting setting, List<Condition> where) {}

    /** Reads the block {@code parameters:}. */
    void readNamed(YamlTree parameters) {
        YamlTree.Keys block = parameters.keys("parameters", "filters: {int: [16, 64], step: 16}");
        Problems problems = new Problems();
        block.entries().forEach((name, entry) -> problems.check(() -> readNamed(name, entry)));
        problems.raise();
    }

    private void readNamed(String name, YamlTree.Entry entry) {
        if (!NAME.matcher(name).matches()) {
            throw entry.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s can't name a parameter; use letters, digits, _ and -, with a letter first and after each -",
                            MessageText.quoted(name)));
        }
        add(name, entry.place(), entry.value(), List.of(), true);
    }

    /** A text with a $ before each parameter's name that has none. */
    String withDollars(String text) {
        return BARE.matcher(text).replaceAll(word -> isNamed(word.group()) ? "\\$" + word.group() : word.group());
    }

    private boolean isNamed(String word) {
        return unreadable.contains(word)
                || (drafts.containsKey(word) && drafts.get(word).named());
    }

    /** Adds a range that stands where its value is used. */
    Term addInPlace(String path, YamlTree range, List<Condition> where) {
        add(path, range.place(), range, where, false);
        return new Term.InPlace(path);
    }

    private void add(String name, Place place, YamlTree range, List<Condition> where, boolean named) {
        unreadable.add(name);
        Parameter parameter = RangeReader.read(name, range);
        List<Condition> own = range instanceof YamlTree.Keys keys
                ? keys.find("when").map(Condition::read).orElse(List.of())
                : List.of();
        drafts.put(name, new Draft(place, parameter, Condition.both(where, own), named));
        unreadable.remove(name);
    }

    /** @throws werkbank.InputException when it names a parameter that isn't there */
    void use(Setting setting, List<Condition> where) {
        for (String name : setting.term().names()) {
            if (unreadable.contains(name)) {
                return;
            }
            if (!drafts.containsKey(name)) {
                throw setting.place()
                        .error(String.format(
                                Locale.ROOT,
                                "$%s is not defined under parameters%s",
                                name,
                                MessageText.didYouMean(name, drafts.keySet())));
            }
        }
        uses.add(new Use(setting, where));
    }

    /** Keeps a block of keys, to be found by its path, and returns it. */
    Section keep(String path, Section section) {
        sections.put(path, section);
        return section;
    }

    /** Changes a block of keys that was kept, if it was. */
    void extend(String path, UnaryOperator<Section> change) {
        sections.computeIfPresent(path, (same, section) -> change.apply(section));
    }

    /** The blocks of keys that were read. */
    Sections sections() {
        return new Sections(Map.copyOf(sections));
    }

    Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        drafts.forEach((name, draft) -> places.put(name, draft.place()));
        return places;
    }

    /**
     * Checks every use and every parameter; further conditions can be bound with the result.
     *
     * @param mentioned the parameters that parts of the file may use that could not be read
     */
    ParameterBinder bind(Predicate<String> mentioned) {
        Problems problems = new Problems();
        rejectUnused(mentioned, problems);
        Optional<ParameterBinder> binder = problems.read(() -> new ParameterBinder(drafts, unreadable));
        binder.ifPresent(bound -> uses.forEach(use -> problems.check(() -> check(use, bound))));
        problems.raise();
        return binder.orElseThrow();
    }

    private void check(Use use, ParameterBinder binder) {
        Setting setting = use.setting();
        Map<String, List<Object>> where = binder.closure(binder.bind(use.where()));
        for (String name : setting.term().names()) {
            if (drafts.get(name).range() instanceof Parameter.FloatRange && setting.domain() instanceof Domain.Whole) {
                throw setting.place()
                        .error(String.format(
                                Locale.ROOT,
                                "%s needs whole numbers, but %s is a float range; write {int: [...]}",
                                setting.label(),
                                drafts.get(name).named() ? "$" + name : "this"));
            }
            if (drafts.get(name).range() instanceof Parameter.Choice choice
                    && !(setting.term() instanceof Term.Computed)) {
                checkAll(setting, where.getOrDefault(name, choice.values()));
            }
            if (!(setting.term() instanceof Term.InPlace) && !binder.holds(name, where)) {
                throw setting.place()
                        .error(String.format(
                                Locale.ROOT,
                                "$%s has a value only %s, but is used here without that condition;"
                                        + " put the same 'when' here, or the range itself in place of its name",
                                name,
                                binder.parameter(name).conditionInWords()));
            }
        }
    }

    private static void checkAll(Setting setting, List<Object> values) {
        Problems problems = new Problems();
        String name = setting.term().names().get(0);
        values.forEach(value -> problems.check(() -> setting.at(Map.of(name, value))));
        problems.raise();
    }

    private void rejectUnused(Predicate<String> mentioned, Problems problems) {
        Set<String> used = new HashSet<>();
        uses.forEach(use -> {
            used.addAll(use.setting().term().names());
            use.where().forEach(condition -> used.add(condition.name()));
        });
        drafts.values().forEach(draft -> draft.when().forEach(condition -> used.add(condition.name())));
        drafts.forEach((name, draft) -> {
            if (!used.contains(name) && !mentioned.test(name)) {
                problems.add(
                        draft.place(),
                        String.format(
                                Locale.ROOT,
                                "the parameter %s is never used; write $%s where it belongs, or delete it",
                                name,
                                name));
            }
        });
    }

    /** A layer's {@code when} counts as a use of the parameters that it names. */
    void useIn(Place layer, List<Condition> where) {
        Setting present = new Setting(layer, "layer", new Domain.Whole(0), new Term.Fixed(0));
        uses.add(new Use(present, where));
    }
}
