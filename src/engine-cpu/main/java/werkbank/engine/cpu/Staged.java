package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Optional;
import org.bytedeco.dnnl.memory;
import werkbank.engine.plain.PlainBuffer;

/** An argument in the order and type that its primitive prefers: a copy of ours for the time of a call, or ours themselves. */
final class Staged {
    private final memory.desc plain;
    private final memory.desc preferred;
    private final Optional<PlainBuffer> copy;
    private Optional<Call> reading = Optional.empty();
    private Optional<Call> writing = Optional.empty();

    /** @param name of the memory for a copy */
    Staged(memory.desc plain, memory.desc preferred, Scratch scratch, String name) {
        this.plain = plain;
        this.preferred = preferred;
        this.copy = plain.equals(preferred) ? Optional.empty() : Optional.of(scratch.floats(name, floats(preferred)));
    }

    /** Numbers of kind FLOAT that take as much memory. */
    static long floats(memory.desc desc) {
        return (desc.get_size() + Float.BYTES - 1) / Float.BYTES;
    }

    /** Declares it as an argument of a call. */
    Call in(Call call, int argument) {
        return call.with(argument, preferred);
    }

    /** Has a call read these numbers. */
    void read(PlainBuffer numbers, Call call, int argument) {
        if (copy.isPresent()) {
            Call moving = reading.orElseGet(() -> Descriptions.moved(plain, preferred));
            reading = Optional.of(moving);
            moving.set(DNNL_ARG_SRC, numbers).set(DNNL_ARG_DST, copy.get()).run();
        }
        call.set(argument, copy.orElse(numbers));
    }

    /** Has a call write these numbers, and runs it. */
    void write(Call call, int argument, PlainBuffer numbers) {
        call.set(argument, copy.orElse(numbers)).run();
        copy.ifPresent(written -> written(written, numbers));
    }

    /** Brings numbers in the preferred order into ours. */
    void written(PlainBuffer from, PlainBuffer numbers) {
        Call moving = writing.orElseGet(() -> Descriptions.moved(preferred, plain));
        writing = Optional.of(moving);
        moving.set(DNNL_ARG_SRC, from).set(DNNL_ARG_DST, numbers).run();
    }
}
