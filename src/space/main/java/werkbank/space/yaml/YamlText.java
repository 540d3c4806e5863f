package werkbank.space.yaml;

import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import werkbank.ByteOrderMark;
import werkbank.InputException;
import werkbank.option.MessageText;

/**
 * YAML text to a {@link YamlTree}. Scalars have the types of YAML 1.2: {@code 1e-4} is a number, {@code yes} and
 * {@code 1:30} are text. Anchors, aliases and merge keys work; a key may stand once in its block.
 */
final class YamlText {
    /** Aliases can make a short text unfold into billions of nodes. */
    private static final int MOST_NODES = 20_000;

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern REAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern YES_OR_NO = Pattern.compile("true|True|TRUE|false|False|FALSE");

    private final String file;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private YamlText(String file) {
        this.file = file;
    }

    /**
     * @param file for messages
     * @return empty when there is nothing but comments
     * @throws InputException when it is not YAML, or has a key twice
     */
    static Optional<YamlTree> parse(String text, String file) {
        return new YamlText(file).parse(ByteOrderMark.without(text));
    }

    /** Whether text without quotes is a number. */
    static boolean isNumber(String text) {
        return WHOLE.matcher(text).matches() || REAL.matcher(text).matches();
    }

    private Optional<YamlTree> parse(String text) {
        rejectUnprintable(text);
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)))
                    .map(this::tree);
        } catch (MarkedYAMLException e) {
            throw notYaml(e, text);
        } catch (YAMLException e) {
            throw new Place(file, 1, 1).error("this is not YAML: " + YamlFault.words(String.valueOf(e.getMessage())));
        }
    }

    /** SnakeYAML does that too, but without the place, and fails on half a surrogate pair at the end of its buffer. */
    private void rejectUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                throw place(text, i).error("there is a character here that YAML doesn't allow; delete it");
            }
        }
    }

    private InputException notYaml(MarkedYAMLException e, String text) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        Place place = mark == null ? new Place(file, 1, 1) : place(mark);
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t")) {
            return tabs(place, text);
        }
        return place.error(YamlFault.bareLayer(problem, text, place.line())
                .orElseGet(() -> "this is not YAML: " + YamlFault.words(problem)));
    }

    /** All lines that are indented with tabs, or the one place. */
    private InputException tabs(Place place, String text) {
        Problems problems = new Problems();
        String words = "there is a tab here; YAML is indented with spaces";
        problems.add(place, words);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int indent = lines.get(i).indexOf('\t');
            if (indent >= 0 && lines.get(i).substring(0, indent).isBlank()) {
                problems.add(new Place(file, i + 1, indent + 1), words);
            }
        }
        return problems.all();
    }

    private Place place(String text, int position) {
        String before = text.substring(0, position);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(file, line, before.length() - before.lastIndexOf('\n'));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private YamlTree tree(Node node) {
        Place place = place(node.getStartMark());
        if (++nodes > MOST_NODES) {
            throw place.error(String.format(
                    Locale.ROOT, "more than %d values from here on; a search space is smaller", MOST_NODES));
        }
        if (!open.add(node)) {
            throw place.error("this anchor contains itself; write the values out");
        }
        try {
            return tree(node, place);
        } finally {
            open.remove(node);
        }
    }

    private YamlTree tree(Node node, Place place) {
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            throw place.error(String.format(
                    Locale.ROOT,
                    "the tag %s means nothing here; delete it",
                    MessageText.quoted(node.getTag().getValue())));
        }
        if (node instanceof MappingNode mapping) {
            return new YamlTree.Keys(place, entries(mapping));
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlTree.Items(
                    place, sequence.getValue().stream().map(this::tree).toList());
        }
        return scalar((ScalarNode) node, place);
    }

    private Map<String, YamlTree.Entry> entries(MappingNode mapping) {
        Map<String, YamlTree.Entry> own = new LinkedHashMap<>();
        List<YamlTree> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode().getStartMark());
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merged.add(tree(tuple.getValueNode()));
                continue;
            }
            String key = key(tuple.getKeyNode(), place);
            YamlTree.Entry before = own.put(key, new YamlTree.Entry(place, tree(tuple.getValueNode())));
            if (before != null) {
                throw place.error(String.format(
                        Locale.ROOT,
                        "%s stands here for the second time, first in line %d; keep one",
                        MessageText.quoted(key),
                        before.place().line()));
            }
        }
        merged.forEach(tree -> merge(tree, own));
        return own;
    }

    private static String key(Node node, Place place) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw place.error("a key must be a plain word");
    }

    private static void merge(YamlTree tree, Map<String, YamlTree.Entry> into) {
        if (tree instanceof YamlTree.Items items) {
            items.items().forEach(item -> merge(item, into));
        } else {
            tree.keys("<<", "an alias of one, *name").entries().forEach(into::putIfAbsent);
        }
    }

    private static YamlTree scalar(ScalarNode node, Place place) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return new YamlTree.Scalar(place, text, text);
        }
        return NOTHING.matcher(text).matches()
                ? new YamlTree.Nothing(place)
                : new YamlTree.Scalar(place, plainValue(text), text);
    }

    private static Object plainValue(String text) {
        if (WHOLE.matcher(text).matches()) {
            return new BigInteger(text.startsWith("+") ? text.substring(1) : text).longValue();
        }
        if (REAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return YES_OR_NO.matcher(text).matches() ? (Object) Boolean.valueOf(text) : text;
    }
}
