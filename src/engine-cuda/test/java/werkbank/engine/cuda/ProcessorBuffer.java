package werkbank.engine.cuda;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** Numbers in the memory of a {@link ProcessorLauncher}. */
record ProcessorBuffer(long address, Kind kind, int width, long length) implements Buffer {
    @Override
    public Buffer part(long from, long partLength) {
        if (from < 0 || partLength < 0 || from > length - partLength) {
            throw new IllegalArgumentException("no part of " + partLength + " from " + from + " on");
        }
        return new ProcessorBuffer(address + from * width, kind, width, partLength);
    }

    long bytes() {
        return length * width;
    }

    @Override
    public void close() {}
}
