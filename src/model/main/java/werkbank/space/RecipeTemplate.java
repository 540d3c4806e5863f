package werkbank.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.recipe.Shape;

/** The part of a YAML file that becomes a {@link Recipe} once the parameters have values. */
public interface RecipeTemplate {
    Recipe recipe(Map<String, Object> values);

    /** Why there is no network at one point of the space, as {@link SearchSpace#flaw} has it. */
    Optional<String> flaw(Map<String, Object> values);

    /** How the learning rate goes at one point of the space, as {@link SearchSpace#schedule} has it. */
    Schedule.Type schedule(Map<String, Object> values);

    /** Points of the space at its ends. */
    List<Map<String, Object>> corners();

    /** The conditions of the network's layers: the values of parameters under which each is there. */
    List<Map<String, List<Object>>> conditions();

    /** The images that the networks are for; empty before they were read. */
    Optional<ReadImages> images();

    /** Makes one for images that were read. */
    RecipeTemplate on(ReadImages images);

    /** Checks that there is data, for {@link SearchSpace#checkData}. */
    void checkData();

    /** Tries networks on a size, for {@link SearchSpace#checkFits}. */
    void checkFits(Shape images);

    /** Checks the number of classes, for {@link SearchSpace#checkClasses}. */
    void checkClasses(int classes);

    /** The precisions that trials may want, as {@link SearchSpace#precisions} has them. */
    Set<Precision> precisions();

    /** Whether trials may leave their precision to the device, for {@link SearchSpace#leavesPrecision}. */
    boolean leavesPrecision();

    /** The kinds of algorithms that trials may want, as {@link SearchSpace#algorithms} has them. */
    Set<Algorithms> algorithms();

    /** The places where a parameter's value stands as it is, such as {@code training.learning-rate}. */
    List<String> placesOf(String parameter);

    /**
     * Finds what stands at a place at one point of the space: a fixed value, a parameter's, what is computed of
     * some, or the key's default. Empty where there is no such place, or nothing there.
     *
     * @param values a value for every active parameter
     */
    Optional<Object> at(String place, Map<String, Object> values);

    /** The text that decides the trials; equal texts mean equal trials. */
    String essence();
}
