package werkbank.recipe;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Mixing.CutMix;

/**
 * Each change that an {@link Augmentation} has a component for, alone. A new component is among them without being named
 * here; only one of a new type needs a value.
 */
public final class EachChange {
    /** Components that say how others are done. */
    private static final Set<String> NO_CHANGE = Set.of("zoomTied", "fill", "flipMode");

    private static final Map<Class<?>, Object> VALUES = Map.of(
            double.class, 0.25,
            int.class, 2,
            Axes.class, new Axes(0.25, 0.125),
            Mixing.class, new Mixing(0.2, Optional.of(new CutMix(1, 0.5))),
            Elastic.class, new Elastic(8, 4),
            Erase.class, new Erase(0.5, 0.1, 0.2, 0.5, Content.ZERO),
            Blur.class, new Blur(0.5, 0.1, 1),
            RandAugment.class, new RandAugment(2, 14));

    private static final RecordComponent[] COMPONENTS = Augmentation.class.getRecordComponents();

    private EachChange() {}

    /** The names of the components, each with the augmentation that has nothing else. */
    public static Stream<Map.Entry<String, Augmentation>> alone() {
        return IntStream.range(0, COMPONENTS.length)
                .filter(i -> !NO_CHANGE.contains(COMPONENTS[i].getName()))
                .mapToObj(i -> Map.entry(COMPONENTS[i].getName(), alone(i)));
    }

    private static Augmentation alone(int component) {
        Object[] values = Arrays.stream(COMPONENTS).map(EachChange::valueOfNone).toArray();
        values[component] = value(COMPONENTS[component]);
        Class<?>[] types =
                Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Augmentation.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object valueOfNone(RecordComponent component) {
        try {
            return component.getAccessor().invoke(Augmentation.NONE);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType optional
                ? Optional.of(value((Class<?>) optional.getActualTypeArguments()[0]))
                : value(component.getType());
    }

    private static Object value(Class<?> type) {
        return Optional.ofNullable(VALUES.get(type))
                .orElseThrow(() -> new AssertionError("name a value of " + type + " here"));
    }
}
