package werkbank;

import java.util.List;
import java.util.stream.IntStream;

/** The byte-order mark that editors and spreadsheets on Windows write before a text; it belongs to no word. */
public final class ByteOrderMark {
    private static final String MARK = "\uFEFF";

    private ByteOrderMark() {}

    /** The text without a mark before it. */
    public static String without(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** The lines of a text without a mark before the first. */
    public static List<String> without(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(line -> line == 0 ? without(lines.get(line)) : lines.get(line))
                .toList();
    }
}
