package werkbank.engine.cuda;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Copies between Java's arrays and the card through a piece of memory that doesn't move. An upload returns once its numbers
 * are in that piece; the next one waits until the card has them.
 */
final class Staging implements AutoCloseable {
    private static final int BYTES = 8 << 20;

    private final CUstream_st stream;
    private final CUevent_st copied = new CUevent_st();
    private final Pointer pinned = new Pointer();
    private boolean busy;

    Staging(CUstream_st stream) {
        this.stream = stream;
        CudaStatus.cuda(
                cudart.cudaEventCreateWithFlags(copied, cudart.cudaEventDisableTiming), "cudaEventCreateWithFlags");
        CudaStatus.cuda(cudart.cudaHostAlloc(pinned, BYTES, cudart.cudaHostAllocDefault), "cudaHostAlloc");
    }

    /** Puts a part of an array at the beginning of the piece. */
    private interface Fill {
        void put(int from, int count);
    }

    void upload(float[] from, DevicePointer to) {
        FloatPointer numbers = new FloatPointer(pinned);
        upload(from.length, Float.BYTES, to, (at, count) -> numbers.put(from, at, count));
    }

    void upload(int[] from, DevicePointer to) {
        IntPointer numbers = new IntPointer(pinned);
        upload(from.length, Integer.BYTES, to, (at, count) -> numbers.put(from, at, count));
    }

    void upload(byte[] from, DevicePointer to) {
        BytePointer numbers = new BytePointer(pinned);
        upload(from.length, Byte.BYTES, to, (at, count) -> numbers.put(from, at, count));
    }

    private void upload(int length, int width, DevicePointer to, Fill fill) {
        int most = BYTES / width;
        for (int at = 0; at < length; at += most) {
            int count = Math.min(most, length - at);
            settle();
            fill.put(at, count);
            CudaStatus.cuda(
                    cudart.cudaMemcpyAsync(
                            to.plus((long) at * width),
                            pinned,
                            (long) count * width,
                            cudart.cudaMemcpyHostToDevice,
                            stream),
                    "cudaMemcpyAsync");
            CudaStatus.cuda(cudart.cudaEventRecord(copied, stream), "cudaEventRecord");
            busy = true;
        }
    }

    /** Waits for all that was called before, then copies. */
    void download(DevicePointer from, float[] to) {
        FloatPointer numbers = new FloatPointer(pinned);
        int most = BYTES / Float.BYTES;
        settle();
        for (int at = 0; at < to.length; at += most) {
            int count = Math.min(most, to.length - at);
            CudaStatus.cuda(
                    cudart.cudaMemcpyAsync(
                            pinned,
                            from.plus((long) at * Float.BYTES),
                            (long) count * Float.BYTES,
                            cudart.cudaMemcpyDeviceToHost,
                            stream),
                    "cudaMemcpyAsync");
            CudaStatus.cuda(cudart.cudaStreamSynchronize(stream), "cudaStreamSynchronize");
            numbers.get(to, at, count);
        }
    }

    private void settle() {
        if (busy) {
            CudaStatus.cuda(cudart.cudaEventSynchronize(copied), "cudaEventSynchronize");
            busy = false;
        }
    }

    /** Waits, then frees the piece. */
    @Override
    public void close() {
        cudart.cudaStreamSynchronize(stream);
        cudart.cudaFreeHost(pinned);
        cudart.cudaEventDestroy(copied);
    }
}
