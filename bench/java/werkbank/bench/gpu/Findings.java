package werkbank.bench.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import werkbank.file.Json;

/** All that was found so far, section by section; each change is in the file before the next is made. */
final class Findings {
    private final Path file;
    private final Map<String, Map<String, Object>> sections;

    private Findings(Path file, Map<String, Map<String, Object>> sections) {
        this.file = file;
        this.sections = sections;
    }

    /** Reads what is in the file; nothing when there is none. */
    static Findings of(Path file) {
        try {
            return new Findings(file, Files.exists(file) ? read(Files.readString(file)) : new LinkedHashMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> read(String json) {
        return Json.read(json.isBlank() ? "{}" : json, LinkedHashMap.class);
    }

    /** What one part found so far, by key; empty when it hasn't run. */
    Map<String, Object> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }

    void put(String section, String key, Object value) {
        sections.computeIfAbsent(section, any -> new LinkedHashMap<>()).put(key, value);
        write();
    }

    /** Forgets one thing, if it is there. */
    void remove(String section, String key) {
        if (section(section).containsKey(key)) {
            sections.get(section).remove(key);
            write();
        }
    }

    void forget(String section) {
        sections.remove(section);
        write();
    }

    /** One line of JSON. */
    String json() {
        return Json.write(sections);
    }

    private void write() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, Json.indented(sections) + "\n");
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
