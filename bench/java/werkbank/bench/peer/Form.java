package werkbank.bench.peer;

/** A way to compute, and how the cores are shared. */
record Form(Way way, Layout layout) {
    String precision() {
        return way.precision();
    }

    /** The form in words, without its precision: {@code channels-last, compiled, a process a core}. */
    String words() {
        return way.mode().replace("+", ", ") + ", " + layout.words();
    }
}
