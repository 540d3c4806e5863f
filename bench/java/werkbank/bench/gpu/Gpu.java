package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import werkbank.InputException;

/** Runs all parts in their order, or shows what they found. */
public final class Gpu {
    /** The key of what went wrong in a section. */
    static final String PROBLEM = "problem";
    /** The key that tells a section that has nothing left to find out. */
    static final String FINISHED = "finished";
    /** The key, in the machine's section, that tells figures that say nothing. */
    static final String WITHOUT_CARD = "withoutCard";
    /** The key, in the machine's section, that tells figures of fewer epochs, trials and rows. */
    static final String QUICK = "quick";

    /** Machine first, so that what is known of it stays whatever comes. */
    private static final List<Part> PARTS = List.of(
            new Machine(),
            new Contract(),
            Throughput.OF_DIGITS,
            Throughput.OF_PICTURES,
            new Sharing(),
            new Tutorial(),
            new WholeSearch());

    private Gpu() {}

    /** @param args as {@code bench/gpu --help} tells */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            run(Options.of(args));
        } catch (InputException e) {
            System.err.println("gpu: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        if (options.table().isPresent()) {
            System.out.print(new Table(Findings.of(options.table().get())).markdown());
        } else if (options.docs().isPresent()) {
            Page.of(Path.of(System.getProperty("werkbank.home")).resolve("docs/gpu.md"))
                    .fill(Findings.of(options.docs().get()));
        } else {
            List<Part> parts = parts(options);
            Findings findings = Findings.of(options.output());
            run(parts, options, findings);
            System.err.print(new Table(findings).markdown());
            System.out.println(findings.json());
        }
    }

    /**
     * The parts that are wanted, and the machine, by which figures are told apart.
     *
     * @throws InputException when {@code --only} names none
     */
    static List<Part> parts(Options options) {
        if (options.only().isEmpty()) {
            return PARTS;
        }
        String name = options.only().get();
        if (PARTS.stream().noneMatch(part -> part.name().equals(name))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--only is '%s', which is no part; there are %s",
                    name,
                    PARTS.stream().map(Part::name).collect(Collectors.joining(", "))));
        }
        return PARTS.stream()
                .filter(part -> List.of(Machine.NAME, name).contains(part.name()))
                .toList();
    }

    private static void run(List<Part> parts, Options options, Findings findings)
            throws IOException, InterruptedException {
        Setting setting = options.setting();
        Files.createDirectories(setting.room());
        begin(parts, options, setting, findings);
        TimeLimit all = TimeLimit.in(Duration.ofSeconds(options.seconds()));
        double weights = parts.stream().mapToDouble(Part::weight).sum();
        for (Part part : parts) {
            // What a part leaves over is shared by those after it.
            TimeLimit time = all.share(part.weight() / weights);
            weights -= part.weight();
            if (!Boolean.TRUE.equals(findings.section(part.name()).get(FINISHED))) {
                run(part, setting, findings, time);
            }
        }
    }

    /**
     * Forgets what is to be found out again, and says of what kind the figures are.
     *
     * @throws InputException when there are figures of another kind that would stay
     */
    static void begin(List<Part> parts, Options options, Setting setting, Findings findings) {
        if (!options.again() || options.only().isPresent()) {
            refuseOthers(WITHOUT_CARD, !setting.card(), "of a machine without a card", options, findings);
            refuseOthers(QUICK, setting.quick(), "taken with --quick", options, findings);
        }
        if (options.again()) {
            parts.forEach(part -> findings.forget(part.name()));
        }
        findings.put(Machine.NAME, WITHOUT_CARD, !setting.card());
        findings.put(Machine.NAME, QUICK, setting.quick());
        if (findings.section(Machine.NAME).get(Setting.LIBRARIES) instanceof String folder) {
            setting.environment().put(Setting.LIBRARIES, folder);
        }
    }

    private static void refuseOthers(String key, boolean wanted, String kind, Options options, Findings findings) {
        Object found = findings.section(Machine.NAME).get(key);
        if (found != null && !found.equals(wanted)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has figures %s%s, which don't mix with these; name another file with --output, or start all"
                            + " over with --again",
                    options.output(),
                    wanted ? "that aren't " : "",
                    kind));
        }
    }

    private static void run(Part part, Setting setting, Findings findings, TimeLimit time) throws InterruptedException {
        System.err.printf(
                Locale.ROOT, "%s: at most %d s%n", part.name(), time.left().toSeconds());
        long start = System.nanoTime();
        boolean finished;
        try {
            finished = part.run(setting, findings, time);
        } catch (IOException | RuntimeException e) {
            // The other parts are worth having all the same.
            findings.put(part.name(), PROBLEM, e.toString());
            e.printStackTrace();
            finished = false;
        }
        findings.put(part.name(), FINISHED, finished);
        System.err.printf(
                Locale.ROOT,
                "%s: %s after %.0f s%s%n",
                part.name(),
                finished ? "done" : "not done, the same command goes on",
                (System.nanoTime() - start) / 1e9,
                findings.section(part.name()).containsKey(PROBLEM)
                        ? "; " + findings.section(part.name()).get(PROBLEM)
                        : "");
    }
}
