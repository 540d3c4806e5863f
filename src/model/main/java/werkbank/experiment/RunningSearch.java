package werkbank.experiment;

import java.time.Instant;

/**
 * A search that was under way when a report was written.
 *
 * @param trials that the study is to have, repeats of the best left out
 * @param written when the writing of the report began
 * @param every seconds between two reports, at least
 * @param by the next report is there by then; if it isn't, the search has ended without a chance to say so
 */
public record RunningSearch(int trials, Instant written, double every, Instant by) {}
