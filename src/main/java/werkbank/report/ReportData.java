package werkbank.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialStore;
import werkbank.space.Parameter;
import werkbank.space.SearchPlan;

/**
 * Everything a report shows, computed; the page only draws it.
 *
 * @param axes one a parameter, in the space's order
 * @param trials in the order of their numbers
 * @param curves epochs by trial number, of trials that have any
 * @param accuracies where most validation accuracies lie; empty without any
 * @param influences most influential parameter first; empty with too few complete trials
 * @param test present once the ensemble was evaluated
 */
public record ReportData(
        Overview overview,
        List<Axis> axes,
        List<TrialRow> trials,
        SortedMap<Integer, Curve> curves,
        Optional<Range> accuracies,
        List<Influence> influences,
        Optional<EnsembleView> ensemble,
        Optional<TestView> test,
        Origin origin) {

    /** Without the space: what kind of axis a parameter has is guessed from the trials' values. */
    public static ReportData of(TrialStore store) {
        return of(store, List.of(), SearchPlan.STANDARD);
    }

    /**
     * @param parameters of the study's space, in their order; those that only trials know are added at the end
     * @param plan how the study was searched
     */
    public static ReportData of(TrialStore store, List<Parameter> parameters, SearchPlan plan) {
        List<Trial> trials = store.trials();
        SortedMap<Integer, Curve> curves = curves(store);
        List<Axis> axes = Axes.of(parameters, trials);
        WhatMattered mattered = WhatMattered.of(axes, trials, plan.objective());
        List<TrialRow> rows = TrialRow.of(trials, curves, store.ensemble());
        return new ReportData(
                Overview.of(store.study(), trials, plan.objective(), mattered.sentence()),
                axes,
                rows,
                curves,
                Range.robust(
                        rows.stream().flatMap(row -> row.reached().stream()).toList()),
                mattered.influences(),
                store.ensemble().map(EnsembleView::of),
                store.evaluation().map(TestView::of),
                Origin.of(store, trials.size()));
    }

    private static SortedMap<Integer, Curve> curves(TrialStore store) {
        SortedMap<Integer, Curve> curves = new TreeMap<>();
        store.epochs().forEach((number, epochs) -> curves.put(number, Curve.of(epochs)));
        return curves;
    }
}
