package werkbank.experiment;

import java.time.Instant;
import werkbank.space.DataSpec;

/**
 * What a study is, fixed when it is created but for the words and limits of its space.
 *
 * @param space the YAML file, whole, with which it last went on
 * @param spaceFile where that was read from, for messages
 * @param seed of the study
 */
public record StudyRecord(
        String name, String space, String spaceFile, long seed, DataSpec data, Instant created, Provenance provenance) {

    /** The same study with a space that differs in what may change. */
    public StudyRecord with(String newSpace, String newSpaceFile) {
        return new StudyRecord(name, newSpace, newSpaceFile, seed, data, created, provenance);
    }
}
