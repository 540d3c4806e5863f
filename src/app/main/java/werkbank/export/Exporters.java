package werkbank.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.ensemble.SavedEnsemble;
import werkbank.file.DurableFile;

/** The exporters on the class path. */
public final class Exporters {
    private Exporters() {}

    /** All of them, by name. */
    public static List<Exporter> all() {
        return List.copyOf(byName().values());
    }

    /** @throws InputException when there is none of that name; the message has those there are */
    public static Exporter named(String name) {
        SortedMap<String, Exporter> exporters = byName();
        if (!exporters.containsKey(name)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "there is no format '%s'; take one of: %s",
                    name,
                    String.join(", ", exporters.keySet())));
        }
        return exporters.get(name);
    }

    private static SortedMap<String, Exporter> byName() {
        return ServiceLoader.load(Exporter.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(Exporter::name, exporter -> exporter, Exporters::twice, TreeMap::new));
    }

    private static Exporter twice(Exporter one, Exporter other) {
        throw new WerkbankException(String.format(
                Locale.ROOT,
                "%s and %s are both called '%s'; take one of them off the class path",
                one.getClass().getName(),
                other.getClass().getName(),
                one.name()));
    }

    /**
     * Writes an ensemble to a file, which is replaced only when all of it is written.
     *
     * @throws InputException when the format can't have this ensemble; the message says why
     * @throws werkbank.StorageException when the file can't be written
     */
    public static void write(SavedEnsemble ensemble, Exporter exporter, Path file) {
        exporter.whyNot(ensemble).ifPresent(reason -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "study '%s' can't be exported as %s: %s",
                    ensemble.manifest().study(),
                    exporter.name(),
                    reason));
        });
        DurableFile.write(file, out -> exporter.write(ensemble, out));
    }
}
