package werkbank.bench.peer;

import java.util.List;

/** The way in which processes share the cores. */
enum Layout {
    TOGETHER("one process"),
    APART("a process a core");

    private final String words;

    Layout(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The layouts that differ on so many cores. */
    static List<Layout> of(int cores) {
        return cores == 1 ? List.of(APART) : List.of(values());
    }

    int processes(int cores) {
        return this == TOGETHER ? 1 : cores;
    }

    /** The threads of each process. */
    int threads(int cores) {
        return this == TOGETHER ? cores : 1;
    }
}
