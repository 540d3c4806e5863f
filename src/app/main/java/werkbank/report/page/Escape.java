package werkbank.report.page;

/** Escapes what a study says, so that a page shows it and no browser takes it for HTML or a script. */
final class Escape {
    private Escape() {}

    /** Escapes text for element content and quoted attributes. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * JSON that may stand in a script element: the same values, without any character that the HTML parser acts on
     * ({@code </script>}, {@code <!--}) or that old JavaScript takes for a line's end.
     */
    static String json(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
