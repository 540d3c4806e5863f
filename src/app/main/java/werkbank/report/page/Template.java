package werkbank.report.page;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places such as {@code {{title}}}, filled in one pass: what is filled in is never looked at again. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    static Template of(String text) {
        return new Template(text);
    }

    /** @throws IllegalArgumentException when a place has no value */
    String fill(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
    }

    private static String value(Map<String, String> values, String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "no value for {{%s}}", name));
        }
        return values.get(name);
    }
}
