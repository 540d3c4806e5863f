package werkbank.engine.cpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Memory that layers take turns in, so that it stays in the processor's caches. */
final class Rooms implements AutoCloseable {
    private static final int LINE = 64;

    private final List<Room> rooms = new ArrayList<>();

    private static final class Room {
        private final BytePointer memory;
        private final long size;
        private int lastReader;

        private Room(long size) {
            this.memory = new BytePointer(size + LINE);
            this.size = size;
        }

        /** The beginning of a line of the processor's caches. */
        Pointer begin() {
            return memory.getPointer((LINE - memory.address() % LINE) % LINE);
        }
    }

    /**
     * Memory that nobody else has.
     *
     * @param layer that writes it
     * @param lastReader the last layer that reads it
     */
    memory take(memory.desc desc, int layer, int lastReader) {
        Room room = rooms.stream()
                .filter(free -> free.lastReader < layer && free.size >= desc.get_size())
                .min(Comparator.comparingLong(free -> free.size))
                .orElseGet(() -> added(desc.get_size()));
        room.lastReader = lastReader;
        return new memory(desc, OneDnn.engine(), room.begin());
    }

    private Room added(long size) {
        Room room = new Room(size);
        rooms.add(room);
        return room;
    }

    @Override
    public void close() {
        rooms.forEach(room -> room.memory.close());
    }
}
