package werkbank.experiment;

import java.time.Instant;
import werkbank.space.DataSpec;

/**
 * What a study is, fixed when it is created.
 *
 * @param space the YAML file, whole
 * @param spaceFile where it was read from, for messages
 * @param seed of the study
 */
public record StudyRecord(
        String name,
        String space,
        String spaceFile,
        long seed,
        DataSpec data,
        Instant created,
        Provenance provenance) {}
