package werkbank.space;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.recipe.Algorithms;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Standardisation;

/**
 * A search space as its YAML file says it, checked.
 *
 * @param name default name of a study; letters, digits, {@code _}, {@code -} and {@code .}
 * @param trials how many trials a study has unless the command line says otherwise, 1 to {@link #MOST_TRIALS}
 * @param timeout no trial starts after this long
 * @param ensemble how its trials are combined; {@code topK} is at most {@code trials}
 * @param sampler that proposes its configurations
 * @param search how it is searched
 * @param parameters in an order in which each comes after those that its {@code when} names
 * @param normalisation what every network begins with; the training images decide it, so a space that was only read has
 *     none
 * @param start what its networks start from, if not from random weights
 * @param source the YAML text, whole
 * @param file where it was read from, for messages
 */
public record SearchSpace(
        String name,
        String description,
        long seed,
        DataSpec data,
        int trials,
        Optional<Duration> timeout,
        EnsemblePlan ensemble,
        SamplerSpec sampler,
        SearchPlan search,
        List<Parameter> parameters,
        RecipeTemplate template,
        Optional<Standardisation> normalisation,
        Optional<StartFrom> start,
        String source,
        String file) {
    /** The most trials, more than a study ever has: who wants to search until a time is over sets {@code timeout}. */
    public static final int MOST_TRIALS = 1_000_000;

    /**
     * The recipe at one point of the space.
     *
     * @param values a value for every active parameter
     * @throws werkbank.InputException when the point has no valid recipe; the message has file, line and column
     */
    public Recipe recipe(Map<String, Object> values) {
        Recipe recipe = template.recipe(values);
        return normalisation.map(recipe::after).orElse(recipe);
    }

    /** The shape of the learning-rate schedule at one point of the space. */
    public Schedule.Type schedule(Map<String, Object> values) {
        return template.schedule(values);
    }

    /** The space without the pictures that can't be read. */
    public SearchSpace skippingUnreadable() {
        return with(data.skippingUnreadable(), sampler, search, template, normalisation);
    }

    /** The space whose pictures are read as {@link DataSpec#readAs} says. */
    public SearchSpace readAs(DataSpec begun) {
        return with(data.readAs(begun), sampler, search, template, normalisation);
    }

    /** The space with another sampler. */
    public SearchSpace with(SamplerSpec chosen) {
        return with(data, chosen, search, template, normalisation);
    }

    /** The space with another scheduler. */
    public SearchSpace with(SchedulerSpec chosen) {
        return with(data, sampler, search.with(chosen), template, normalisation);
    }

    /**
     * The space on images that have been read.
     *
     * @param other which images are learned from, decided
     * @param first what every network begins with
     * @param images by which the size of its networks can be told
     */
    public SearchSpace on(DataSpec other, Optional<Standardisation> first, ReadImages images) {
        return with(other, sampler, search, template.on(images), first);
    }

    private SearchSpace with(
            DataSpec other,
            SamplerSpec proposing,
            SearchPlan plan,
            RecipeTemplate networks,
            Optional<Standardisation> first) {
        return new SearchSpace(
                name,
                description,
                seed,
                other,
                trials,
                timeout,
                ensemble,
                proposing,
                plan,
                parameters,
                networks,
                first,
                start,
                source,
                file);
    }

    /**
     * The point with every parameter at its upper end: the largest number or the last word of a choice, true rather
     * than false. It has a value for every parameter that is active there.
     */
    public Map<String, Object> widest() {
        return RangeEnds.upper(parameters);
    }

    /**
     * The point with every parameter at its first value: the smallest number or the first word of a choice. It has a
     * value for every parameter that is active there.
     */
    public Map<String, Object> first() {
        return RangeEnds.first(parameters);
    }

    /**
     * Why a configuration has no recipe, or none for the images that were read, as a line with its place in the file; empty
     * when it has one. A space was tried at its corners before, so this is only so between them, as where a division isn't
     * whole.
     *
     * @param values of the active parameters
     */
    public Optional<String> flaw(Map<String, Object> values) {
        return template.flaw(values);
    }

    /**
     * The constraint that a configuration breaks, as far as it is known before it is trained; empty when it keeps all.
     *
     * @param values of the active parameters
     */
    public Optional<Breach> breach(Map<String, Object> values) {
        return search.constraints()
                .broken(values)
                .map(rule -> new Breach(rule.text(), OptionalLong.empty()))
                .or(() -> sizeBreach(values));
    }

    /**
     * Whether a configuration has a recipe for the images, and breaks no constraint that is known before it is trained.
     *
     * @param values of the active parameters
     */
    public boolean allows(Map<String, Object> values) {
        return breach(values).isEmpty() && flaw(values).isEmpty();
    }

    /** Whether constraints forbid configurations before they are trained. */
    public boolean forbidsConfigurations() {
        return !search.constraints().rules().isEmpty()
                || template.images().isPresent() && !sizeLimits().isEmpty();
    }

    private List<ResultLimit> sizeLimits() {
        return search.constraints().on(ResultLimit.Figure.PARAMETERS);
    }

    private Optional<Breach> sizeBreach(Map<String, Object> values) {
        if (sizeLimits().isEmpty() || template.images().isEmpty()) {
            return Optional.empty();
        }
        OptionalLong size = networkParameters(values, template.images().get());
        return size.isEmpty()
                ? Optional.empty()
                : sizeLimits().stream()
                        .filter(limit -> limit.violation(size.getAsLong()) > 0)
                        .findFirst()
                        .map(limit -> new Breach(limit.text(), size));
    }

    /** The count of a network's parameters; empty where the layers don't fit each other. */
    private OptionalLong networkParameters(Map<String, Object> values, ReadImages images) {
        try {
            return OptionalLong.of(NetworkShapes.parameters(
                    NetworkShapes.infer(recipe(values).network(), images.shape(), images.classes())));
        } catch (InputException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Why the same space and seed may give other trials next time, in words; empty when they don't.
     *
     * @param workers trials that run at the same time
     */
    public Optional<String> whyNotRepeatable(int workers) {
        if (workers == 1) {
            return Optional.empty();
        }
        SchedulerSpec.Order order = search.scheduler().order();
        if (order == SchedulerSpec.Order.ARRIVAL) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s compares a trial with those that happen to have come as far on %d workers",
                    search.scheduler().name(),
                    workers));
        }
        if (sampler.learns() && order == SchedulerSpec.Order.ALL) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the sampler learns from the trials that happen to have come as far as %s lets them on %d workers",
                    search.scheduler().name(),
                    workers));
        }
        boolean waits = sampler.generation() > 0 || order == SchedulerSpec.Order.FIXED;
        if (sampler.learns() && !waits) {
            return Optional.of(String.format(
                            Locale.ROOT,
                            "the sampler learns from the trials that happen to have ended on %d workers; with",
                            workers)
                    + " generation: 8 it would wait for them");
        }
        return Optional.empty();
    }

    /**
     * Checks that there are files where the space says that its images are.
     *
     * @throws werkbank.InputException at the place of the folder in the space
     */
    public void checkData() {
        template.checkData();
    }

    /**
     * Tries the networks at the corners of the space, and all of a small one, on images of this size.
     *
     * @throws werkbank.InputException at the layer that can't take what comes before it
     */
    public void checkFits(Shape images) {
        template.checkFits(images);
    }

    /**
     * @param classes of the images
     * @throws werkbank.InputException when the space is written for another number of classes
     */
    public void checkClasses(int classes) {
        template.checkClasses(classes);
    }

    /** The recipes at the corners of the space, among which are those that need the most and the least memory. */
    public Stream<Recipe> corners() {
        return Stream.concat(Stream.of(first()), template.corners().stream()).map(this::recipe);
    }

    /**
     * The recipe of the space with the largest of a figure, such as memory: that of a corner, or where not all combinations are
     * corners, one of those between them that are larger.
     *
     * @param figure of a recipe; it may throw an {@link werkbank.InputException} for what can't be trained
     */
    public Recipe peak(ToDoubleFunction<Recipe> figure) {
        List<Map<String, Object>> points =
                Stream.concat(Stream.of(first()), template.corners().stream()).toList();
        return recipe(
                Peak.of(parameters, template.conditions(), points, values -> figure.applyAsDouble(recipe(values))));
    }

    /** The precisions that trials may want; none where the device decides for all of them. */
    public Set<Precision> precisions() {
        return template.precisions();
    }

    /** Whether trials may leave their precision to the device. */
    public boolean leavesPrecision() {
        return template.leavesPrecision();
    }

    /** The kinds of algorithms that trials may want. */
    public Set<Algorithms> algorithms() {
        return template.algorithms();
    }

    /**
     * Whether a trial of the other space is a trial of this one: only name, limits, seed and ensemble may differ, and how
     * the same sampler and scheduler are written.
     */
    public boolean hasSameTrialsAs(SearchSpace other) {
        return template.essence().equals(other.template.essence())
                && sampler.isLike(other.sampler)
                && search.scheduler().isLike(other.search.scheduler());
    }
}
