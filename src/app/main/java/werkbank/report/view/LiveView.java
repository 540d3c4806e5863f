package werkbank.report.view;

import java.time.Instant;
import java.util.List;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.trial.Trial;
import werkbank.report.figure.PageNumbers;

/**
 * A search that went on when the page was written.
 *
 * @param finished trials that have come to their end, repeats left out
 * @param trials that the study is to have, repeats left out
 * @param repeats of the best that have come to their end
 * @param every seconds between two pages, at least
 * @param by the next page is there by then; if it isn't, the search has ended without a chance to say so
 */
public record LiveView(int finished, int trials, int repeats, Instant written, double every, Instant by) {
    public static LiveView of(RunningSearch running, List<Trial> trials) {
        List<Trial> finished =
                trials.stream().filter(trial -> trial.state().isFinished()).toList();
        int originals = Overview.originals(finished);
        return new LiveView(
                originals,
                Math.max(running.trials(), Overview.originals(trials)),
                finished.size() - originals,
                running.written(),
                PageNumbers.rounded(running.every()),
                running.by());
    }
}
