package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Optional;
import org.bytedeco.dnnl.memory;
import werkbank.engine.plain.PlainBuffer;

/** A convolution's weights, or their gradient, in the order that oneDNN prefers: a copy of ours, or ours themselves. */
final class Kernel implements AutoCloseable {
    private final memory.desc plain;
    private final memory.desc preferred;
    private final Optional<memory> copy;
    private Optional<Call> moving = Optional.empty();

    Kernel(memory.desc plain, memory.desc preferred) {
        this.plain = plain;
        this.preferred = preferred;
        this.copy = plain.equals(preferred) ? Optional.empty() : Optional.of(new memory(preferred, OneDnn.engine()));
    }

    /** Declares it as an argument of a call. */
    Call in(Call call, int argument) {
        return copy.map(memory -> call.with(argument, memory)).orElseGet(() -> call.with(argument, preferred));
    }

    /** Has a call read weights. */
    void read(PlainBuffer weights, Call call, int argument) {
        if (copy.isEmpty()) {
            call.set(argument, weights);
        } else {
            Call reading = moving.orElseGet(() -> Descriptions.reorder(plain, preferred)
                    .with(DNNL_ARG_SRC, plain)
                    .with(DNNL_ARG_DST, copy.get()));
            moving = Optional.of(reading);
            reading.set(DNNL_ARG_SRC, weights).run();
        }
    }

    /** Has a call write a gradient, and runs it. */
    void write(Call call, int argument, PlainBuffer gradient) {
        if (copy.isEmpty()) {
            call.set(argument, gradient).run();
        } else {
            call.run();
            Call writing = moving.orElseGet(() -> Descriptions.reorder(preferred, plain)
                    .with(DNNL_ARG_SRC, copy.get())
                    .with(DNNL_ARG_DST, plain));
            moving = Optional.of(writing);
            writing.set(DNNL_ARG_DST, gradient).run();
        }
    }

    /** Frees the copy; no call may read or write it any more. */
    @Override
    public void close() {
        copy.ifPresent(memory::close);
    }
}
