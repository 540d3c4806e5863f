package werkbank.engine;

/**
 * The libraries that an engine computes with, and how many threads it may use.
 *
 * @param name the engine's own word for it, for instance ND4J's {@code CpuBackend}
 * @param version of the engine's library
 * @param convolution the library that convolutions run on, in words
 * @param threads that one operation may use; on a GPU those that Java may
 * @param gpu whether networks run on a GPU
 */
public record Backend(String name, String version, String convolution, int threads, boolean gpu) {}
