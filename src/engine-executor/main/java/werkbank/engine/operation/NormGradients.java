package werkbank.engine.operation;

/** The gradients of the parameters of a batch normalisation that learn, each [channels] of kind FLOAT. */
public record NormGradients(Buffer gamma, Buffer beta) {}
