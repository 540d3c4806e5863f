package werkbank.report.page;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.WerkbankException;

/**
 * Joins ES modules into one script, since a page that opens from disk may import nothing: each module's text once, after
 * those that it imports, without the words {@code import} and {@code export}. All share one scope, so no two modules may
 * declare the same name.
 */
final class ScriptBundle {
    /** An import as the formatter writes it, on one line or several. */
    private static final Pattern IMPORT =
            Pattern.compile("^import \\{([^}]*)} from \"([^\"]+)\";\n", Pattern.MULTILINE);

    private static final Pattern DECLARED =
            Pattern.compile("^(export )?(?:const|let|function) (\\w+)", Pattern.MULTILINE);

    private final UnaryOperator<String> read;

    /** Texts by module, in the order in which they are joined. */
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Modules whose imports have been looked at, or are just now. */
    private final Set<String> begun = new HashSet<>();

    private final Map<String, Set<String>> exports = new HashMap<>();
    private final Map<String, String> declaredIn = new HashMap<>();

    private ScriptBundle(UnaryOperator<String> read) {
        this.read = read;
    }

    /**
     * @param main path of the module that begins, relative to the folder of all
     * @param read gives the text of a path, with LF at the ends of lines
     * @throws WerkbankException when modules import each other in a circle, import what isn't exported, or declare a name
     *     that another has
     */
    static String of(String main, UnaryOperator<String> read) {
        ScriptBundle bundle = new ScriptBundle(read);
        bundle.add(main);
        return String.join("\n", bundle.texts.values());
    }

    private void add(String module) {
        if (texts.containsKey(module)) {
            return;
        }
        check(begun.add(module), "%s imports itself, through others", module);
        String text = read.apply(module);
        IMPORT.matcher(text).results().forEach(found -> follow(module, found));
        declare(module, text);
        String bare = IMPORT.matcher(text).replaceAll("");
        check(!bare.startsWith("import ") && !bare.contains("\nimport "), "%s has an import of another form", module);
        texts.put(module, bare.replaceAll("(?m)^export ", "").strip() + "\n");
    }

    private void follow(String module, MatchResult found) {
        String imported = resolved(module, found.group(2));
        add(imported);
        Stream.of(found.group(1).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> check(
                        exports.get(imported).contains(name),
                        "%s imports %s, which %s doesn't export",
                        module,
                        name,
                        imported));
    }

    private void declare(String module, String text) {
        for (Matcher found = DECLARED.matcher(text); found.find(); ) {
            String other = declaredIn.put(found.group(2), module);
            check(other == null, "%s declares %s, as %s does", module, found.group(2), other);
        }
        exports.put(
                module,
                DECLARED.matcher(text)
                        .results()
                        .filter(found -> found.group(1) != null)
                        .map(found -> found.group(2))
                        .collect(Collectors.toSet()));
    }

    /** @param path such as {@code ./dom.js} or {@code ../study/data.js} */
    private static String resolved(String module, String path) {
        return URI.create(module).resolve(path).normalize().toString();
    }

    private static void check(boolean holds, String problem, Object... details) {
        if (!holds) {
            throw new WerkbankException("the report's scripts: " + String.format(Locale.ROOT, problem, details));
        }
    }
}
