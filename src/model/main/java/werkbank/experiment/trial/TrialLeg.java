package werkbank.experiment.trial;

import java.time.Instant;
import java.util.Optional;

/**
 * A leg of a trial: its run from where it was to its end, a rung or an interruption.
 *
 * @param worker that ran it, as the runner names it; empty while none has taken it
 * @param ended empty while it runs, and for good when its process was killed
 * @param firstEpoch that it had to train
 * @param lastEpoch that has ended; empty as {@code ended} is
 * @param leftAs state in which it left the trial: WAITING at a rung, INTERRUPTED, or the trial's last one; empty as
 *     {@code ended} is, and in studies of versions that did not record it
 * @param computation what its epochs are computed with; empty until that is known, and in studies of versions that did not
 *     record it
 */
public record TrialLeg(
        int trial,
        Optional<String> worker,
        Instant started,
        Optional<Instant> ended,
        int firstEpoch,
        Optional<Integer> lastEpoch,
        Optional<TrialState> leftAs,
        Optional<Computation> computation) {}
