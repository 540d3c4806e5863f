package werkbank.store;

import java.nio.file.Path;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStoreContract;

class H2TrialStoreTest extends TrialStoreContract {
    @Override
    protected StudyArchive archive(Path results) {
        return new H2StudyArchive(results);
    }
}
