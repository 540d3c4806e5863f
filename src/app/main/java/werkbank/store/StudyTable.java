package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import werkbank.dataset.ClassNames;
import werkbank.experiment.KnownResults;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.trial.Verdicts;
import werkbank.file.Json;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Precision;
import werkbank.space.DataSpec;

/** The one row that says what the study is. */
final class StudyTable {
    private StudyTable() {}

    static void insert(Handle handle, StudyRecord study) {
        handle.createUpdate(
                        """
                        INSERT INTO study (id, name, space, space_file, seed, data_folder, train_limit, validation,
                            split_seed, stratified, folds, held_out, data, created, provenance, classes, precision)
                        VALUES (1, :name, :space, :spaceFile, :seed, :data.folder, :data.trainLimit, :data.validation,
                            :data.splitSeed, :data.stratified, :data.folds, :data.heldOut, :dataJson, :created, :provenanceJson, :classesJson, :precisionName)
                        """)
                .bindMethods(study)
                .bind("dataJson", Json.write(study.data()))
                .bind("provenanceJson", Json.write(study.provenance()))
                .bind("classesJson", classes(study))
                .bind("precisionName", study.precision().map(Precision::name))
                .execute();
    }

    /** Writes what may change in a study that goes on. */
    static void setWords(Handle handle, StudyRecord study) {
        handle.createUpdate(
                        """
                        UPDATE study SET space = :space, space_file = :spaceFile, classes = :classesJson,
                            provenance = :provenanceJson
                        """)
                .bindMethods(study)
                .bind("provenanceJson", Json.write(study.provenance()))
                .bind("classesJson", classes(study))
                .execute();
    }

    static void setBaselines(Handle handle, Baselines baselines) {
        handle.execute("UPDATE study SET baselines = ?", Json.write(baselines));
    }

    static Optional<Baselines> baselines(Handle handle) {
        return handle.createQuery("SELECT baselines FROM study WHERE baselines IS NOT NULL")
                .map((row, context) -> Json.read(row.getString("baselines"), Baselines.class))
                .findOne();
    }

    static void setVerdicts(Handle handle, Verdicts verdicts) {
        handle.execute("UPDATE study SET verdicts = ?", Json.write(verdicts));
    }

    static Verdicts verdicts(Handle handle) {
        return handle.createQuery("SELECT verdicts FROM study WHERE verdicts IS NOT NULL")
                .map((row, context) -> Json.read(row.getString("verdicts"), Verdicts.class))
                .findOne()
                .orElse(Verdicts.NONE);
    }

    static void setGallery(Handle handle, Gallery gallery) {
        handle.execute("UPDATE study SET gallery = ?", Json.write(gallery));
    }

    static Optional<Gallery> gallery(Handle handle) {
        return handle.createQuery("SELECT gallery FROM study WHERE gallery IS NOT NULL")
                .map((row, context) -> Json.read(row.getString("gallery"), Gallery.class))
                .findOne();
    }

    static void setKnown(Handle handle, List<KnownResults> known) {
        handle.execute("UPDATE study SET known = ?", Json.write(known));
    }

    static List<KnownResults> known(Handle handle) {
        return handle.createQuery("SELECT known FROM study WHERE known IS NOT NULL")
                .map((row, context) -> List.of(Json.read(row.getString("known"), KnownResults[].class)))
                .findOne()
                .orElse(List.of());
    }

    private static String classes(StudyRecord study) {
        return study.named().map(names -> Json.write(names.names())).orElse(null);
    }

    static Optional<StudyRecord> find(Handle handle) {
        return handle.createQuery("SELECT * FROM study")
                .map((row, context) -> study(row))
                .findOne();
    }

    private static StudyRecord study(ResultSet row) throws SQLException {
        return new StudyRecord(
                row.getString("name"),
                row.getString("space"),
                row.getString("space_file"),
                row.getLong("seed"),
                data(row),
                row.getObject("created", Instant.class),
                Json.read(row.getString("provenance"), Provenance.class),
                Optional.ofNullable(row.getString("classes"))
                        .map(names -> new ClassNames(List.of(Json.read(names, String[].class)))),
                Optional.ofNullable(row.getString("precision")).map(Precision::valueOf));
    }

    private static DataSpec data(ResultSet row) throws SQLException {
        String data = row.getString("data");
        return data != null
                ? Json.read(data, DataSpec.class)
                : new DataSpec(
                        row.getString("data_folder"),
                        row.getInt("train_limit"),
                        row.getInt("validation"),
                        row.getLong("split_seed"),
                        row.getBoolean("stratified"),
                        row.getInt("folds"),
                        DataSpec.HeldOut.valueOf(row.getString("held_out")),
                        0,
                        false,
                        Optional.empty(),
                        false,
                        ImageSpec.FROM_DATA);
    }
}
