package werkbank.ensemble;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.WerkbankException;
import werkbank.experiment.PublishedEnsemble;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.result.EnsembleResult;
import werkbank.file.VerifiedFiles;

/** The folder of a study's ensemble. */
public final class StudyEnsemble implements PublishedEnsemble {
    @Override
    public Optional<EnsembleResult> of(StudyRecord study, Path studyFolder) {
        Path folder = EnsembleFolder.of(studyFolder);
        return EnsembleFolder.readable(folder)
                .filter(manifest -> manifest.study().equals(study.name())
                        && manifest.origin() != null
                        && manifest.origin().seed() == study.seed())
                .map(manifest -> manifest.inStudy(folder.getFileName().toString()));
    }

    @Override
    public boolean replace(EnsembleResult ensemble, Path studyFolder) {
        try {
            new EnsembleRules("the study's ensemble").check(ensemble);
            ensemble.files().forEach(file -> VerifiedFiles.file(file, studyFolder));
        } catch (WerkbankException e) {
            return false;
        }
        Path folder = EnsembleFolder.of(studyFolder);
        EnsembleFolder.write(folder, EnsembleFolder.manifest(folder).with(ensemble));
        return true;
    }
}
