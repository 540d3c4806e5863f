package werkbank.bench.curves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.InputException;

/**
 * Searches on several tasks, as the JSON file holds them.
 *
 * @param trainings how many whole trainings a search may spend
 * @param workers on the virtual clock
 */
record Findings(int trainings, int workers, List<OnTask> tasks) {

    /**
     * The searches on one task.
     *
     * @param epochs of a training, or the units that it takes where epochs differ in length
     * @param methods the runs of each method, one a seed
     */
    record OnTask(String task, long epochs, Scale scale, Map<String, List<Run>> methods) {

        /** Mean over the runs of the regret after so many whole trainings. */
        double regret(String method, double trainings) {
            long spent = Math.round(trainings * epochs);
            Scale known = best();
            return methods.get(method).stream()
                    .mapToDouble(run -> known.regret(run.after(spent)))
                    .average()
                    .orElseThrow();
        }

        /** Of a surrogate nobody knows the best, and a search may have found a better one than was known before. */
        private Scale best() {
            double found = methods.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(run -> run.after(Long.MAX_VALUE))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            return new Scale(Math.min(scale.best(), found), scale.median());
        }
    }

    /**
     * The same tasks with the methods of both.
     *
     * @throws InputException when they are of other budgets or tasks
     */
    Findings with(Findings other) {
        if (trainings != other.trainings || workers != other.workers) {
            throw new InputException("the files differ in their budget or their workers; measure both the same way");
        }
        Map<String, OnTask> joined = new LinkedHashMap<>();
        tasks.forEach(task -> joined.put(task.task(), task));
        other.tasks.forEach(task -> joined.merge(task.task(), task, Findings::joined));
        return new Findings(trainings, workers, new ArrayList<>(joined.values()));
    }

    private static OnTask joined(OnTask first, OnTask second) {
        Map<String, List<Run>> methods = new LinkedHashMap<>(first.methods());
        methods.putAll(second.methods());
        return new OnTask(first.task(), first.epochs(), first.scale(), methods);
    }
}
