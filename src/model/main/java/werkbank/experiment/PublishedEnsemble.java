package werkbank.experiment;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.experiment.result.EnsembleResult;

/** The {@code ensemble} folder of a study as its manifest has it, which is what {@code predict} and {@code export} go by. */
public interface PublishedEnsemble {
    /**
     * The ensemble in the folder, its files relative to the study's folder. Networks aren't looked at.
     *
     * @return empty when there is none that can be read, or it is another study's
     */
    Optional<EnsembleResult> of(StudyRecord study, Path studyFolder);

    /**
     * Writes the manifest anew for another ensemble of the same study.
     *
     * @return false when a file of that ensemble is missing or changed; nothing is written then
     */
    boolean replace(EnsembleResult ensemble, Path studyFolder);
}
