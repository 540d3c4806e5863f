package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStore;
import werkbank.experiment.TrialStoreContract;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.TrialResult;
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

    @Test
    void aTrialThatStartsOverHasNothingOfItsOutcomeInAnyColumn() {
        StudyArchive archive = archive(results);
        try (TrialStore store = archive.create(Samples.study("over"))) {
            store.begin(Samples.proposal(1), 1);
            store.record(1, Samples.epoch(1));
            store.record(1, Samples.epoch(2));
            store.finish(1, TrialResult.waiting(2, 7.5, everything()));
            store.begin(Samples.proposal(2), 1);
        }
        Map<String, Object> filled = row(1);
        Map<String, Object> empty = row(2);
        assertThat(TrialTable.OUTCOME.keySet())
                .allSatisfy(column -> assertThat(filled.get(column)).as(column).isNotEqualTo(empty.get(column)));

        try (TrialStore store = archive.open("over")) {
            store.begin(Samples.proposal(1), 1);
            store.resume(1, List.of());
        }
        assertThat(without(row(1), "number", "started", "state"))
                .isEqualTo(without(empty, "number", "started", "state"));
    }

    private static TrialResult.Outcome everything() {
        TrialResult.Outcome some = Samples.outcome(0.9);
        Checkpoint best = OutcomeBuilder.of(some.best()).balancedAccuracy(0.9).checkpoint();
        return new TrialResult.Outcome(
                best,
                some.secondsPerImage(),
                some.spread(),
                some.confusion(),
                some.parameters(),
                List.of(best),
                best.models());
    }

    private Map<String, Object> row(int number) {
        try (StudyDatabase database = StudyDatabase.open(StudyFile.at(results.resolve("over/study.mv.db")))) {
            return database.read(handle -> handle.createQuery("SELECT * FROM trial WHERE number = :number")
                    .bind("number", number)
                    .mapToMap()
                    .one());
        }
    }

    private static Map<String, Object> without(Map<String, Object> row, String... columns) {
        Map<String, Object> rest = new TreeMap<>(row);
        rest.keySet().removeAll(List.of(columns));
        return rest;
    }
}
