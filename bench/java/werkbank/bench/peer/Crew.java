package werkbank.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.bench.Talker;
import werkbank.bench.Talker.Unanswered;

/** The processes of one library: one with all cores, and one a core with one thread, started when they are needed. */
final class Crew implements AutoCloseable {
    /** A network may have to be compiled first. */
    private static final Duration PREPARING = Duration.ofMinutes(5);

    private static final Duration STEPPING = Duration.ofMinutes(2);

    private final Library library;
    private final int cores;
    private final Path logs;
    private final Map<Layout, List<Talker>> talkers = new EnumMap<>(Layout.class);
    private int prepared;

    Crew(Library library, int cores, Path logs) {
        this.library = library;
        this.cores = cores;
        this.logs = logs;
    }

    Library library() {
        return library;
    }

    /**
     * The library's name and version.
     *
     * @throws Unanswered when it isn't there
     */
    String version() throws IOException, InterruptedException {
        String version = ask(Layout.APART, "versions", PREPARING).get(0);
        return library.hasVersion() ? version : library.name();
    }

    /**
     * Makes a network in a form and warms it up.
     *
     * @param seconds that later steps are to take
     * @throws Unanswered when it can't be computed in that form
     */
    Prepared prepare(Form form, Question question, int batch, String network, double seconds)
            throws IOException, InterruptedException {
        String key = "n" + ++prepared;
        ask(
                form.layout(),
                String.format(
                        Locale.ROOT,
                        "prepare %s %s %s %d %s %s",
                        key,
                        question.word(),
                        form.precision(),
                        batch,
                        form.way().mode(),
                        network),
                PREPARING);
        Prepared made = new Prepared(form.layout(), key, batch);
        made.fill(seconds);
        return made;
    }

    /** Asks all processes of a layout at once, and waits for all. */
    private List<String> ask(Layout layout, String question, Duration time) throws IOException, InterruptedException {
        List<Talker> asked = talkers(layout);
        asked.forEach(talker -> talker.say(question));
        List<String> answers = new ArrayList<>();
        Optional<Unanswered> failure = Optional.empty();
        for (Talker talker : asked) {
            try {
                answers.add(talker.answer(time));
            } catch (Unanswered e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answers;
    }

    private List<Talker> talkers(Layout layout) throws IOException {
        List<Talker> all = talkers.computeIfAbsent(layout, one -> new ArrayList<>());
        if (!all.stream().allMatch(Talker::isAlive)) {
            all.forEach(Talker::close);
            all.clear();
        }
        while (all.size() < layout.processes(cores)) {
            all.add(new Talker(library.process().apply(layout.threads(cores)), logs.resolve(library.log() + ".log")));
        }
        return all;
    }

    @Override
    public void close() {
        talkers.values().forEach(all -> all.forEach(Talker::close));
    }

    /** A network in a form, ready for steps. */
    final class Prepared {
        private final Layout layout;
        private final String key;
        private final int batch;
        private int steps = 2;

        private Prepared(Layout layout, String key, int batch) {
            this.layout = layout;
            this.key = key;
            this.batch = batch;
        }

        /** Finds how many steps fill a time; a few would be ruled by what a call costs once. */
        private void fill(double seconds) throws IOException, InterruptedException {
            double taken = longest();
            while (taken < seconds / 4) {
                steps *= 4;
                taken = longest();
            }
            steps = Math.max(2, (int) (seconds * steps / taken));
            if (taken < seconds) {
                longest(); // a JVM still compiles
            }
        }

        private double longest() throws IOException, InterruptedException {
            return seconds().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        private List<Double> seconds() throws IOException, InterruptedException {
            return ask(layout, String.format(Locale.ROOT, "steps %s %d", key, steps), STEPPING).stream()
                    .map(Double::valueOf)
                    .toList();
        }

        /** Images a second of all processes together, in one round. */
        double speed() throws IOException, InterruptedException {
            return seconds().stream()
                    .mapToDouble(taken -> steps * batch / taken)
                    .sum();
        }

        void forget() throws IOException, InterruptedException {
            ask(layout, "forget " + key, STEPPING);
        }
    }
}
