package werkbank.space;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import werkbank.option.MessageText;

/** Reads two terms and what must hold between them, from left to right. */
final class RuleParser {
    /** A name has hyphens before letters only, so that {@code a-1} subtracts; a range in place has dots in its name. */
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:\\$?([A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*"
            + "|\\.[A-Za-z0-9_]+)*)|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?)|(<=|>=|==|[-+*/()<>]))\\s*");

    private static final int LONGEST = 200;
    /** Parentheses and signs in each other. */
    private static final int DEEPEST = 50;

    private final String text;
    private final Matcher token;
    private int at;
    private int depth;

    RuleParser(String text) {
        this.text = text.strip();
        this.token = TOKEN.matcher(this.text);
    }

    ParameterRule rule() {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "it has %d characters; write at most %d", text.length(), LONGEST));
        }
        Arithmetic left = sum();
        ParameterRule.Relation relation = Arrays.stream(ParameterRule.Relation.values())
                .filter(one -> takes(one.sign()))
                .findFirst()
                .orElseThrow(() -> wrong("one of <= >= < > == must stand here"));
        Arithmetic right = sum();
        if (at < text.length()) {
            throw wrong("one comparison of two terms is all there may be");
        }
        return new ParameterRule(text, left, relation, right);
    }

    private Arithmetic sum() {
        return chain(this::product, "+", "-");
    }

    private Arithmetic product() {
        return chain(this::factor, "*", "/");
    }

    /** Terms with operators of one rank between them. */
    private Arithmetic chain(Supplier<Arithmetic> part, String... signs) {
        Arithmetic all = part.get();
        for (Optional<String> sign = taken(signs); sign.isPresent(); sign = taken(signs)) {
            all = new Arithmetic.Operation(sign.get().charAt(0), all, part.get());
        }
        return all;
    }

    private Optional<String> taken(String... signs) {
        return List.of(signs).stream().filter(this::takes).findFirst();
    }

    private Arithmetic factor() {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deeply");
        }
        try {
            if (takes("-")) {
                return new Arithmetic.Operation('-', new Arithmetic.Constant(0), factor());
            }
            if (takes("(")) {
                Arithmetic inside = sum();
                if (!takes(")")) {
                    throw wrong("a parenthesis is missing");
                }
                return inside;
            }
            return operand();
        } finally {
            depth--;
        }
    }

    private Arithmetic operand() {
        if (!isNext() || token.group(3) != null) {
            throw wrong("a number or a parameter's name must stand here");
        }
        at = token.end();
        return token.group(1) != null
                ? new Arithmetic.Named(token.group(1))
                : new Arithmetic.Constant(Double.parseDouble(token.group(2)));
    }

    private boolean isNext() {
        return token.find(at) && token.start() == at;
    }

    private boolean takes(String sign) {
        if (!isNext() || !sign.equals(token.group(3))) {
            return false;
        }
        at = token.end();
        return true;
    }

    private IllegalArgumentException wrong(String reason) {
        String rest = text.substring(at);
        String where = rest.isEmpty() ? "at its end" : "at " + MessageText.quoted(rest);
        return new IllegalArgumentException(where + ": " + reason + remedy(rest));
    }

    private static String remedy(String rest) {
        if (rest.startsWith("=<") || rest.startsWith("=>")) {
            return "; write <= or >=";
        }
        if (rest.startsWith("=")) {
            return "; write == for equal";
        }
        if (rest.startsWith("^") || rest.startsWith("*")) {
            return "; there are no powers, write n * n";
        }
        return "";
    }
}
