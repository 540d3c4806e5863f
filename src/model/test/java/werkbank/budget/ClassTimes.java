package werkbank.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What each test class took when it last ran, slowest first.
 *
 * @param rows of all modules
 */
public record ClassTimes(List<Row> rows) {
    /** Folder beside a module's compiled tests with a file for each class that ran. */
    static final String FOLDER = "class-times";

    /** @param tests the class's name; {@code seconds} it took */
    public record Row(String tests, double seconds) {}

    /**
     * Reads what the modules' tests have written; classes that are no longer compiled are left out.
     *
     * @param modules folders of modules, each with its {@code target}
     */
    public static ClassTimes read(List<Path> modules) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path module : modules) {
            Path folder = module.resolve("target").resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(ClassTimes::isCompiled).toList()) {
                        rows.add(new Row(
                                file.getFileName().toString(),
                                Double.parseDouble(Files.readString(file).strip())));
                    }
                }
            }
        }
        rows.sort(Comparator.comparingDouble(Row::seconds).reversed().thenComparing(Row::tests));
        return new ClassTimes(List.copyOf(rows));
    }

    private static boolean isCompiled(Path file) {
        String compiled = file.getFileName().toString().replace('.', '/') + ".class";
        return Files.exists(file.resolve("../../test-classes").resolve(compiled).normalize());
    }

    /** @param most rows to show */
    public String table(int most) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Slowest of %d test classes, %.0f s in all:%n",
                rows.size(),
                rows.stream().mapToDouble(Row::seconds).sum()));
        rows.stream()
                .limit(most)
                .forEach(row -> text.append(String.format(Locale.ROOT, "%7.1f s  %s%n", row.seconds(), row.tests())));
        return text.toString();
    }
}
