package werkbank.bench.peer;

import java.util.List;
import java.util.function.IntFunction;

/**
 * One of those that are compared.
 *
 * @param name for people
 * @param hasVersion whether its program tells name and version, which the name gives way to
 * @param ways in which it computes, what is built on others after these
 * @param remedy what helps where it isn't there; empty when nothing does
 * @param process its program with so many threads, yet to be started
 */
record Library(
        Side side,
        String name,
        boolean hasVersion,
        List<Way> ways,
        String remedy,
        IntFunction<ProcessBuilder> process) {
    /** The name of its logs. */
    String log() {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
