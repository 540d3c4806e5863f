package werkbank.engine.operation;

/**
 * What every implementation of {@link Operations} has to do, part by part. Expectations are computed from definitions, with
 * 64 bits, or are finite differences of such; how near a result has to come is said by {@link OperationsUnderTest}.
 */
public abstract class OperationsContract extends KernelContract implements ConvolutionContract, ProductContract {}
