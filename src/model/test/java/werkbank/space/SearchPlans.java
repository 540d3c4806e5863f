package werkbank.space;

/** Plans of searches for tests. */
public final class SearchPlans {
    private SearchPlans() {}

    /** Replaces a plan's constraints. */
    public static SearchPlan with(SearchPlan plan, Constraints others) {
        return with(plan, plan.repeats(), others);
    }

    /** Replaces a plan's repeats. */
    public static SearchPlan with(SearchPlan plan, SearchPlan.Repeats others) {
        return with(plan, others, plan.constraints());
    }

    private static SearchPlan with(SearchPlan plan, SearchPlan.Repeats repeats, Constraints constraints) {
        return new SearchPlan(
                plan.scheduler(),
                plan.objective(),
                plan.cost(),
                plan.enqueue(),
                plan.target(),
                plan.patience(),
                repeats,
                plan.redraw(),
                plan.keep(),
                constraints,
                plan.warmStart());
    }
}
