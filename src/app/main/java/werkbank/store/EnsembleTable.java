package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.file.Json;
import werkbank.metric.Score;
import werkbank.recipe.Views;

/** The present ensemble and its members. */
final class EnsembleTable {
    private EnsembleTable() {}

    /** The evaluation of the former ensemble goes with it. */
    static void replace(Handle handle, EnsembleResult ensemble) {
        handle.execute("DELETE FROM ensemble_member");
        handle.execute("DELETE FROM ensemble");
        handle.createUpdate(
                        """
                        INSERT INTO ensemble (id, method, temperature, images, errors, accuracy, log_loss, choice, growth, looks, distilled, built)
                        VALUES (1, :method, :temperature, :validation.images, :validation.errors, :validation.accuracy,
                            :validation.logLoss, :choiceJson, :growthJson, :looksJson, :distilledJson, :built)
                        """)
                .bind("choiceJson", Json.write(ensemble.choice()))
                .bind("growthJson", Json.write(ensemble.growth()))
                .bind("looksJson", Json.write(ensemble.looks()))
                .bind("distilledJson", ensemble.distilled().map(Json::write).orElse(null))
                .bindMethods(ensemble)
                .execute();
        for (int place = 1; place <= ensemble.members().size(); place++) {
            insert(handle, place, ensemble.members().get(place - 1));
        }
    }

    private static void insert(Handle handle, int place, Member member) {
        handle.createUpdate(
                        """
                        INSERT INTO ensemble_member (place, trial, epoch, weight, models, views, int8, images, errors, accuracy, log_loss)
                        VALUES (:place, :trial, :epoch, :weight, :modelsJson, :viewsJson, :int8Json, :validation.images, :validation.errors, :validation.accuracy, :validation.logLoss)
                        """)
                .bind("place", place)
                .bind("modelsJson", Json.write(member.models()))
                .bind("viewsJson", Json.write(member.views()))
                .bind("int8Json", member.int8().map(Json::write).orElse(null))
                .bindMethods(member)
                .execute();
    }

    static Optional<EnsembleResult> find(Handle handle) {
        List<Member> members = handle.createQuery("SELECT * FROM ensemble_member ORDER BY place")
                .map((row, context) -> member(row))
                .list();
        return handle.createQuery("SELECT * FROM ensemble")
                .map((row, context) -> ensemble(row, members))
                .findOne();
    }

    /** @throws IllegalStateException when there is no ensemble */
    static void require(Handle handle) {
        if (handle.createQuery("SELECT id FROM ensemble")
                .mapTo(int.class)
                .findOne()
                .isEmpty()) {
            throw new IllegalStateException("there is no ensemble to evaluate");
        }
    }

    private static EnsembleResult ensemble(ResultSet row, List<Member> members) throws SQLException {
        return new EnsembleResult(
                row.getString("method"),
                members,
                row.getDouble("temperature"),
                score(row),
                Json.read(row.getString("choice"), Choice.class),
                List.of(Json.read(row.getString("growth"), Score[].class)),
                List.of(Json.read(row.getString("looks"), Look[].class)),
                Optional.ofNullable(row.getString("distilled")).map(json -> Json.read(json, Distilled.class)),
                row.getObject("built", Instant.class));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getInt("trial"),
                Optional.ofNullable(row.getObject("epoch", Integer.class)),
                row.getDouble("weight"),
                TrialRow.models(row),
                score(row),
                Json.read(row.getString("views"), Views.class),
                Optional.ofNullable(row.getString("int8")).map(json -> Json.read(json, EightBits.class)));
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getInt("images"), row.getInt("errors"), row.getDouble("accuracy"), row.getDouble("log_loss"));
    }
}
