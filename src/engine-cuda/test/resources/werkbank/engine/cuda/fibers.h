// How kernels run on a processor: threads of a block as fibers, blocks one after the other. For the top of it all see
// processor.h.

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
