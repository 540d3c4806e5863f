package werkbank.engine.cuda;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import werkbank.engine.DeviceMemoryException;

/** The card's memory as a session uses it: when it is full, what can be done without is given back before giving up. */
final class CardMemory {
    private static final double MIB = 1 << 20;

    /** Bytes that the libraries want addresses to be multiples of; memory of the card begins at one. */
    private static final long ALIGNMENT = 256;

    private final MemoryCalls calls;
    private BooleanSupplier makeRoom = () -> false;

    CardMemory(MemoryCalls calls) {
        this.calls = calls;
    }

    /** The next multiple of 256 bytes. */
    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** @param makeRoom frees memory that can be allocated again later, and says whether there was any */
    void onShortage(BooleanSupplier makeRoom) {
        this.makeRoom = makeRoom;
    }

    /**
     * Allocates memory of the card.
     *
     * @param bytes at least 0; for 0 one byte is taken
     * @throws DeviceMemoryException when the card has not so much left, with the figures
     */
    DevicePointer allocate(long bytes) {
        long wanted = Math.max(1, bytes);
        long address = calls.allocate(wanted);
        if (address == 0 && makeRoom.getAsBoolean()) {
            address = calls.allocate(wanted);
        }
        if (address == 0) {
            throw new DeviceMemoryException(String.format(
                    Locale.ROOT,
                    "the GPU has not %,d bytes left: %.1f of its %.0f MiB are free",
                    wanted,
                    calls.left() / MIB,
                    calls.total() / MIB));
        }
        return new DevicePointer(address);
    }

    void free(DevicePointer pointer) {
        calls.free(pointer.address());
    }

    /** Bytes that are free on the card. */
    long left() {
        return calls.left();
    }
}
