package werkbank.app;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import werkbank.experiment.StudyRecord;
import werkbank.recipe.Algorithms;
import werkbank.run.local.WorkerPlan;
import werkbank.search.CheckpointText;
import werkbank.search.LimitText;
import werkbank.search.SearchChoice;
import werkbank.search.sampler.PriorsText;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;
import werkbank.study.StudyOpener;

/**
 * The lines that people are told before a search begins: what is otherwise than they may think, what it runs on, and
 * what was found in the images.
 *
 * @param checked the space as its file has it
 * @param study that is searched
 * @param seed that is asked for
 * @param isTimed whether the search has a time limit
 */
record SearchNotes(
        CheckedSpace checked,
        StudyRecord study,
        TrainingEngine training,
        WorkerPlan workers,
        OptionalLong seed,
        boolean isTimed) {

    /** All lines, in the order in which they are told. */
    List<String> lines() {
        return Stream.of(ofStudy(), ofPlace(), ofImages(), ofSearch())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<String> ofStudy() {
        SearchSpace space = checked.space();
        return Stream.concat(
                some(
                        TrainingPrecision.of(training.engine(), space, study.precision())
                                .note(),
                        TrainingPrecision.searchedForNothing(space, study.precision()),
                        StudyOpener.keptSeed(study, space, seed)),
                SearchChoice.recorded(study).words().stream());
    }

    private Stream<String> ofPlace() {
        return some(
                Optional.of(training.device().line())
                        .filter(line -> training.device().noteworthy()),
                training.note(),
                Optional.of(workers.reason()),
                workers.warning());
    }

    private Stream<String> ofImages() {
        StudyData data = checked.data();
        return Stream.of(
                        Stream.of(data.found()).filter(found -> !found.isEmpty()),
                        data.notes().stream(),
                        data.warnings().stream().map(StudyListener::warning))
                .flatMap(Function.identity());
    }

    private Stream<String> ofSearch() {
        SearchSpace searched = SearchChoice.recorded(study).in(checked.space());
        return some(
                notRepeatableToTheBit(),
                PriorsText.of(searched),
                CheckpointText.of(searched),
                isTimed ? LimitText.of(searched) : Optional.empty(),
                checked.feasible().warning().map(StudyListener::warning),
                searched.whyNotRepeatable(workers.workers()).map(reason -> "not repeatable: " + reason));
    }

    private Optional<String> notRepeatableToTheBit() {
        return training.device().isGpu() && checked.space().algorithms().contains(Algorithms.FAST)
                ? Optional.of(
                        "not repeatable to the bit: with algorithms: fast a GPU may add in another order each time")
                : Optional.empty();
    }

    @SafeVarargs
    private static Stream<String> some(Optional<String>... lines) {
        return Stream.of(lines).flatMap(Optional::stream);
    }
}
