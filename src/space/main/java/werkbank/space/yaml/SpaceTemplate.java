package werkbank.space.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.option.MessageText;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Augmentation;
import werkbank.recipe.GraphBuilder;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.recipe.Shape;
import werkbank.space.Corners;
import werkbank.space.Parameter;
import werkbank.space.RangeEnds;
import werkbank.space.ReadImages;
import werkbank.space.RecipeTemplate;

/**
 * The network, training and augmentation of a file, before the parameters have values.
 *
 * @param places of the parameters, by name
 * @param essence of the file
 * @param sections the blocks of keys, by their paths
 * @param folder of the images, if the file names one
 * @param images that were read; empty before
 */
record SpaceTemplate(
        List<Parameter> parameters,
        Map<String, Place> places,
        List<NetworkItem> network,
        TrainingTemplate training,
        Optional<AugmentationTemplate> augmentation,
        String essence,
        Sections sections,
        Optional<NamedFolder> folder,
        Optional<ReadImages> images)
        implements RecipeTemplate {

    /** A size so large that no window is larger. */
    private static final Shape ANY_SIZE = Shape.grey(Integer.MAX_VALUE, Integer.MAX_VALUE);

    @Override
    public Recipe recipe(Map<String, Object> values) {
        Map<String, Object> active = active(values);
        return new Recipe(
                new NetworkPoint(active).layers(network),
                training.at(active),
                augmentation.map(template -> template.at(active)).orElse(Augmentation.NONE));
    }

    @Override
    public Optional<String> flaw(Map<String, Object> values) {
        try {
            recipe(values);
            images.ifPresent(read -> checkFits(active(values), read.shape()));
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public Schedule.Type schedule(Map<String, Object> values) {
        return training.scheduleType(active(values));
    }

    /** Makes one for images of a folder. */
    SpaceTemplate on(Optional<NamedFolder> named) {
        return new SpaceTemplate(parameters, places, network, training, augmentation, essence, sections, named, images);
    }

    @Override
    public SpaceTemplate on(ReadImages read) {
        return new SpaceTemplate(
                parameters, places, network, training, augmentation, essence, sections, folder, Optional.of(read));
    }

    @Override
    public void checkData() {
        folder.ifPresent(NamedFolder::requireThere);
    }

    @Override
    public void checkFits(Shape size) {
        corners().forEach(point -> checkFits(active(point), size));
    }

    private void checkFits(Map<String, Object> point, Shape size) {
        if (size != ANY_SIZE) {
            augmentation.ifPresent(template -> template.checkFits(point, size));
        }
        GraphBuilder graph = new GraphBuilder(size);
        if (size == ANY_SIZE) {
            graph.ofAnySize();
        }
        graph.checkBatches(training.at(point).batchSizes().smallest());
        NetworkPoint made = new NetworkPoint(point);
        try {
            made.layers(network).forEach(graph::add);
            images.ifPresent(read -> graph.graph(read.classes()));
        } catch (GraphBuilder.Misfit e) {
            throw made.error(e);
        }
    }

    @Override
    public void checkClasses(int classes) {
        training.classWeights().check(classes);
        corners().forEach(point -> training.checkLossClip(active(point), classes));
    }

    @Override
    public Set<Precision> precisions() {
        return training.precisions(parameters);
    }

    @Override
    public boolean leavesPrecision() {
        return training.leavesPrecision(parameters);
    }

    @Override
    public Set<Algorithms> algorithms() {
        return training.algorithms(parameters);
    }

    /** @throws InputException when some corner of the space has no valid recipe */
    void probe() {
        Problems problems = new Problems();
        for (Map<String, Object> point : corners()) {
            Map<String, Object> active = active(point);
            problems.check(() -> new NetworkPoint(active).layers(network));
            problems.check(() -> training.at(active));
            augmentation.ifPresent(template -> problems.check(() -> template.at(active)));
        }
        problems.raiseOneEach();
    }

    /** @throws InputException at a layer that can't come after the one before it, whatever the images' size */
    void checkOrder() {
        checkFits(ANY_SIZE);
    }

    /** The widest point is one of them, since it needs the most memory. */
    @Override
    public List<Map<String, Object>> corners() {
        Set<Map<String, Object>> corners = new LinkedHashSet<>(Corners.of(parameters, conditions()));
        corners.add(RangeEnds.upper(parameters));
        return List.copyOf(corners);
    }

    @Override
    public List<Map<String, List<Object>>> conditions() {
        return conditions(network).toList();
    }

    /** Parameters that know which of their values the conditions of a network's layers look for. */
    static List<Parameter> watched(List<Parameter> parameters, List<NetworkItem> network) {
        return parameters.stream()
                .map(parameter -> parameter instanceof Parameter.IntRange range
                        ? range.watchedFor(conditions(network)
                                .flatMap(when -> when.getOrDefault(range.name(), List.of()).stream())
                                .map(Integer.class::cast)
                                .collect(Collectors.toSet()))
                        : parameter)
                .toList();
    }

    private static Stream<Map<String, List<Object>>> conditions(List<NetworkItem> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item.when()), item.lists().stream().flatMap(SpaceTemplate::conditions)));
    }

    @Override
    public List<String> placesOf(String parameter) {
        return sections.placesOf(parameter);
    }

    @Override
    public Optional<Object> at(String place, Map<String, Object> values) {
        return sections.at(place, active(values));
    }

    /** The active parameters' values, as the parameters hold them. */
    private Map<String, Object> active(Map<String, Object> values) {
        Map<String, Object> active = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.isActive(active)) {
                active.put(parameter.name(), canonical(parameter, values));
            }
        }
        return active;
    }

    private Object canonical(Parameter parameter, Map<String, Object> values) {
        Place place = places.get(parameter.name());
        Object value = values.get(parameter.name());
        if (value == null) {
            throw place.error(String.format(
                    Locale.ROOT, "the parameter %s has no value; it must be %s", parameter.name(), parameter.range()));
        }
        return parameter
                .canonical(value)
                .orElseThrow(() -> place.error(String.format(
                        Locale.ROOT,
                        "the parameter %s is %s; it must be %s",
                        parameter.name(),
                        MessageText.shown(value),
                        parameter.range())));
    }
}
