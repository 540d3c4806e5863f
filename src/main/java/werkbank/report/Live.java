package werkbank.report;

import java.time.Instant;
import java.util.List;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.Trial;

/**
 * A search that went on when the page was written.
 *
 * @param finished trials that have come to their end
 * @param trials that the study is to have
 * @param every seconds between two pages, at least
 * @param by the next page is there by then; if it isn't, the search has ended without a chance to say so
 */
public record Live(int finished, int trials, Instant written, double every, Instant by) {
    static Live of(RunningSearch running, List<Trial> trials) {
        int finished = (int)
                trials.stream().filter(trial -> trial.state().isFinished()).count();
        return new Live(
                finished,
                Math.max(running.trials(), trials.size()),
                running.written(),
                Numbers.rounded(running.every()),
                running.by());
    }
}
