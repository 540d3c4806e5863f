package werkbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws the packages of a source tree as SVG: a band for each module, a box for each package with its files and lines, and
 * arrows to whom it uses. An arrow that follows from others is left out. What is found by ServiceLoader alone isn't seen.
 * Arguments: the SVG file, then a NAME=FOLDER for each module, the lowest first.
 */
public final class Rooms {
    private static final Pattern NAME = Pattern.compile("\\bwerkbank((?:\\.[a-z][a-z0-9]*)*)\\.([A-Z]\\w*)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)\\.(?:\\w+|\\*);$");

    private static final int BOX = 132;
    private static final int BOX_HEIGHT = 34;
    private static final int GAP = 16;
    private static final int FLOOR = 68;
    private static final int LEFT = 136;
    private static final int RIGHT = 150;
    private static final int PADDING = 14;

    private final List<Module> modules;
    private final int width;
    private final StringBuilder svg = new StringBuilder();

    /** A module's folder of sources. */
    record Module(String name, Map<String, Room> rooms) {
        int files() {
            return rooms.values().stream().mapToInt(Room::files).sum();
        }

        int lines() {
            return rooms.values().stream().mapToInt(Room::lines).sum();
        }

        /** Names of the modules that it uses. */
        Set<String> uses(List<Module> all) {
            Set<String> others =
                    rooms.values().stream().flatMap(room -> room.uses.stream()).collect(Collectors.toSet());
            return all.stream()
                    .filter(other -> other != this)
                    .filter(other -> other.rooms.keySet().stream()
                            .filter(room -> !room.isEmpty())
                            .anyMatch(others::contains))
                    .map(Module::name)
                    .collect(Collectors.toSet());
        }
    }

    /** A package; its name is without {@code werkbank.}, and so are the names of those that it uses. */
    record Room(int files, int lines, Set<String> uses) {
        Room with(Room other) {
            Set<String> both = new TreeSet<>(uses);
            both.addAll(other.uses);
            return new Room(files + other.files, lines + other.lines, both);
        }
    }

    private record Place(double x, double y) {}

    private Rooms(List<Module> modules) {
        this.modules = modules;
        int boxes = modules.stream()
                .flatMap(module -> floors(module).stream())
                .mapToInt(List::size)
                .max()
                .orElse(1);
        this.width = LEFT + boxes * (BOX + GAP) + GAP + RIGHT;
    }

    public static void main(String[] args) throws IOException {
        List<Module> modules = new ArrayList<>();
        for (String module : List.of(args).subList(1, args.length)) {
            String[] parts = module.split("=", 2);
            modules.add(read(parts[0], Path.of(parts[1])));
        }
        Files.writeString(Path.of(args[0]), new Rooms(modules).draw());
    }

    private static Module read(String name, Path folder) throws IOException {
        Map<String, Room> rooms = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> rooms.merge(packageOf(folder, file), room(folder, file), Room::with));
        }
        return new Module(name, rooms);
    }

    private static String packageOf(Path folder, Path file) {
        String path = folder.resolve("werkbank").relativize(file.getParent()).toString();
        return path.replace('/', '.');
    }

    private static Room room(Path folder, Path file) {
        try {
            String text = Files.readString(file);
            Set<String> uses = uses(text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", ""));
            uses.remove(packageOf(folder, file));
            uses.remove("");
            return new Room(1, (int) text.lines().count(), uses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names in the code; an import counts where what it imports is used, and not in a comment alone. */
    private static Set<String> uses(String code) {
        String body = IMPORT.matcher(code).replaceAll("");
        Set<String> found = new TreeSet<>();
        for (MatchResult name : NAME.matcher(code).results().toList()) {
            if (code.contains("import static " + name.group())
                    || Pattern.compile("\\b" + name.group(2) + "\\b")
                            .matcher(body)
                            .find()) {
                found.add(name.group(1).isEmpty() ? "" : name.group(1).substring(1));
            }
        }
        return found;
    }

    private String draw() {
        Map<String, Place> middles = new LinkedHashMap<>();
        int y = 40;
        for (int m = modules.size() - 1; m >= 0; m--) {
            middles.put(modules.get(m).name, new Place(width - RIGHT, y + bandHeight(modules.get(m)) / 2.0));
            y += band(modules.get(m), y) + 12;
        }
        arrowsOfModules(middles);
        int files = modules.stream().mapToInt(Module::files).sum();
        int lines = modules.stream().mapToInt(Module::lines).sum();
        String title = text(
                GAP,
                24,
                "title",
                String.format(Locale.ROOT, "%,d files, %,d lines, in %d packages", files, lines, packages()));
        return head(y) + title + svg + "</svg>\n";
    }

    private long packages() {
        return modules.stream()
                .flatMap(module -> module.rooms.keySet().stream())
                .distinct()
                .count();
    }

    private String head(int height) {
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d">
                <style>
                text { font: 11px sans-serif; fill: #222 } .title, .module { font-weight: bold; font-size: 13px }
                .name { font-weight: bold; text-anchor: middle } .size { text-anchor: middle; fill: #555 }
                .band { fill: #f3f5f7; stroke: #c8d0d8 } .box { fill: #fff; stroke: #667 }
                .use { fill: none; stroke: #7a8aa0; marker-end: url(#tip) } .across { stroke: #b04a2f; stroke-width: 1.4 }
                </style>
                <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
                <path d="M0 0 8 4 0 8z" fill="context-stroke"/></marker></defs>
                <rect width="100%%" height="100%%" fill="#fff"/>
                """,
                width,
                height);
    }

    private int bandHeight(Module module) {
        return floors(module).size() * FLOOR - (FLOOR - BOX_HEIGHT) + 2 * PADDING;
    }

    /** Draws a module and gives its height. */
    private int band(Module module, int top) {
        int height = bandHeight(module);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"band\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>%n",
                GAP,
                top,
                width - RIGHT - GAP,
                height));
        svg.append(text(GAP + 10, top + 22, "module", module.name));
        svg.append(text(
                GAP + 10,
                top + 38,
                "",
                String.format(Locale.ROOT, "%,d files, %,d lines", module.files(), module.lines())));
        Map<String, Place> places = places(module, top);
        reduced(within(module)).forEach((user, used) -> used.forEach(one -> arrow(places.get(user), places.get(one))));
        places.forEach((name, place) -> box(name.isEmpty() ? "werkbank" : name, module.rooms.get(name), place));
        return height;
    }

    private Map<String, Place> places(Module module, int top) {
        Map<String, Place> places = new LinkedHashMap<>();
        List<List<String>> floors = floors(module);
        int room = width - LEFT - RIGHT;
        for (int f = 0; f < floors.size(); f++) {
            List<String> floor = floors.get(f);
            double step = (double) room / floor.size();
            for (int i = 0; i < floor.size(); i++) {
                places.put(floor.get(i), new Place(LEFT + step * (i + 0.5), top + PADDING + f * FLOOR));
            }
        }
        return places;
    }

    private void box(String name, Room room, Place place) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"box\" x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"3\"/>%n",
                place.x - BOX / 2.0,
                place.y,
                BOX,
                BOX_HEIGHT));
        svg.append(text(place.x, place.y + 14, "name", name));
        svg.append(text(
                place.x,
                place.y + 28,
                "size",
                String.format(Locale.ROOT, "%d files, %,d lines", room.files, room.lines)));
    }

    private void arrow(Place from, Place to) {
        double start = from.y + BOX_HEIGHT;
        double bend = (to.y - start) * 0.55;
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"use\" d=\"M%.0f %.0fC%1$.0f %.0f %.0f %.0f %4$.0f %.0f\"/>%n",
                from.x,
                start,
                start + bend,
                to.x,
                to.y - bend,
                to.y));
    }

    /** Arrows in the margin, the shortest next to the bands. */
    private void arrowsOfModules(Map<String, Place> middles) {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        modules.forEach(module -> uses.put(module.name, module.uses(modules)));
        List<String> order = List.copyOf(middles.keySet());
        reduced(uses)
                .forEach((user, used) -> used.forEach(one -> {
                    int far = order.indexOf(one) - order.indexOf(user);
                    double out = middles.get(user).x + 14 + 22.0 * far;
                    double spread = 8.0 * far;
                    svg.append(String.format(
                            Locale.ROOT,
                            "<path class=\"use across\" d=\"M%.0f %.0fC%.0f %2$.0f %3$.0f %.0f %1$.0f %4$.0f\"/>%n",
                            middles.get(user).x,
                            middles.get(user).y + Math.min(spread, 14),
                            out,
                            middles.get(one).y - Math.min(spread, 14)));
                }));
    }

    private static String text(double x, double y, String style, String words) {
        return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>%n", style, x, y, words);
    }

    /** Who uses whom in a module. */
    private static Map<String, Set<String>> within(Module module) {
        Map<String, Set<String>> uses = new TreeMap<>();
        module.rooms.forEach((name, room) -> uses.put(
                name,
                room.uses.stream().filter(module.rooms::containsKey).collect(Collectors.toCollection(TreeSet::new))));
        return uses;
    }

    /** The uses that follow from no others. */
    private static Map<String, Set<String>> reduced(Map<String, Set<String>> uses) {
        Map<String, Set<String>> left = new LinkedHashMap<>();
        uses.forEach((user, used) -> left.put(
                user,
                used.stream()
                        .filter(one ->
                                used.stream().noneMatch(other -> !other.equals(one) && reaches(uses, other, one)))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return left;
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        return uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> next.equals(to) || reaches(uses, next, to));
    }

    /** The packages of a module, floor by floor from the top: each stands above those that it uses. */
    private static List<List<String>> floors(Module module) {
        Map<String, Set<String>> uses = within(module);
        Map<String, Integer> depth = new HashMap<>();
        uses.keySet().forEach(name -> depth(name, uses, depth));
        int most = depth.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<String>> floors = IntStream.rangeClosed(0, most)
                .mapToObj(d -> uses.keySet().stream()
                        .filter(name -> depth.get(name) == most - d)
                        .collect(Collectors.toCollection(ArrayList::new)))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int sweep = 0; sweep < 4; sweep++) {
            for (int f = 1; f < floors.size(); f++) {
                align(floors.get(f), floors.get(f - 1), name -> users(name, uses));
            }
            for (int f = floors.size() - 2; f >= 0; f--) {
                align(floors.get(f), floors.get(f + 1), uses::get);
            }
        }
        return floors;
    }

    private static int depth(String name, Map<String, Set<String>> uses, Map<String, Integer> known) {
        Integer before = known.get(name);
        if (before != null) {
            return before;
        }
        int depth = uses.get(name).stream()
                .mapToInt(used -> depth(used, uses, known) + 1)
                .max()
                .orElse(0);
        known.put(name, depth);
        return depth;
    }

    private static Set<String> users(String name, Map<String, Set<String>> uses) {
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Orders a floor so that each package comes near the middle of its neighbours on another. */
    private static void align(List<String> floor, List<String> other, Function<String, Set<String>> neighbours) {
        Map<String, Double> middle = new HashMap<>();
        for (String name : floor) {
            middle.put(
                    name,
                    neighbours.apply(name).stream()
                            .mapToInt(other::indexOf)
                            .filter(place -> place >= 0)
                            .mapToDouble(place -> (place + 0.5) / other.size())
                            .average()
                            .orElse((floor.indexOf(name) + 0.5) / floor.size()));
        }
        floor.sort(Comparator.comparing(middle::get));
    }
}
