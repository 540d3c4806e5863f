// A kernel with its arguments, to be run later.
#include <functional>

using Bound = std::function<void(unsigned, unsigned)>;

template <auto kernel>
static Bound bound(void **arguments) {
    std::vector<std::vector<char>> copies;
    for (size_t i = 0; Callable<kernel>::size(i) != 0; i++) {
        const char *from = (const char *) arguments[i];
        copies.emplace_back(from, from + Callable<kernel>::size(i));
    }
    return [copies](unsigned grid, unsigned block) mutable {
        std::vector<void *> places;
        for (auto &copy : copies) {
            places.push_back(copy.data());
        }
        run({Callable<kernel>::run, Callable<kernel>::size}, grid, block, places.data());
    };
}
