package werkbank.bench.curves;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.InputException;
import werkbank.file.Json;

/**
 * What search methods find on learning curves that others trained: four workers on a virtual clock, a budget of twenty
 * whole trainings, thirty seeds, unless the command says otherwise.
 */
public final class Curves implements AutoCloseable {
    private static final int QUICK_TASKS = 4;

    private final Options options;
    private final Searches searches;

    private Curves(Options options) {
        this.options = options;
        this.searches = new Searches(
                Path.of(System.getProperty("werkbank.home")), options.trainings(), options.workers(), options.python());
    }

    public static void main(String[] args) throws IOException {
        try {
            Options options = Options.of(Arrays.asList(args));
            if (!options.trials().isEmpty() || !options.limits().isEmpty()) {
                FinishedTable table = finished(options);
                show(table.text(), table.figures());
                return;
            }
            List<Path> files = options.table();
            Findings findings = files.isEmpty() ? searched(options) : read(files);
            if (files.isEmpty()) {
                show(RegretTable.of(findings), Standings.of(findings).figures());
            } else {
                System.out.print(RegretTable.of(findings));
            }
            if (options.picture().isPresent()) {
                Files.writeString(options.picture().get(), RankPicture.of(Standings.of(findings)));
            }
        } catch (InputException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Shows what was searched, to people and to programs. */
    private static void show(String table, Object figures) {
        System.err.print(table);
        System.out.println(Json.write(figures));
    }

    private static Findings read(List<Path> files) throws IOException {
        Findings all = null;
        for (Path file : files) {
            Findings findings = Json.read(Files.readString(file), Findings.class);
            all = all == null ? findings : all.with(findings);
        }
        return all;
    }

    private static Findings searched(Options options) throws IOException {
        try (Curves curves = new Curves(options)) {
            return curves.searched();
        }
    }

    private static FinishedTable finished(Options options) throws IOException {
        FinishedTable table = new FinishedTable();
        try (Curves curves = new Curves(options);
                Tasks all = new Tasks(options.data(), options.sets(), options.part())) {
            for (Tasks.Source source : curves.some(all)) {
                curves.finish(curves.read(source), table);
            }
        }
        return table;
    }

    private void finish(CurveTask task, FinishedTable table) {
        for (int trials : options.trials()) {
            for (Method method : options.methods()) {
                table.add(trials + " trials", method.name(), searches.finished(method, task, trials, options.seeds()));
            }
        }
        for (int limit : options.limits()) {
            for (Method method : options.methods()) {
                table.add(limit + " trainings", method.name(), searches.limited(method, task, limit, options.seeds()));
            }
        }
        System.err.println(task.name());
    }

    private CurveTask read(Tasks.Source source) throws IOException {
        CurveTask task = source.read();
        return options.epochs().isPresent()
                ? new ThinnedTask(task, options.epochs().getAsInt())
                : task;
    }

    private List<Tasks.Source> some(Tasks all) {
        return all.sources().stream()
                .limit(options.quick() ? QUICK_TASKS : Integer.MAX_VALUE)
                .toList();
    }

    private Findings searched() throws IOException {
        List<Findings.OnTask> tasks = new ArrayList<>();
        try (Tasks all = new Tasks(options.data(), options.sets(), options.part())) {
            List<Tasks.Source> sources = some(all);
            for (int i = 0; i < sources.size(); i++) {
                tasks.add(searched(read(sources.get(i)), sources.get((i + 1) % sources.size())));
            }
        }
        Findings findings = new Findings(options.trainings(), options.workers(), tasks);
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), Json.write(findings));
        }
        return findings;
    }

    /** @param before the task that methods learn from, if any does */
    private Findings.OnTask searched(CurveTask task, Tasks.Source before) throws IOException {
        boolean isAnyLearning = options.methods().stream().anyMatch(Method::learns);
        Optional<CurveTask> other = isAnyLearning ? Optional.of(read(before)) : Optional.empty();
        Map<String, List<Run>> methods = new LinkedHashMap<>();
        for (Method method : options.methods()) {
            methods.put(method.name(), searches.run(method, task, other, options.seeds()));
        }
        Findings.OnTask found = new Findings.OnTask(task.name(), task.training(), task.scale(), methods);
        System.err.println(task.name());
        methods.keySet()
                .forEach(method -> System.err.printf(
                        Locale.ROOT, "  %-20s regret %.4f%n", method, found.regret(method, options.trainings())));
        return found;
    }

    @Override
    public void close() {
        searches.close();
    }
}
