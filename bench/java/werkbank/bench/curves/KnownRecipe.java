package werkbank.bench.curves;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.recipe.Shape;
import werkbank.space.ReadImages;
import werkbank.space.RecipeTemplate;

/** Stands for the networks of a task, which are never made; a parameter {@value #SCHEDULE} names the learning-rate schedule. */
record KnownRecipe(Recipe recipe) implements RecipeTemplate {
    private static final String SCHEDULE = "schedule";

    @Override
    public Recipe recipe(Map<String, Object> values) {
        return recipe;
    }

    @Override
    public Optional<String> flaw(Map<String, Object> values) {
        return Optional.empty();
    }

    @Override
    public Schedule.Type schedule(Map<String, Object> values) {
        String word = (String) values.getOrDefault(SCHEDULE, "constant");
        return Schedule.Type.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public List<Map<String, Object>> corners() {
        return List.of();
    }

    @Override
    public Optional<ReadImages> images() {
        return Optional.empty();
    }

    @Override
    public List<Map<String, List<Object>>> conditions() {
        return List.of();
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
