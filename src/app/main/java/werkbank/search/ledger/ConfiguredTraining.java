package werkbank.search.ledger;

import java.util.Map;
import werkbank.recipe.Schedule;
import werkbank.space.SearchSpace;

/** The figures of a trial's training that its configuration decides, each looked up once, when somebody asks. */
final class ConfiguredTraining {
    private final SearchSpace space;
    private final Map<String, Object> parameters;
    private Schedule.Type schedule;
    /** 0 until somebody asks. */
    private int epochs;

    /** @param parameters of the trial */
    ConfiguredTraining(SearchSpace space, Map<String, Object> parameters) {
        this.space = space;
        this.parameters = parameters;
    }

    /** The shape of the learning-rate schedule. */
    Schedule.Type schedule() {
        if (schedule == null) {
            schedule = space.schedule(parameters);
        }
        return schedule;
    }

    /** The epochs at most, at least 1. */
    int epochs() {
        if (epochs == 0) {
            epochs = space.recipe(parameters).training().epochs();
        }
        return epochs;
    }
}
