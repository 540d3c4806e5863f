package werkbank.engine.operation;

/** The sizes of a normalisation of each channel over all rows, [rows][channels]. */
public record NormShape(int rows, int channels) {}
