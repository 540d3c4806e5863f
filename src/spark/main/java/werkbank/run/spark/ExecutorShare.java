package werkbank.run.spark;

import java.util.Optional;

/**
 * The share of a machine that the worker of a trial gets, and the program that it runs.
 *
 * @param threads for linear algebra, at least 1
 * @param heapMiB limit of its Java heap in MiB
 * @param nativeMiB limit of its memory beside the heap, where arrays live, in MiB
 * @param engine name of what computes its networks; empty for the best that can run there
 * @param main name of the class whose {@code main} is the worker
 */
public record ExecutorShare(int threads, int heapMiB, int nativeMiB, Optional<String> engine, String main) {}
