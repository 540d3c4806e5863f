package werkbank.engine.cuda;

import org.bytedeco.javacpp.Pointer;

/** An address in the card's memory, for calls of the libraries; what it points to is freed by its owner alone. */
final class DevicePointer extends Pointer {
    /** @param address in bytes, or 0 for none */
    DevicePointer(long address) {
        super((Pointer) null);
        this.address = address;
    }

    /** The address so many bytes on. */
    DevicePointer plus(long bytes) {
        return new DevicePointer(address + bytes);
    }
}
