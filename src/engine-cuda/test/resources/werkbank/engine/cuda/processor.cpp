// Runs kernels for a caller that writes commands to standard input and reads answers from standard output. Numbers are as
// the machine has them.

[[noreturn]] static void fail(const char *why, long long number) {
    fprintf(stderr, "%s %lld\n", why, number);
    exit(3);
}

// Fibers. One runs threads to their end, one after the other, until a thread waits at a barrier; then the next fiber takes
// the next thread.

static const size_t STACK = 256 * 1024;

struct Fiber {
    ucontext_t start;
    jmp_buf place;
    char *stack;
    bool begun;
    bool waits;
    unsigned thread;
    int line;
};

static std::vector<Fiber *> fibers;
static jmp_buf scheduler;
static Fiber *current;
static bool reversed;
static unsigned nextThread;
static void (*work)(void **);
static void **workArguments;

static void leave() {
    if (_setjmp(current->place) == 0) {
        _longjmp(scheduler, 1);
    }
}

static void barrier(int line) {
    current->waits = true;
    current->line = line;
    leave();
    threadIdx.x = current->thread;
}

static void fiberMain() {
    for (;;) {
        while (nextThread < blockDim.x) {
            unsigned number = nextThread++;
            current->thread = reversed ? blockDim.x - 1 - number : number;
            threadIdx.x = current->thread;
            work(workArguments);
        }
        current->waits = false;
        leave();
    }
}

static void resume(Fiber *fiber) {
    current = fiber;
    fiber->waits = false;
    if (_setjmp(scheduler) != 0) {
        return;
    }
    if (fiber->begun) {
        _longjmp(fiber->place, 1);
    }
    fiber->begun = true;
    getcontext(&fiber->start);
    fiber->start.uc_stack.ss_sp = fiber->stack;
    fiber->start.uc_stack.ss_size = STACK;
    fiber->start.uc_link = 0;
    makecontext(&fiber->start, fiberMain, 0);
    setcontext(&fiber->start);
}

static Fiber *fiberAt(size_t number) {
    if (number == fibers.size()) {
        Fiber *fiber = (Fiber *) calloc(1, sizeof(Fiber));
        fiber->stack = (char *) malloc(STACK);
        fibers.push_back(fiber);
    }
    return fibers[number];
}

// All threads that are left must wait at the same barrier.
static void runBlock() {
    nextThread = 0;
    size_t used = 0;
    while (nextThread < blockDim.x) {
        resume(fiberAt(used++));
    }
    for (;;) {
        size_t waiting = 0;
        for (size_t i = 0; i < used; i++) {
            if (fibers[i]->waits) {
                waiting++;
                if (fibers[i]->line != fibers[0]->line || !fibers[0]->waits) {
                    fail("threads wait at different barriers, one of them in line", fibers[i]->line);
                }
            }
        }
        if (waiting == 0) {
            return;
        }
        if (waiting != blockDim.x) {
            fail("a barrier is not for all threads, that in line", fibers[0]->line);
        }
        for (size_t i = 0; i < used; i++) {
            resume(fibers[i]);
        }
    }
}

// Kernels.

template <typename... A, size_t... I>
static void unpack(void (*kernel)(A...), void **arguments, std::index_sequence<I...>) {
    kernel(*(typename std::remove_const<A>::type *) arguments[I]...);
}

template <typename... A>
static size_t expected(void (*)(A...), size_t number) {
    size_t sizes[] = {sizeof(A)...};
    return number < sizeof...(A) ? sizes[number] : 0;
}

struct Kernel {
    void (*run)(void **);
    size_t (*size)(size_t);
};

template <auto kernel>
struct Callable;
template <typename... A, void (*kernel)(A...)>
struct Callable<kernel> {
    static void run(void **arguments) {
        unpack(kernel, arguments, std::index_sequence_for<A...>());
    }

    // Bytes of an argument, 0 behind the last.
    static size_t size(size_t number) {
        return expected(kernel, number);
    }
};

static std::map<std::string, Kernel> kernels();

static void run(const Kernel &kernel, unsigned grid, unsigned block, void **arguments) {
    work = kernel.run;
    workArguments = arguments;
    gridDim.x = grid;
    blockDim.x = block;
    for (unsigned b = 0; b < grid; b++) {
        blockIdx.x = reversed ? grid - 1 - b : b;
        // What shared memory holds at the start must not matter.
        memset(dynamicShared, 0xA5, sizeof dynamicShared);
        runBlock();
    }
}

// Memory, with guards on both sides.

static const long long GUARD = 256;
static std::map<long long, long long> lengths;

static char *allocate(long long bytes) {
    char *all = (char *) aligned_alloc(256, (size_t) (bytes + 3 * GUARD - 1) / 256 * 256);
    memset(all, 0x5A, (size_t) (bytes + 2 * GUARD));
    memset(all + GUARD, 0, (size_t) bytes);
    lengths[(long long) (all + GUARD)] = bytes;
    return all + GUARD;
}

static void check(long long address) {
    char *start = (char *) address;
    for (long long i = 0; i < GUARD; i++) {
        if (start[-1 - i] != 0x5A || start[lengths[address] + i] != 0x5A) {
            fail("a kernel wrote beyond an array, bytes", i);
        }
    }
}

// Commands.

static void readAll(void *to, size_t bytes) {
    if (fread(to, 1, bytes, stdin) != bytes) {
        exit(0);
    }
}

static long long number() {
    long long value;
    readAll(&value, sizeof value);
    return value;
}

static void answer(const void *from, size_t bytes) {
    fwrite(from, 1, bytes, stdout);
    fflush(stdout);
}

static void launch(std::map<std::string, Kernel> &all) {
    std::string name((size_t) number(), ' ');
    readAll(&name[0], name.size());
    unsigned grid = (unsigned) number();
    unsigned block = (unsigned) number();
    if (all.count(name) == 0) {
        fail(("no kernel " + name).c_str(), 0);
    }
    Kernel kernel = all[name];
    size_t count = (size_t) number();
    std::vector<std::vector<long long>> values(count);
    std::vector<void *> arguments(count);
    for (size_t i = 0; i < count; i++) {
        size_t bytes = (size_t) number();
        if (bytes != kernel.size(i)) {
            fail((name + " has arguments of other sizes, the first of them is number").c_str(), (long long) i);
        }
        values[i].resize(bytes / 8 + 1);
        readAll(values[i].data(), bytes);
        arguments[i] = values[i].data();
    }
    if (kernel.size(count) != 0) {
        fail((name + " has more arguments than").c_str(), (long long) count);
    }
    run(kernel, grid, block, arguments.data());
}

int main() {
    std::map<std::string, Kernel> all = kernels();
    for (;;) {
        switch (number()) {
            case 'a': {
                long long address = (long long) allocate(number());
                answer(&address, sizeof address);
                break;
            }
            case 'w': {
                char *to = (char *) number();
                readAll(to, (size_t) number());
                break;
            }
            case 'r': {
                char *from = (char *) number();
                answer(from, (size_t) number());
                break;
            }
            case 'c': {
                char *from = (char *) number();
                char *to = (char *) number();
                memcpy(to, from, (size_t) number());
                break;
            }
            case 'z': {
                char *to = (char *) number();
                memset(to, 0, (size_t) number());
                break;
            }
            case 'g': {
                for (auto &buffer : lengths) {
                    check(buffer.first);
                }
                long long good = 1;
                answer(&good, sizeof good);
                break;
            }
            case 'o':
                reversed = number() != 0;
                break;
            case 'l':
                launch(all);
                break;
            default:
                fail("no such command", 0);
        }
    }
}
