package werkbank.engine.operation;

/** The part of {@link OperationsContract} that needs no convolution and no product of matrices. */
public abstract class KernelContract
        implements MemoryContract,
                OrderContract,
                ActivationContract,
                NormalisationContract,
                PoolingContract,
                NoiseContract,
                LossContract,
                UpdateContract,
                PictureContract,
                LongerBuffersContract {}
