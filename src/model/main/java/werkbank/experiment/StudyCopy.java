package werkbank.experiment;

import java.time.Instant;
import java.util.Optional;

/**
 * A study as it was at a moment, for reading; the study itself stays free for whoever has it.
 *
 * @param store what is written to it is lost with it
 * @param owner who had the study open then, for people
 * @param taken when it was copied
 */
public record StudyCopy(TrialStore store, Optional<String> owner, Instant taken) {}
