// What joins the branches of a network: sums, and channels side by side; and factors.

// y may be a, b or both.
extern "C" __global__ void addNumbers(Long length, const Value *a, const Value *b, Value *y) {
    each<Width<Value>::WIDE>(length, aligned(a, b, y), [=](Long at, auto count) {
        float v[count.N_];
        float w[count.N_];
        load(a + at, v);
        load(b + at, w);
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            v[n] = v[n] + w[n];
        }
        store(y + at, v);
    });
}

// y may be x.
extern "C" __global__ void multiplyNumbers(float factor, Long length, const Value *x, Value *y) {
    each<Width<Value>::WIDE>(length, aligned(x, y), [=](Long at, auto count) {
        float v[count.N_];
        load(x + at, v);
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            v[n] = v[n] * factor;
        }
        store(y + at, v);
    });
}

// The structure of werkbank.engine.operation.ChannelCopy.
struct Copy {
    int rows;
    int channels;
    int fromChannels;
    int first;
    int toChannels;
    int place;
};

template <int N>
__device__ inline void copied(const Copy &copy, const Value *from, Value *to) {
    Tile<N> tile(copy.channels);
    tile.rows(copy.rows, [&](Long row) {
        float v[N];
        load(from + row * copy.fromChannels + tile.channel, v);
        store(to + row * copy.toChannels + tile.channel, v);
    });
}

extern "C" __global__ void copyChannels(Copy copy, const Value *from, Value *to) {
    const int WIDE = Width<Value>::WIDE;
    const Value *source = from + copy.first;
    Value *target = to + copy.place;
    bool whole = copy.channels % WIDE == 0 && copy.fromChannels % WIDE == 0 && copy.toChannels % WIDE == 0;
    if (whole && aligned(source, target)) {
        copied<WIDE>(copy, source, target);
    } else {
        copied<1>(copy, source, target);
    }
}
