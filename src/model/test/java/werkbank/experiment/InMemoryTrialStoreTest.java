package werkbank.experiment;

import java.nio.file.Path;

class InMemoryTrialStoreTest extends TrialStoreContract {
    @Override
    protected StudyArchive archive(Path results) {
        return new InMemoryStudyArchive(results);
    }
}
