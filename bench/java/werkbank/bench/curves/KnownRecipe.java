package werkbank.bench.curves;

import java.util.Locale;
import java.util.Map;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.space.SearchSpace;

/** Stands for the networks of a task, which are never made; a parameter {@value #SCHEDULE} names the learning-rate schedule. */
record KnownRecipe(Recipe recipe) implements SearchSpace.Template {
    private static final String SCHEDULE = "schedule";

    @Override
    public Recipe recipe(Map<String, Object> values) {
        return recipe;
    }

    @Override
    public Schedule.Type schedule(Map<String, Object> values) {
        String word = (String) values.getOrDefault(SCHEDULE, "constant");
        return Schedule.Type.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
