// The CUDA runtime of the card made of software: memory, streams, events, graphs.
#include "card.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace {

// Threads take turns, call by call.
std::recursive_mutex turn;

#define MY_TURN std::lock_guard<std::recursive_mutex> mine(turn)

const size_t GUARD = 256;
const unsigned char GUARDED = 0xA5;
const size_t MARKED = 4 << 20;

struct Block {
    size_t bytes;
    bool pinned;
};

std::map<uintptr_t, Block> device;
std::map<uintptr_t, size_t> pinned;
std::deque<card::Work> queue;
card::Stream first;
std::set<card::Stream *> streams;
size_t used = 0;
long launches = 0;
int sticky = 0;
thread_local int last = 0;
int chosen = 0;
struct Event {
    double time;
};
double clockTicks = 0;

size_t memory() {
    return (size_t) card::setting("SOFTCARD_MEMORY_MIB", 1024) << 20;
}

int tell(int code) {
    if (code != 0) {
        last = code;
    }
    return code;
}

bool guarded(uintptr_t address, const Block &block) {
    auto *end = (unsigned char *) (address + block.bytes);
    for (size_t i = 0; i < GUARD; i++) {
        if (end[i] != GUARDED) {
            return false;
        }
    }
    return true;
}

bool isPinned(const void *host, size_t bytes) {
    auto after = pinned.upper_bound((uintptr_t) host);
    if (after == pinned.begin()) {
        return false;
    }
    --after;
    return (uintptr_t) host + bytes <= after->first + after->second;
}

bool isDevice(const void *address) {
    auto after = device.upper_bound((uintptr_t) address);
    if (after == device.begin()) {
        return false;
    }
    --after;
    return (uintptr_t) address < after->first + after->second.bytes;
}

}  // namespace

namespace card {

long setting(const char *name, long otherwise) {
    const char *text = getenv(name);
    return text != nullptr && *text != 0 ? atol(text) : otherwise;
}

Stream &stream(void *handle) {
    return handle == nullptr ? first : *(Stream *) handle;
}

int error() {
    return sticky;
}

Apart::Apart() : before(last) {}

Apart::~Apart() {
    last = before;
}

int fail(int code, const std::string &why) {
    fprintf(stderr, "software card: %s\n", why.c_str());
    sticky = code;
    last = code;
    return code;
}

int add(void *handle, Work work) {
    MY_TURN;
    if (sticky != 0) {
        return tell(sticky);
    }
    Stream &on = stream(handle);
    if (on.capturing != nullptr) {
        on.capturing->nodes.push_back(std::move(work));
    } else {
        queue.push_back(std::move(work));
    }
    return 0;
}

int finish() {
    MY_TURN;
    while (!queue.empty() && sticky == 0) {
        Work work = std::move(queue.front());
        queue.pop_front();
        work();
    }
    if (sticky != 0) {
        queue.clear();
        return tell(sticky);
    }
    for (auto &block : device) {
        if (!guarded(block.first, block.second)) {
            return fail(ILLEGAL_ADDRESS, "something was written behind the end of a buffer of " + std::to_string(block.second.bytes) + " bytes");
        }
    }
    return 0;
}

int forbiddenInCapture(const char *what) {
    MY_TURN;
    for (Stream *some : streams) {
        // A capture of another thread that is its own affair forbids nothing here.
        bool concerns = some->mode == 0 || some->thread == std::this_thread::get_id();
        if (some->capturing != nullptr && concerns) {
            fprintf(stderr, "software card: %s is not allowed while a stream is captured\n", what);
            some->invalid = true;
            return tell(CAPTURE_UNSUPPORTED);
        }
    }
    return sticky != 0 ? tell(sticky) : 0;
}

bool holds(const void *address, size_t bytes, const char *what) {
    MY_TURN;
    auto after = device.upper_bound((uintptr_t) address);
    if (after != device.begin()) {
        --after;
        if ((uintptr_t) address + bytes <= after->first + after->second.bytes) {
            return true;
        }
    }
    fail(ILLEGAL_ADDRESS, std::string(what) + ": " + std::to_string(bytes) + " bytes are not within one buffer of the card");
    return false;
}

int launched() {
    MY_TURN;
    if (sticky != 0) {
        return tell(sticky);
    }
    long most = setting("SOFTCARD_LOSE_AFTER", 0);
    if (most > 0 && ++launches > most) {
        return fail(ILLEGAL_ADDRESS, "the card is lost after " + std::to_string(most) + " launches, as SOFTCARD_LOSE_AFTER says");
    }
    return 0;
}

float widened(uint16_t bits) {
    uint32_t whole = (uint32_t) bits << 16;
    float value;
    memcpy(&value, &whole, sizeof value);
    return value;
}

uint16_t narrowed(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    if ((bits & 0x7FFFFFFF) > 0x7F800000) {
        return (uint16_t) ((bits >> 16) | 0x40);
    }
    return (uint16_t) ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

float tf32(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    if ((bits & 0x7F800000) == 0x7F800000) {
        return value;
    }
    bits = (bits + 0xFFF + ((bits >> 13) & 1)) & ~0x1FFFu;
    memcpy(&value, &bits, sizeof value);
    return value;
}

}  // namespace card

using namespace card;

extern "C" {

int cudaGetDeviceCount(int *count) {
    MY_TURN;
    *count = (int) setting("SOFTCARD_DEVICES", 1);
    return *count > 0 ? 0 : tell(100);
}

int cudaSetDevice(int number) {
    MY_TURN;
    if (number < 0 || number >= setting("SOFTCARD_DEVICES", 1)) {
        return tell(101);
    }
    chosen = number;
    return 0;
}

int cudaSetDeviceFlags(unsigned) {
    MY_TURN;
    return 0;
}

int cudaGetDevice(int *number) {
    MY_TURN;
    *number = chosen;
    return 0;
}

int cudaDriverGetVersion(int *version) {
    MY_TURN;
    *version = (int) setting("SOFTCARD_DRIVER", 13000);
    return 0;
}

int cudaRuntimeGetVersion(int *version) {
    MY_TURN;
    *version = 13010;
    return 0;
}

int cudaDeviceGetAttribute(int *value, int attribute, int) {
    MY_TURN;
    long capability = setting("SOFTCARD_CAPABILITY", 90);
    switch (attribute) {
        case 1: *value = 1024; break;    // threads of a block
        case 8: *value = 49152; break;   // shared memory of a block
        case 10: *value = 32; break;     // threads of a warp
        case 16: *value = 132; break;    // multiprocessors
        case 39: *value = 2048; break;   // threads of a multiprocessor
        case 75: *value = (int) capability / 10; break;
        case 76: *value = (int) capability % 10; break;
        case 97: *value = 232448; break; // shared memory that a block may ask for
        default: *value = 0;
    }
    return 0;
}

// Name first, memory behind two identifiers; the rest is not told.
int cudaGetDeviceProperties(void *properties, int) {
    MY_TURN;
    memset(properties, 0, 512);
    strcpy((char *) properties, "Software card");
    *(size_t *) ((char *) properties + 288) = memory();
    return 0;
}

int cudaMalloc(void **address, size_t bytes) {
    MY_TURN;
    if (int code = forbiddenInCapture("cudaMalloc")) {
        return code;
    }
    size_t rounded = (bytes + 255) / 256 * 256;
    if (used + rounded > memory()) {
        return tell(OUT_OF_MEMORY);
    }
    void *block = aligned_alloc(256, rounded + 256);
    // What is not a number shows where something is read before it is written; all of a large block would take too long.
    memset(block, 0xFF, std::min(bytes, MARKED));
    memset((char *) block + bytes, GUARDED, rounded + 256 - bytes);
    device[(uintptr_t) block] = {bytes, false};
    used += rounded;
    *address = block;
    return 0;
}

int cudaFree(void *address) {
    MY_TURN;
    if (address == nullptr) {
        return 0;
    }
    if (int code = forbiddenInCapture("cudaFree")) {
        return code;
    }
    finish();
    auto found = device.find((uintptr_t) address);
    if (found == device.end()) {
        return tell(INVALID_VALUE);
    }
    used -= (found->second.bytes + 255) / 256 * 256;
    device.erase(found);
    memset(address, 0xFF, 1);
    free(address);
    return sticky;
}

int cudaMallocAsync(void **address, size_t bytes, void *) {
    MY_TURN;
    return cudaMalloc(address, bytes);
}

int cudaFreeAsync(void *address, void *) {
    MY_TURN;
    return cudaFree(address);
}

int cudaMemGetInfo(size_t *left, size_t *total) {
    MY_TURN;
    *total = memory();
    *left = *total - used;
    return sticky != 0 ? tell(sticky) : 0;
}

int cudaHostAlloc(void **host, size_t bytes, unsigned) {
    MY_TURN;
    *host = malloc(bytes + 1);
    pinned[(uintptr_t) *host] = bytes;
    return 0;
}

int cudaMallocHost(void **host, size_t bytes) {
    MY_TURN;
    return cudaHostAlloc(host, bytes, 0);
}

int cudaFreeHost(void *host) {
    MY_TURN;
    finish();
    if (host != nullptr && pinned.erase((uintptr_t) host) == 0) {
        return tell(INVALID_VALUE);
    }
    free(host);
    return 0;
}

int cudaStreamSynchronize(void *handle) {
    MY_TURN;
    if (stream(handle).capturing != nullptr) {
        return forbiddenInCapture("cudaStreamSynchronize");
    }
    return finish();
}

int cudaMemcpyAsync(void *to, const void *from, size_t bytes, int, void *handle) {
    MY_TURN;
    bool toCard = isDevice(to);
    bool fromCard = isDevice(from);
    if ((toCard && !holds(to, bytes, "copy to the card")) || (fromCard && !holds(from, bytes, "copy from the card"))) {
        return sticky;
    }
    if (!toCard && !fromCard) {
        return tell(INVALID_VALUE);
    }
    const void *host = toCard ? from : to;
    bool later = (toCard && fromCard) || isPinned(host, bytes) || stream(handle).capturing != nullptr;
    if (later) {
        return add(handle, [=] { memmove(to, from, bytes); });
    }
    if (toCard) {
        std::vector<char> copy((const char *) from, (const char *) from + bytes);
        return add(handle, [=, copy = std::move(copy)] { memcpy(to, copy.data(), bytes); });
    }
    if (int code = finish()) {
        return code;
    }
    memcpy(to, from, bytes);
    return 0;
}

int cudaMemcpy(void *to, const void *from, size_t bytes, int kind) {
    MY_TURN;
    if (int code = forbiddenInCapture("cudaMemcpy")) {
        return code;
    }
    int code = cudaMemcpyAsync(to, from, bytes, kind, nullptr);
    return code != 0 ? code : finish();
}

int cudaMemsetAsync(void *to, int value, size_t bytes, void *handle) {
    MY_TURN;
    if (!holds(to, bytes, "memset")) {
        return sticky;
    }
    return add(handle, [=] { memset(to, value, bytes); });
}

int cudaMemset(void *to, int value, size_t bytes) {
    MY_TURN;
    if (int code = forbiddenInCapture("cudaMemset")) {
        return code;
    }
    return cudaMemsetAsync(to, value, bytes, nullptr);
}

int cudaStreamCreateWithPriority(void **handle, unsigned, int) {
    MY_TURN;
    auto *made = new Stream();
    streams.insert(made);
    *handle = made;
    return 0;
}

int cudaStreamCreateWithFlags(void **handle, unsigned flags) {
    MY_TURN;
    return cudaStreamCreateWithPriority(handle, flags, 0);
}

int cudaStreamCreate(void **handle) {
    MY_TURN;
    return cudaStreamCreateWithPriority(handle, 0, 0);
}

int cudaStreamDestroy(void *handle) {
    MY_TURN;
    finish();
    if (streams.erase((Stream *) handle) == 0) {
        return tell(INVALID_HANDLE);
    }
    delete (Stream *) handle;
    return 0;
}

int cudaStreamQuery(void *) {
    MY_TURN;
    return finish();
}

int cudaStreamWaitEvent(void *, void *, unsigned) {
    MY_TURN;
    return 0;
}

int cudaDeviceSynchronize() {
    MY_TURN;
    if (int code = forbiddenInCapture("cudaDeviceSynchronize")) {
        return code;
    }
    return finish();
}

int cudaDeviceReset() {
    MY_TURN;
    finish();
    return 0;
}

int cudaEventCreateWithFlags(void **event, unsigned) {
    MY_TURN;
    *event = new Event{0};
    return 0;
}

int cudaEventCreate(void **event) {
    MY_TURN;
    return cudaEventCreateWithFlags(event, 0);
}

int cudaEventRecord(void *event, void *handle) {
    MY_TURN;
    return add(handle, [=] { ((Event *) event)->time = ++clockTicks; });
}

int cudaEventSynchronize(void *) {
    MY_TURN;
    return finish();
}

int cudaEventQuery(void *) {
    MY_TURN;
    return finish();
}

int cudaEventElapsedTime(float *milliseconds, void *from, void *to) {
    MY_TURN;
    finish();
    *milliseconds = (float) (((Event *) to)->time - ((Event *) from)->time);
    return 0;
}

int cudaEventDestroy(void *event) {
    MY_TURN;
    finish();
    delete (Event *) event;
    return 0;
}

int cudaStreamBeginCapture(void *handle, int mode) {
    MY_TURN;
    if (handle == nullptr) {
        return forbiddenInCapture("capture of the default stream");
    }
    Stream &on = stream(handle);
    if (on.capturing != nullptr) {
        return tell(INVALID_VALUE);
    }
    on.capturing = new Graph();
    on.invalid = false;
    on.mode = mode;
    on.thread = std::this_thread::get_id();
    return 0;
}

int cudaStreamEndCapture(void *handle, void **graph) {
    MY_TURN;
    Stream &on = stream(handle);
    if (on.capturing == nullptr) {
        return tell(CAPTURE_UNMATCHED);
    }
    Graph *made = on.capturing;
    on.capturing = nullptr;
    if (on.invalid) {
        delete made;
        *graph = nullptr;
        return tell(CAPTURE_INVALIDATED);
    }
    *graph = made;
    return 0;
}

int cudaStreamIsCapturing(void *handle, int *status) {
    MY_TURN;
    Stream &on = stream(handle);
    *status = on.capturing == nullptr ? 0 : on.invalid ? 2 : 1;
    return 0;
}

int cudaGraphInstantiateWithFlags(void **executable, void *graph, unsigned long long) {
    MY_TURN;
    *executable = new Graph(*(Graph *) graph);
    return 0;
}

int cudaGraphInstantiate(void **executable, void *graph, unsigned long long flags) {
    MY_TURN;
    return cudaGraphInstantiateWithFlags(executable, graph, flags);
}

int cudaGraphUpload(void *, void *) {
    MY_TURN;
    return 0;
}

int cudaGraphLaunch(void *executable, void *handle) {
    MY_TURN;
    if (int code = launched()) {
        return code;
    }
    auto *graph = (Graph *) executable;
    return add(handle, [=] {
        for (const Work &node : graph->nodes) {
            node();
        }
    });
}

int cudaGraphDestroy(void *graph) {
    MY_TURN;
    delete (Graph *) graph;
    return 0;
}

int cudaGraphExecDestroy(void *executable) {
    MY_TURN;
    finish();
    delete (Graph *) executable;
    return 0;
}

int cudaGetLastError() {
    MY_TURN;
    int told = last;
    last = sticky;
    return told;
}

int cudaPeekAtLastError() {
    MY_TURN;
    return last;
}

const char *cudaGetErrorName(int code) {
    switch (code) {
        case 0: return "cudaSuccess";
        case INVALID_VALUE: return "cudaErrorInvalidValue";
        case OUT_OF_MEMORY: return "cudaErrorMemoryAllocation";
        case ILLEGAL_ADDRESS: return "cudaErrorIllegalAddress";
        case CAPTURE_UNSUPPORTED: return "cudaErrorStreamCaptureUnsupported";
        default: return "cudaErrorOther";
    }
}

const char *cudaGetErrorString(int code) {
    return code == OUT_OF_MEMORY ? "out of memory" : cudaGetErrorName(code);
}

}  // extern "C"
