package werkbank.engine.cuda;

import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Memory from the CUDA runtime, on the device of the calling thread. */
final class RuntimeMemory implements MemoryCalls {
    private final CUstream_st stream;

    /** @param stream whose operations use the memory */
    RuntimeMemory(CUstream_st stream) {
        this.stream = stream;
    }

    @Override
    public long allocate(long bytes) {
        // The call writes the address into the pointer, which has no deallocator.
        Pointer address = new Pointer();
        int code = cudart.cudaMalloc(address, bytes);
        if (code == cudart.cudaErrorMemoryAllocation) {
            // The runtime would tell of it again at another call.
            cudart.cudaGetLastError();
            return 0;
        }
        CudaStatus.cuda(code, "cudaMalloc");
        return address.address();
    }

    @Override
    public void free(long address) {
        // Both fail only when the card is lost, which the next call tells; what is closed then must not hide that.
        cudart.cudaStreamSynchronize(stream);
        cudart.cudaFree(new DevicePointer(address));
    }

    @Override
    public long left() {
        return figures()[0];
    }

    @Override
    public long total() {
        return figures()[1];
    }

    private static long[] figures() {
        try (SizeTPointer free = new SizeTPointer(1);
                SizeTPointer total = new SizeTPointer(1)) {
            CudaStatus.cuda(cudart.cudaMemGetInfo(free, total), "cudaMemGetInfo");
            return new long[] {free.get(), total.get()};
        }
    }
}
