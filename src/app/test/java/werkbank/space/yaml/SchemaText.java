package werkbank.space.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON as {@code search-spaces/werkbank.schema.json} has it: in one line what fits into one. */
final class SchemaText {
    private static final int WIDTH = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    static Map<?, ?> parse(String text) throws JsonProcessingException {
        return JSON.readValue(text, Map.class);
    }

    static String of(Object value) {
        return lines(value, "", 0) + "\n";
    }

    /** @param beside columns that are taken in the first line */
    private static String lines(Object value, String indent, int beside) {
        String line = line(value);
        boolean hasParts = value instanceof Map || value instanceof List;
        if (!hasParts || indent.length() + beside + line.length() < WIDTH) {
            return line;
        }
        boolean isMap = value instanceof Map;
        List<String> parts = parts(value, indent + "  ");
        return (isMap ? "{" : "[") + "\n" + String.join(",\n", parts) + "\n" + indent + (isMap ? "}" : "]");
    }

    private static List<String> parts(Object value, String indent) {
        List<String> parts = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> {
                String name = line(key) + ": ";
                parts.add(indent + name + lines(part, indent, name.length()));
            });
        } else {
            ((List<?>) value).forEach(part -> parts.add(indent + lines(part, indent, 0)));
        }
        return parts;
    }

    private static String line(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((key, part) -> parts.add(line(key) + ": " + line(part)));
            return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(SchemaText::line).toList()) + "]";
        }
        return value instanceof Double number ? number(number) : scalar(value);
    }

    private static String scalar(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String number(double value) {
        boolean isShort = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9);
        return isShort
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value).replace('E', 'e');
    }
}
