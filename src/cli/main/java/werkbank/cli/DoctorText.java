package werkbank.cli;

import java.io.PrintWriter;
import java.util.Locale;
import werkbank.app.ValueFormat;
import werkbank.cli.DoctorFinding.Card;
import werkbank.cli.DoctorFinding.EngineFinding;

/** Prints the findings of {@code doctor} for people. */
final class DoctorText {
    private static final String BELOW = " ".repeat(13);

    private DoctorText() {}

    static void print(DoctorFinding finding, PrintWriter out) {
        finding.engines().stream()
                .filter(engine -> engine.name().equals(finding.engine()))
                .forEach(engine -> engine(engine, out));
        finding.engines().stream()
                .filter(other -> !other.name().equals(finding.engine()))
                .forEach(other -> other(other, finding, out));
        out.println("backend      " + finding.backend());
        out.println("convolution  " + finding.convolution());
        out.println(speed(finding));
        out.println("threads      " + finding.threads() + " for each worker");
        out.println("workers      " + finding.workers());
        finding.sharing().forEach(line -> out.println(BELOW + line));
        out.println("gpu          " + (finding.gpu().usable() ? "" : "none: ")
                + finding.gpu().reason());
        finding.gpu().cards().forEach(card -> out.println(BELOW + line(card)));
        out.println("java         " + finding.java());
        out.println("processor    " + finding.processor());
        out.println("memory       " + ValueFormat.count(finding.memoryMiB()) + " MiB");
    }

    /** An engine that has no other layers beside its own has nothing to compare them with. */
    private static String speed(DoctorFinding finding) {
        if (finding.imagesPerSecond() == finding.plainImagesPerSecond()) {
            return String.format(
                    Locale.ROOT,
                    "speed        %.1f images/s in training steps of the tutorial's network",
                    finding.imagesPerSecond());
        }
        return String.format(
                Locale.ROOT,
                "fast path    %s: a training step of the tutorial's network is %.1f times as fast as with DL4J's layers"
                        + " (%.1f against %.1f images/s), engine %s",
                finding.fastPath() ? "alive" : "NOT alive",
                finding.speedup(),
                finding.imagesPerSecond(),
                finding.plainImagesPerSecond(),
                finding.engine());
    }

    private static void engine(EngineFinding engine, PrintWriter out) {
        out.printf(Locale.ROOT, "engine       %s (%s)%s%n", engine.name(), engine.library(), precisions(engine));
        engine.libraries().forEach(library -> out.println(BELOW + library));
        lacks(engine, BELOW, out);
    }

    private static void lacks(EngineFinding engine, String indent, PrintWriter out) {
        if (!engine.lacks().isEmpty()) {
            out.println(indent + "leaves to other engines: " + String.join(", ", engine.lacks()));
        }
    }

    private static String precisions(EngineFinding engine) {
        return engine.precisions().isEmpty() ? "" : ", in " + String.join(" or ", engine.precisions());
    }

    private static void other(EngineFinding engine, DoctorFinding finding, PrintWriter out) {
        out.println(BELOW
                + line(engine)
                + (engine.name().equals(finding.instead())
                        ? "; trains what " + finding.engine() + " leaves, as networks for pictures of your own"
                        : ""));
        engine.libraries().forEach(library -> out.println(BELOW + "  " + library));
        lacks(engine, BELOW + "  ", out);
    }

    static String line(EngineFinding engine) {
        return String.format(
                Locale.ROOT,
                "%s (%s) %s",
                engine.name(),
                engine.library(),
                engine.usable()
                        ? "can run here too" + precisions(engine) + ": --engine " + engine.name()
                        : "can't run here: " + engine.reason());
    }

    static String line(Card card) {
        return String.format(
                Locale.ROOT,
                "GPU %d: %s, compute capability %s, driver %s, %s MiB; %s",
                card.index(),
                card.name(),
                card.computeCapability(),
                card.driver(),
                ValueFormat.count(card.memoryMiB()),
                card.usable() ? "this build has code for it, engine " + card.engine() : "not usable: " + card.reason());
    }
}
