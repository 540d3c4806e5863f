package werkbank.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import werkbank.dataset.ClassNames;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.RaceRound;
import werkbank.experiment.trial.SeveralSeeds;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialState;
import werkbank.report.figure.Axes;
import werkbank.report.figure.Axis;
import werkbank.report.figure.ValueRange;
import werkbank.report.influence.WhatMattered;
import werkbank.report.view.BaselineView;
import werkbank.report.view.ComputedView;
import werkbank.report.view.Curve;
import werkbank.report.view.CurveChoice;
import werkbank.report.view.EnsembleView;
import werkbank.report.view.FrontView;
import werkbank.report.view.GalleryView;
import werkbank.report.view.LiveView;
import werkbank.report.view.Origin;
import werkbank.report.view.Overview;
import werkbank.report.view.SearchView;
import werkbank.report.view.SingleTrialSpace;
import werkbank.report.view.TestView;
import werkbank.report.view.Timeline;
import werkbank.report.view.TrialDetails;
import werkbank.report.view.TrialRow;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;

/**
 * Everything a report shows, computed; the page only draws it.
 *
 * @param live the search that goes on; empty when the report is written for good
 * @param classes names by class; whatever counts classes has them in this order
 * @param axes one a parameter, in the space's order
 * @param trials in the order of their numbers
 * @param curves epochs by trial number, of as many trials as the page has room for
 * @param trialsWithCurve trials that have any epochs; more than {@code curves} when there was no room for all
 * @param reaches where most trials lie by the objective; empty without any
 * @param seeds configurations that were trained with several seeds, the best mean first, those last that break a
 *     constraint
 * @param race rounds in which they raced, in order; none where they didn't
 * @param front empty without a second objective
 * @param mattered which parameters did, by functional ANOVA and by ranks
 * @param computed with what trials were computed
 * @param details what the views of single trials show
 * @param alone how a single trial is run again
 * @param test present once the ensemble was evaluated
 * @param baselines present once the search has ended
 * @param gallery likewise
 */
public record ReportData(
        Optional<LiveView> live,
        Overview overview,
        SearchView search,
        List<String> classes,
        List<Axis> axes,
        List<TrialRow> trials,
        SortedMap<Integer, Curve> curves,
        int trialsWithCurve,
        Optional<ValueRange> reaches,
        Timeline timeline,
        List<SeveralSeeds> seeds,
        List<RaceRound> race,
        Optional<FrontView> front,
        WhatMattered mattered,
        ComputedView computed,
        TrialDetails details,
        SingleTrialSpace alone,
        Optional<EnsembleView> ensemble,
        Optional<TestView> test,
        Optional<BaselineView> baselines,
        Optional<GalleryView> gallery,
        Origin origin) {

    /** @param space its parameters give the axes, in their order; those that only trials know are added at the end */
    public static ReportData of(TrialStore store, SearchSpace space) {
        return of(store, space, Optional.empty());
    }

    /**
     * Computes a report's figures as {@link #of(TrialStore, SearchSpace)} does, while a search goes on, where one does.
     */
    public static ReportData of(TrialStore store, SearchSpace space, Optional<RunningSearch> running) {
        // What names trials is read before the trials: one that begins meanwhile is then in neither.
        Optional<EnsembleResult> ensemble = store.ensemble();
        Optional<TestView> test = test(store, ensemble);
        List<TrialLeg> legs = store.legs();
        List<Trial> trials = store.trials();
        Map<Integer, List<EpochMetrics>> epochs = store.epochs();
        SortedMap<Integer, Curve> curves = curves(epochs);
        SearchPlan plan = space.search();
        Objective objective = plan.objective();
        List<Axis> axes = Axes.of(space.parameters(), trials);
        WhatMattered mattered = WhatMattered.of(axes, space.parameters(), trials, epochs, objective);
        Set<Integer> front = ParetoFront.numbers(trials, plan);
        List<TrialRow> rows = TrialRow.of(trials, epochs, plan, ensemble, front);
        Timeline timeline = Timeline.of(legs, trials, epochs, plan.scheduler());
        TrialDetails details = TrialDetails.of(trials, store.study().seed(), plan);
        Optional<BaselineView> baselines = store.baselines().map(found -> BaselineView.of(found, objective));
        Optional<GalleryView> gallery = store.gallery().map(GalleryView::of);
        Optional<LiveView> live = running.map(search -> LiveView.of(search, trials));
        ComputedView computed = ComputedView.of(trials, space.algorithms(), Computation.ofTrials(legs));
        return new ReportData(
                live,
                Overview.of(
                        store.study(),
                        space,
                        trials,
                        epochs.values(),
                        timeline.busySeconds(),
                        mattered.sentence(),
                        store.verdicts()),
                SearchView.of(
                        space, trials, store.known(), store.study().provenance().workers()),
                classes(store, details, test, baselines, gallery),
                axes,
                rows,
                CurveChoice.of(curves, trials, plan, ensemble),
                curves.size(),
                ValueRange.robust(
                        reached(rows.stream().filter(row -> row.state() == TrialState.COMPLETE)),
                        reached(rows.stream()),
                        objective.higherIsBetter()),
                timeline,
                SeveralSeeds.of(trials, plan),
                store.verdicts().race(),
                plan.cost().map(cost -> FrontView.of(trials, objective, cost, front)),
                mattered,
                computed,
                details,
                SingleTrialSpace.of(store.study()),
                ensemble.map(EnsembleView::of),
                test,
                baselines,
                gallery,
                Origin.of(
                        store,
                        live.map(LiveView::trials).orElseGet(() -> Overview.originals(trials)),
                        space,
                        computed));
    }

    /** Reads the evaluation; none where another ensemble has taken the place of this one. */
    private static Optional<TestView> test(TrialStore store, Optional<EnsembleResult> ensemble) {
        Optional<Evaluation> evaluation = store.evaluation();
        return store.ensemble().equals(ensemble) ? evaluation.map(TestView::of) : Optional.empty();
    }

    private static List<String> classes(
            TrialStore store,
            TrialDetails details,
            Optional<TestView> test,
            Optional<BaselineView> baselines,
            Optional<GalleryView> gallery) {
        int count = Stream.of(
                        details.classImages().size(),
                        test.map(found -> found.classes().size()).orElse(0),
                        store.study().named().map(ClassNames::count).orElse(0),
                        baselines.map(found -> found.majorityClass() + 1).orElse(0),
                        gallery.map(found -> found.classes().size()).orElse(0))
                .reduce(0, Math::max);
        return count == 0 ? List.of() : store.study().classes(count).names();
    }

    private static List<Double> reached(Stream<TrialRow> rows) {
        return rows.flatMap(row -> row.reached().stream()).toList();
    }

    private static SortedMap<Integer, Curve> curves(Map<Integer, List<EpochMetrics>> epochs) {
        SortedMap<Integer, Curve> curves = new TreeMap<>();
        epochs.forEach((number, ofTrial) -> curves.put(number, Curve.of(ofTrial)));
        return curves;
    }
}
