package werkbank.bench.curves;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import werkbank.InputException;
import werkbank.bench.Talker;
import werkbank.bench.Talker.Unanswered;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.search.VirtualClock;
import werkbank.space.Parameter;

/** A study of Optuna's, which asks and tells through {@code bench/peers/optuna_curves.py}. */
final class OptunaSearcher implements VirtualClock.Searcher {
    /** A proposal of a Gaussian process takes seconds where others want the processor too. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Talker optuna;
    private final CurveTask task;
    private final Function<SortedMap<String, Object>, List<EpochMetrics>> curves;
    private final Map<Integer, Double> least = new HashMap<>();

    /** @param version of Optuna */
    private record Begun(String version) {}

    private record Asked(int trial, Map<String, Object> parameters) {}

    private record Judged(boolean goesOn) {}

    /** @param optuna the script, which has one study at a time */
    OptunaSearcher(Talker optuna, Method method, CurveTask task, long seed) {
        this.optuna = optuna;
        this.task = task;
        this.curves = task.trainings();
        Map<String, Object> study = new LinkedHashMap<>();
        study.put("name", task.name() + "-" + seed);
        study.put("sampler", method.sampler());
        study.put("pruner", method.scheduler());
        study.put("seed", seed);
        study.put("epochs", task.epochs());
        study.put(
                "parameters",
                task.parameters().stream().map(OptunaSearcher::described).toList());
        ask(Map.of("begin", study), Begun.class);
    }

    private static Map<String, Object> described(Parameter parameter) {
        if (parameter instanceof Parameter.FloatRange range) {
            return Map.of("name", range.name(), "low", range.low(), "high", range.high(), "log", range.log());
        }
        if (parameter instanceof Parameter.IntRange range) {
            return Map.of(
                    "name",
                    range.name(),
                    "low",
                    range.low(),
                    "high",
                    range.high(),
                    "log",
                    range.log(),
                    "step",
                    range.step());
        }
        if (parameter instanceof Parameter.Choice choice) {
            return Map.of("name", choice.name(), "choices", choice.values());
        }
        throw new IllegalArgumentException("no task has a parameter like " + parameter);
    }

    private <T> T ask(Map<String, Object> question, Class<T> type) {
        try {
            return Json.read(optuna.ask(Json.write(question), PATIENCE), type);
        } catch (Unanswered e) {
            throw new InputException(
                    "Optuna gives no answer: " + e.getMessage() + "; --python must name a Python that has Optuna 5", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the bench", e);
        }
    }

    @Override
    public Optional<VirtualClock.Training> next() {
        Asked asked = ask(Map.of("ask", true), Asked.class);
        return Optional.of(
                new VirtualClock.Training(asked.trial(), 0, curves.apply(new TreeMap<>(asked.parameters()))));
    }

    @Override
    public boolean goesOn(int trial, EpochMetrics metrics) {
        double loss = least.merge(trial, metrics.loss(task.objective()), Math::min);
        if (metrics.epoch() == task.epochs()) {
            ended(trial, "complete");
            return false;
        }
        Map<String, Object> report = Map.of("trial", trial, "epoch", metrics.epoch(), "loss", loss);
        return ask(report, Judged.class).goesOn();
    }

    @Override
    public void diverged(int trial, int epoch) {
        ended(trial, "diverged");
    }

    private void ended(int trial, String how) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("trial", trial);
        report.put("ended", how);
        report.put("loss", least.get(trial));
        ask(report, Map.class);
    }
}
