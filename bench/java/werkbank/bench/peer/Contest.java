package werkbank.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.bench.Talker.Unanswered;

/** One network, on all libraries: a quick first round finds each one's best form, and measured rounds alternate among these. */
final class Contest {
    private final Question question;
    private final String network;
    private final String words;
    private final Effort effort;
    private final int cores;
    private final List<Crew> crews;
    private final List<String> told = new ArrayList<>();

    /** @param words the network, as both sides read it */
    Contest(Question question, String network, String words, Effort effort, int cores, List<Crew> crews) {
        this.question = question;
        this.network = network;
        this.words = words;
        this.effort = effort;
        this.cores = cores;
        this.crews = crews;
    }

    /** All forms of the first round, in words. */
    List<String> told() {
        return told;
    }

    /** @param versions the name and version of each library that is there */
    List<Figure> figures(Map<Crew, String> versions) throws IOException, InterruptedException {
        List<Finalist> finalists = finalists(versions);
        for (int round = 0; round < effort.rounds(); round++) {
            for (Finalist finalist : List.copyOf(finalists)) {
                try {
                    finalist.speeds().add(finalist.prepared().speed());
                } catch (Unanswered e) {
                    finalists.remove(finalist);
                    tell(versions.get(finalist.crew()), Tried.failed(finalist.form(), e.getMessage()));
                }
            }
        }
        return finalists.stream()
                .map(finalist -> finalist.figure(network, versions.get(finalist.crew())))
                .toList();
    }

    private List<Finalist> finalists(Map<Crew, String> versions) throws IOException, InterruptedException {
        List<Finalist> finalists = new ArrayList<>();
        for (Crew crew : crews) {
            List<Tried> all = firstRound(crew, versions.get(crew));
            for (Form best : Tried.best(all)) {
                finalist(crew, versions.get(crew), all, best.precision()).ifPresent(finalists::add);
            }
        }
        return finalists;
    }

    /** The best form of a precision that can be prepared once more. */
    private Optional<Finalist> finalist(Crew crew, String version, List<Tried> all, String precision)
            throws IOException, InterruptedException {
        Optional<Form> best = Tried.best(all, precision);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        try {
            Crew.Prepared prepared = prepared(crew, best.get(), effort.seconds());
            return Optional.of(new Finalist(crew, best.get(), prepared, new ArrayList<>()));
        } catch (Unanswered e) {
            tell(version, Tried.failed(best.get(), e.getMessage()));
            List<Tried> others = all.stream()
                    .filter(tried -> !tried.form().equals(best.get()))
                    .toList();
            return finalist(crew, version, others, precision);
        }
    }

    /** A form that is measured. */
    private record Finalist(Crew crew, Form form, Crew.Prepared prepared, List<Double> speeds) {
        Figure figure(String network, String version) {
            return new Figure(network, crew.library().side(), version, form.precision(), form.words(), speeds);
        }
    }

    private List<Tried> firstRound(Crew crew, String version) throws IOException, InterruptedException {
        List<Tried> all = new ArrayList<>();
        for (Way way : crew.library().ways()) {
            for (Layout layout : Layout.of(cores)) {
                Form form = new Form(way, layout);
                if (effort.triesAll() || Tried.isPromising(form, all)) {
                    Tried tried = tried(crew, form);
                    all.add(tried);
                    tell(version, tried);
                }
            }
        }
        return all;
    }

    private Tried tried(Crew crew, Form form) throws IOException, InterruptedException {
        try {
            Crew.Prepared prepared = prepared(crew, form, effort.secondsOfFirst());
            double speed = prepared.speed();
            prepared.forget();
            return Tried.at(form, speed);
        } catch (Unanswered e) {
            return Tried.failed(form, e.getMessage());
        }
    }

    private Crew.Prepared prepared(Crew crew, Form form, double seconds) throws IOException, InterruptedException {
        return crew.prepare(form, question, effort.batch(), words, seconds);
    }

    private void tell(String version, Tried tried) {
        String line = String.format(
                Locale.ROOT,
                "%-8s  %-5s  %-34s  %s: %s",
                network,
                tried.form().precision(),
                version,
                tried.form().words(),
                tried.speed().isPresent()
                        ? Figure.number(tried.speed().getAsDouble())
                        : "not possible: " + tried.reason());
        System.err.println(line);
        told.add(line.replaceAll(" {2,}", " "));
    }
}
