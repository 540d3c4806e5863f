package werkbank.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.bench.Talker.Unanswered;
import werkbank.file.Json;

/**
 * Images per second of Werkbank, of PyTorch in Python and in DJL, and of an older checkout, on the same networks and cores,
 * each in its best form, in turn.
 */
public final class Peers {
    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Question question;
    private final Options options;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Peers(Question question, Options options) {
        this.question = question;
        this.options = options;
    }

    /** @param args training or inference; options */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            Options options = Options.of(Arrays.asList(args).subList(1, args.length));
            List<Path> files = options.table();
            if (files.isEmpty()) {
                Findings findings = new Peers(Question.of(args[0]), options).measured();
                System.err.print(Table.of(List.of(findings)));
                System.out.println(Json.write(findings));
            } else {
                System.out.print(Table.of(files.stream().map(Findings::read).toList()));
            }
        } catch (InputException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private Findings measured() throws IOException, InterruptedException {
        Effort effort = Effort.of(options.quick());
        Map<String, String> networks = options.networks();
        List<Library> libraries = libraries();
        System.err.printf(Locale.ROOT, "%s; first round of each network, images/s%n", Processor.words(cores));
        for (Map.Entry<String, String> network : networks.entrySet()) {
            measure(network.getKey(), network.getValue(), effort, libraries);
        }
        Findings findings = new Findings(
                question,
                Processor.words(cores),
                LocalDate.now().toString(),
                options.quick(),
                effort.batch(),
                figures,
                ratios(),
                tried,
                notes.stream().distinct().toList());
        if (options.json().isPresent()) {
            findings.write(options.json().get());
        }
        return findings;
    }

    private List<Library> libraries() throws IOException, InterruptedException {
        Libraries all = new Libraries(home, question);
        List<Library> libraries = new ArrayList<>(List.of(all.werkbank(), all.pytorch(options.python())));
        Optional.of(System.getProperty("werkbank.bench.djl", ""))
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> libraries.add(all.djl(path)));
        if (options.against().isPresent()) {
            libraries.add(all.before(Checkout.of(home, options.against().get())));
        }
        return libraries;
    }

    /** Processes of their own for each network: what one left behind is no burden to the next. */
    private void measure(String network, String words, Effort effort, List<Library> libraries)
            throws IOException, InterruptedException {
        Path logs = Files.createDirectories(home.resolve("bench/target/peers"));
        List<Crew> crews = libraries.stream()
                .map(library -> new Crew(library, cores, logs))
                .toList();
        try {
            Map<Crew, String> versions = versions(crews);
            Contest contest = new Contest(question, network, words, effort, cores, List.copyOf(versions.keySet()));
            figures.addAll(contest.figures(versions));
            tried.addAll(contest.told());
        } finally {
            crews.forEach(Crew::close);
        }
    }

    /** Names and versions of those that are there. */
    private Map<Crew, String> versions(List<Crew> crews) throws IOException, InterruptedException {
        Map<Crew, String> versions = new LinkedHashMap<>();
        for (Crew crew : crews) {
            try {
                versions.put(crew, crew.version());
            } catch (IOException | Unanswered e) {
                String note =
                        String.format(Locale.ROOT, "no %s: %s", crew.library().name(), e.getMessage());
                if (!notes.contains(note)) {
                    System.err.println(note);
                }
                notes.add(note);
            }
        }
        return versions;
    }

    private List<Findings.Ratio> ratios() {
        return options.networks().keySet().stream()
                .flatMap(network -> Stream.of(Comparison.values())
                        .flatMap(comparison -> comparison.of(figures, network).stream()
                                .map(pair -> new Findings.Ratio(network, comparison, pair.ratio()))))
                .toList();
    }
}
