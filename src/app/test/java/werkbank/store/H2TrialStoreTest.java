package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStore;
import werkbank.experiment.TrialStoreContract;
import werkbank.experiment.trial.TrialState;

class H2TrialStoreTest extends TrialStoreContract {
    @Override
    protected StudyArchive archive(Path results) {
        return new H2StudyArchive(results);
    }

    @Test
    void figuresThatAFormerVersionLeftToAFailedTrialAreNotRead() {
        StudyArchive archive = archive(results);
        try (TrialStore store = archive.create(Samples.study("former"))) {
            store.begin(Samples.proposal(1), 1);
            store.finish(1, Samples.complete(0.9));
        }
        try (StudyDatabase database = StudyDatabase.open(StudyFile.at(results.resolve("former/study.mv.db")))) {
            database.write(handle -> {
                handle.execute("UPDATE trial SET state = 'FAILED'");
                ChecksumTable.sealTrial(handle, 1);
            });
        }
        try (TrialStore store = archive.open("former")) {
            assertThat(store.trial(1).orElseThrow().state()).isEqualTo(TrialState.FAILED);
            assertThat(store.trial(1).orElseThrow().outcome()).isEmpty();
        }
    }
}
