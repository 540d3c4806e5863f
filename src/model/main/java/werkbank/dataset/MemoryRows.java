package werkbank.dataset;

/** Images on the heap. */
record MemoryRows(byte[][] pixels) implements PixelRows {
    @Override
    public int count() {
        return pixels.length;
    }

    @Override
    public boolean areMapped() {
        return false;
    }

    @Override
    public byte[] row(int row) {
        return pixels[row];
    }

    @Override
    public void copy(int row, byte[] target, int offset) {
        System.arraycopy(pixels[row], 0, target, offset, pixels[row].length);
    }
}
