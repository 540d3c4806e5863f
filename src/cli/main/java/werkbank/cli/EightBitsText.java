package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import werkbank.app.ValueFormat;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EightBits.Compared;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;

/** How an ensemble's members do in eight bits, as people read it. */
final class EightBitsText {
    private EightBitsText() {}

    /** A table of the members, which says of each what was taken; empty when nobody asked for eight bits. */
    static String of(EnsembleResult ensemble) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "log-loss", "above 32 bits", "images/s", "in 32 bits", "taken"));
        for (Member member : ensemble.members()) {
            member.int8().ifPresent(tried -> rows.add(row(member.name(), tried)));
        }
        return rows.size() == 1
                ? ""
                : "\nIn eight bits on the validation images\n" + TextTable.of(rows) + reasons(ensemble);
    }

    private static List<String> row(String name, EightBits tried) {
        String taken = tried.wasTaken() ? "8 bits" + exceptions(tried.layersInFloats()) : "32 bits";
        return tried.compared()
                .map(compared -> row(name, compared, taken))
                .orElse(List.of(name, "-", "-", "-", "-", taken));
    }

    private static String exceptions(int layers) {
        return layers == 0 ? "" : ", " + ValueFormat.count(layers) + (layers == 1 ? " layer" : " layers") + " in 32";
    }

    private static List<String> row(String name, Compared compared, String taken) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%.5f", compared.logLoss()),
                EnsembleText.error(compared.excess(), compared.excessError()),
                ValueFormat.count(Math.round(compared.imagesPerSecond())),
                ValueFormat.count(Math.round(compared.floatImagesPerSecond())),
                taken);
    }

    private static String reasons(EnsembleResult ensemble) {
        return ensemble.members().stream()
                .flatMap(member -> member.int8().flatMap(EightBits::whyNot).stream()
                        .map(reason -> member.name() + " stays in 32 bits: " + ValueFormat.plain(reason) + "\n"))
                .collect(Collectors.joining());
    }
}
