package werkbank.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.experiment.Provenance.DataFile;

/** The words for files that aren't those of a record. */
final class OtherFiles {
    private OtherFiles() {}

    /**
     * Says in what the first file differs.
     *
     * @param then the files of the record
     * @return words without a full stop; empty where the files are the same, in whatever order
     */
    static Optional<String> first(List<DataFile> then, List<DataFile> now) {
        Stream<String> changed = then.stream().flatMap(file -> difference(file, now).stream());
        Stream<String> added =
                now.stream().filter(file -> named(file, then).isEmpty()).map(file -> file.name() + " is new");
        return Stream.concat(changed, added).findFirst();
    }

    private static Optional<String> difference(DataFile then, List<DataFile> now) {
        Optional<DataFile> same = named(then, now);
        if (same.isEmpty()) {
            return Optional.of(then.name() + " is missing");
        }
        int items = same.get().items();
        if (items != then.items()) {
            return Optional.of(
                    String.format(Locale.ROOT, "%s: %d images now, %d then", then.name(), items, then.items()));
        }
        return same.get().sha256().equals(then.sha256()) ? Optional.empty() : Optional.of(then.name() + ": changed");
    }

    private static Optional<DataFile> named(DataFile file, List<DataFile> others) {
        return others.stream().filter(other -> other.name().equals(file.name())).findFirst();
    }
}
