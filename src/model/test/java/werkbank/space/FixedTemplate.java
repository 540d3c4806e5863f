package werkbank.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.recipe.Shape;

/** A template for tests: the same recipe at each point of the space, which has no corners and fits all images. */
public class FixedTemplate implements RecipeTemplate {
    private final Supplier<Recipe> recipe;

    /** @param recipe asked whenever a recipe is wanted */
    public FixedTemplate(Supplier<Recipe> recipe) {
        this.recipe = recipe;
    }

    @Override
    public Recipe recipe(Map<String, Object> values) {
        return recipe.get();
    }

    @Override
    public Optional<String> flaw(Map<String, Object> values) {
        return Optional.empty();
    }

    @Override
    public Schedule.Type schedule(Map<String, Object> values) {
        return Schedule.Type.CONSTANT;
    }

    @Override
    public List<Map<String, Object>> corners() {
        return List.of();
    }

    @Override
    public List<Map<String, List<Object>>> conditions() {
        return List.of();
    }

    @Override
    public Optional<ReadImages> images() {
        return Optional.empty();
    }

    @Override
    public RecipeTemplate on(ReadImages images) {
        return this;
    }

    @Override
    public void checkData() {}

    @Override
    public void checkFits(Shape images) {}

    @Override
    public void checkClasses(int classes) {}

    @Override
    public Set<Precision> precisions() {
        return Set.of();
    }

    @Override
    public boolean leavesPrecision() {
        return true;
    }

    @Override
    public Set<Algorithms> algorithms() {
        return Set.of(Algorithms.DETERMINISTIC);
    }

    @Override
    public List<String> placesOf(String parameter) {
        return List.of();
    }

    @Override
    public Optional<Object> at(String place, Map<String, Object> values) {
        return Optional.empty();
    }

    @Override
    public String essence() {
        return "";
    }
}
