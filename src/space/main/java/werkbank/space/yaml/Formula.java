package werkbank.space.yaml;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import werkbank.InputException;
import werkbank.option.MessageText;

/**
 * Arithmetic over parameters: numbers, {@code $names}, {@code + - * /} and parentheses, nothing else.
 *
 * @param names the parameters in it, each once
 * @param expression the same with {@code p0, p1, ...} for the names, which may have hyphens
 */
record Formula(Place place, String text, List<String> names, String expression) {
    /** A parameter's name as a file may give it; a hyphen needs a letter after it, so that {@code $a-1} subtracts. */
    static final String NAME = "[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*)*";

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:\\$(" + NAME + ")|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?)|([-+*/()]))\\s*");
    private static final Pattern BRACES = Pattern.compile("\\s*\\$\\{\\s*(" + NAME + ")\\s*}");
    private static final Pattern FUNCTION = Pattern.compile("\\s*[A-Za-z_.]+\\s*\\(");
    private static final int LONGEST = 200;
    private static final ExpressionConfiguration PLAIN = ExpressionConfiguration.builder()
            .implicitMultiplicationAllowed(false)
            .build();
    /** Decimal digits kept, so that 48 / 7 * 7 is 48. */
    private static final MathContext DIGITS = new MathContext(15);

    /** @throws werkbank.InputException when it is not arithmetic over names */
    static Formula parse(Place place, String text) {
        if (text.length() > LONGEST) {
            throw place.error(String.format(
                    Locale.ROOT, "the expression has %d characters; it must have at most %d", text.length(), LONGEST));
        }
        List<String> names = new ArrayList<>();
        Formula formula = new Formula(place, text, names, rewrite(place, text, names));
        try {
            new Expression(formula.expression, PLAIN).validate();
        } catch (BaseException e) {
            throw formula.unreadable();
        }
        return formula;
    }

    private static String rewrite(Place place, String text, List<String> names) {
        StringBuilder rewritten = new StringBuilder();
        Matcher matcher = TOKEN.matcher(text);
        int position = 0;
        while (position < text.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw place.error(String.format(
                        Locale.ROOT,
                        "can't read the expression %s at %s; it may have numbers, $names, + - * / and ()%s",
                        MessageText.quoted(text),
                        MessageText.quoted(text.substring(position)),
                        remedy(text.substring(position))));
            }
            rewritten.append(rewrite(matcher, names)).append(' ');
            position = matcher.end();
        }
        return rewritten.toString();
    }

    private static String rewrite(Matcher token, List<String> names) {
        String name = token.group(1);
        if (name == null) {
            return token.group().strip();
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        return "p" + names.indexOf(name);
    }

    /**
     * @param values of at least {@link #names}
     * @return an {@link Integer} when it is whole and fits, else a {@link Double}
     * @throws werkbank.InputException when a value is not a number, or it divides by zero
     */
    Object at(Map<String, Object> values) {
        Expression bound = new Expression(expression, PLAIN);
        for (int i = 0; i < names.size(); i++) {
            bound.with("p" + i, decimal(names.get(i), values.get(names.get(i))));
        }
        try {
            return plain(bound.evaluate().getNumberValue().round(DIGITS));
        } catch (BaseException | ArithmeticException e) {
            String reason = String.valueOf(e.getMessage());
            boolean isDivision = reason.contains("zero") || reason.contains("undefined");
            throw place.error(String.format(
                    Locale.ROOT,
                    isDivision ? "%s divides by zero%s" : "%s is too large to compute%s",
                    MessageText.quoted(text),
                    origin(values)));
        }
    }

    /** The values that the formula takes, in words such as {@code " where $filters is 16"}. */
    String origin(Map<String, Object> values) {
        List<String> parts = names.stream()
                .map(name -> String.format(Locale.ROOT, "$%s is %s", name, MessageText.shown(values.get(name))))
                .toList();
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    private BigDecimal decimal(String name, Object value) {
        if (value instanceof Integer whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value instanceof Double real) {
            return BigDecimal.valueOf(real);
        }
        throw place.error(
                String.format(Locale.ROOT, "$%s is %s; arithmetic needs a number", name, MessageText.shown(value)));
    }

    private static Object plain(BigDecimal number) {
        double value = number.doubleValue();
        boolean isInt = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        return isInt ? (Object) (int) value : (Object) value;
    }

    private InputException unreadable() {
        String reason = "each of + - * / stands between two values";
        if (text.contains("**")) {
            reason = "there are no powers, write $n * $n";
        } else if (letters(text, '(') != letters(text, ')')) {
            reason = "a parenthesis is missing";
        }
        return place.error(
                String.format(Locale.ROOT, "can't read the expression %s: %s", MessageText.quoted(text), reason));
    }

    private static long letters(String text, char letter) {
        return text.chars().filter(c -> c == letter).count();
    }

    /** Says what to do about text that is no part of an expression. */
    private static String remedy(String rest) {
        Matcher braces = BRACES.matcher(rest);
        if (braces.lookingAt()) {
            return "; write $" + braces.group(1);
        }
        if (FUNCTION.matcher(rest).lookingAt()) {
            return "; there are no functions";
        }
        return rest.startsWith("^") ? "; there are no powers, write $n * $n" : "";
    }
}
