// Runs kernels for a caller that writes commands to standard input and reads answers from standard output. Numbers are as
// the machine has them.

static std::map<std::string, Kernel> kernels();

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
