// Sums over rows for each channel, in the order of werkbank.engine.operation.SumOrder. Partial p adds rows p, p + P, …; a
// block takes the partials of one residue, part, part + M, part + 2 M, …, and adds them in halves; the block that comes last
// adds the M sums of a tile of channels. No block waits for another, and which of them is last does not change a bit.

// Whether all other blocks with the same ticket have come here before; then what they wrote can be read.
__device__ inline bool isLast(unsigned *ticket, unsigned blocks) {
    __shared__ bool last;
    __threadfence();
    __syncthreads();
    if (threadIdx.x == 0) {
        last = atomicAdd(ticket, 1u) == blocks - 1;
        if (last) {
            *ticket = 0;
        }
    }
    __syncthreads();
    __threadfence();
    return last;
}

__device__ inline int slotsOf(int partials) {
    int slots = 1;
    while (slots < partials) {
        slots *= 2;
    }
    return slots;
}

template <int SUMS, int N>
__device__ inline void addTo(float (&sum)[SUMS][N], const float (&add)[SUMS][N]) {
#pragma unroll
    for (int s = 0; s < SUMS; s++) {
#pragma unroll
        for (int n = 0; n < N; n++) {
            sum[s][n] += add[s][n];
        }
    }
}

// Calls fetch(row, channel, float[INPUTS][N]) and then term(row, channel, the same, float[SUMS][N]) once for each row and each
// N channels, to get what is added, and in one block of each tile finish(channel, float[SUMS]) once for each channel, with
// the sums; true in that block. Several rows are fetched before the first of them is worked on, so that loads don't wait for
// each other, but where a thread has one channel, as there are more threads then. term may write over what was fetched.
// Blocks have 256 threads.
//
// partials: P as SumOrder says; between: [SUMS][at most slots / lanes][channels]; tickets: one for each tile, 0 before and
// after.
template <int N, int INPUTS, int SUMS, typename Fetch, typename Term, typename Finish>
__device__ inline bool channelSums(
        int rows,
        int channels,
        int partials,
        float *between,
        unsigned *tickets,
        Fetch fetch,
        Term term,
        Finish finish) {
    constexpr int AHEAD = N == 1 ? 1 : INPUTS * N <= 8 ? 4 : 2;
    // Half of the 1,024 N numbers that eight groups of N channels have at most between blocks.
    const int PLACES = 512 * N;
    __shared__ float work[SUMS * PLACES];
    Tile<N> t(channels);
    int thread = (int) threadIdx.x;
    int slots = slotsOf(partials);
    int residues = slots > t.lanes ? slots / t.lanes : 1;
    int used = t.parts < residues ? t.parts : residues;
    if (t.part >= used) {
        return false;
    }
    for (int residue = t.part; residue < residues; residue += used) {
        float sum[SUMS][N] = {};
        int partial = residue + t.lane * residues;
        if (t.active && partial < partials) {
            Long row = partial;
            if constexpr (AHEAD > 1) {
                for (; row + (AHEAD - 1) * (Long) partials < rows; row += AHEAD * (Long) partials) {
                    float in[AHEAD][INPUTS][N];
#pragma unroll
                    for (int a = 0; a < AHEAD; a++) {
                        fetch(row + a * (Long) partials, t.channel, in[a]);
                    }
#pragma unroll
                    for (int a = 0; a < AHEAD; a++) {
                        float add[SUMS][N];
                        term(row + a * (Long) partials, t.channel, in[a], add);
                        addTo(sum, add);
                    }
                }
            }
            for (; row < rows; row += partials) {
                float in[INPUTS][N];
                float add[SUMS][N];
                fetch(row, t.channel, in);
                term(row, t.channel, in, add);
                addTo(sum, add);
            }
        }
#pragma unroll
        for (int s = 0; s < SUMS; s++) {
#pragma unroll
            for (int n = 0; n < N; n++) {
                work[(s * N + n) * 256 + thread] = sum[s][n];
            }
        }
        __syncthreads();
        for (int half = t.lanes / 2; half > 0; half /= 2) {
            if (t.lane < half && partial + half * residues < partials) {
#pragma unroll
                for (int i = 0; i < SUMS * N; i++) {
                    work[i * 256 + thread] += work[i * 256 + thread + half * t.groups];
                }
            }
            __syncthreads();
        }
        if (t.lane == 0 && t.active) {
#pragma unroll
            for (int s = 0; s < SUMS; s++) {
#pragma unroll
                for (int n = 0; n < N; n++) {
                    between[((Long) s * residues + residue) * channels + t.channel + n] = work[(s * N + n) * 256 + thread];
                }
            }
        }
        __syncthreads();
    }
    if (!isLast(tickets + t.tile, (unsigned) used)) {
        return false;
    }
    const volatile float *sums = between;
    int first = t.tile * t.groups * N;
    int width = t.groups * N < channels - first ? t.groups * N : channels - first;
    int half = residues > 1 ? residues / 2 : 1;
    for (int i = thread; i < half * width; i += 256) {
        int residue = i / width;
        int channel = first + i % width;
#pragma unroll
        for (int s = 0; s < SUMS; s++) {
            Long at = ((Long) s * residues + residue) * channels + channel;
            float sum = sums[at];
            work[s * PLACES + i] = residues > 1 ? sum + sums[at + (Long) half * channels] : sum;
        }
    }
    __syncthreads();
    for (half /= 2; half > 0; half /= 2) {
        for (int i = thread; i < half * width; i += 256) {
#pragma unroll
            for (int s = 0; s < SUMS; s++) {
                work[s * PLACES + i] += work[s * PLACES + i + half * width];
            }
        }
        __syncthreads();
    }
    for (int i = thread; i < width; i += 256) {
        float sum[SUMS];
#pragma unroll
        for (int s = 0; s < SUMS; s++) {
            sum[s] = work[s * PLACES + i];
        }
        finish(first + i, sum);
    }
    return true;
}
