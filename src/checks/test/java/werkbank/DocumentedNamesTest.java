package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import werkbank.ensemble.EnsembleManifest;

/** Every class and member that a page names in back-quotes is there. */
class DocumentedNamesTest {
    private static final String PACKAGES = "((?:[a-z][a-z0-9]*\\.)*)";
    private static final String MEMBER = "(?:\\.([A-Za-z][A-Za-z0-9_]*))?(?![A-Za-z0-9_/-])";

    /** In back-quotes, a class that may stand in packages, and a member or a class of it. */
    private static final Pattern QUOTED =
            Pattern.compile("`" + PACKAGES + "([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)" + MEMBER);

    /** The same in a picture, where a word with two capitals, or with a member behind it, is a class. */
    private static final Pattern DRAWN = Pattern.compile(
            "(?<![\\w./-])" + PACKAGES + "([A-Z]+[a-z]+[A-Z][A-Za-z0-9]*|[A-Z][a-z]+(?=\\.[a-z]+[A-Z]))" + MEMBER);

    /** Words that look like classes, and why they are none of the class path. */
    private static final Map<String, String> NO_CLASSES = Map.of(
            "ImageDataGenerator", "Keras, Python",
            "ReduceLROnPlateau", "Keras, Python",
            "ModelCheckpoint", "Keras, Python",
            "TPESampler", "Optuna, Python",
            "Intl", "JavaScript",
            "GiB", "a unit",
            "VmHWM", "a line of Linux's /proc/self/status");

    private static final List<String> JDK = List.of("java.lang", "java.awt.image", "java.util", "java.io");

    /** By simple name; tests are named too. */
    private static final Map<String, List<JavaClass>> OURS =
            OurClasses.ALL.stream().collect(Collectors.groupingBy(JavaClass::getSimpleName));

    @Test
    void everyNameIsThere() throws IOException {
        Set<String> others = classesOfLibraries();
        List<String> gone = new ArrayList<>();
        int seen = 0;
        for (Path page : DocumentedLinksTest.pages()) {
            for (MatchResult name : names(withoutBlocks(Files.readString(page)))) {
                seen++;
                if (!isThere(name.group(1), name.group(2), name.group(3), others)) {
                    gone.add(page + ": " + name.group());
                }
            }
        }
        assertThat(gone).isEmpty();
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void theFormatOfAnEnsembleIsTheCurrentOne() throws IOException {
        assertThat(Path.of("docs/predict.md")).content().contains("| `format` | " + EnsembleManifest.FORMAT + "; ");
    }

    private static List<MatchResult> names(String page) {
        return page.lines()
                .flatMap(line ->
                        (line.startsWith("    ") ? DRAWN : QUOTED).matcher(line).results())
                .toList();
    }

    private boolean isThere(String packages, String name, String member, Set<String> others) {
        List<JavaClass> found = OURS.getOrDefault(name, List.of()).stream()
                .filter(type -> ("." + type.getPackageName() + ".").endsWith("." + packages))
                .toList();
        if (found.isEmpty()) {
            return NO_CLASSES.containsKey(name) || others.contains(name) || isOfTheJdk(name);
        }
        return member == null || found.stream().anyMatch(type -> has(type, member));
    }

    private static boolean isOfTheJdk(String name) {
        return JDK.stream().anyMatch(room -> {
            try {
                return Class.forName(room + "." + name) != null;
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }

    private boolean has(JavaClass type, String member) {
        return type.getAllMembers().stream().map(JavaMember::getName).anyMatch(member::equals)
                || OurClasses.ALL.contain(type.getName() + "$" + member);
    }

    /** Blocks of code are compiled or compared elsewhere. */
    private static String withoutBlocks(String page) {
        return page.replaceAll("(?s)```.*?```", "");
    }

    /** Simple names of all classes in the jars of the class path. */
    private static Set<String> classesOfLibraries() throws IOException {
        Set<String> names = new HashSet<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (path.endsWith(".jar") && Files.exists(Path.of(path))) {
                try (JarFile jar = new JarFile(path)) {
                    names.addAll(jar.stream()
                            .map(entry -> entry.getName())
                            .filter(entry -> entry.endsWith(".class"))
                            .map(DocumentedNamesTest::simpleName)
                            .collect(Collectors.toSet()));
                }
            }
        }
        return names;
    }

    /** The simple name of the class that an entry of a jar is. */
    private static String simpleName(String entry) {
        int first = Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('$')) + 1;
        return entry.substring(first, entry.length() - ".class".length());
    }
}
