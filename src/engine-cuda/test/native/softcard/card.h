// A card made of software: what the libraries beside this file share. Work is put off until something waits for it, as on a
// real card, so that memory which is freed, overwritten or not yet filled too early shows.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace card {

// Codes of cudaError_t and CUresult, which agree where both have one.
enum Code {
    OK = 0,
    INVALID_VALUE = 1,
    OUT_OF_MEMORY = 2,
    INSUFFICIENT_DRIVER = 35,
    INVALID_HANDLE = 400,
    NOT_FOUND = 500,
    ILLEGAL_ADDRESS = 700,
    CAPTURE_UNSUPPORTED = 900,
    CAPTURE_INVALIDATED = 901,
    CAPTURE_UNMATCHED = 903,
};

using Work = std::function<void()>;

struct Graph {
    std::vector<Work> nodes;
};

struct Stream {
    Graph *capturing = nullptr;
    bool invalid = false;
    int mode = 0;
    std::thread::id thread;
};

// The stream that a handle names; the default one for null.
Stream &stream(void *handle);

// Puts work off, or adds it to the graph that the stream captures. An error of before is answered instead.
int add(void *stream, Work work);

// Does everything that was put off; the card's error, if there is one.
int finish();

// Whether some stream captures: what may not be called then invalidates the capture.
int forbiddenInCapture(const char *what);

// Sets an error that stays, and says why on standard error.
int fail(int code, const std::string &why);

int error();

// While it lives, errors are not told to cudaGetLastError: cuDNN and cuBLAS have a runtime of their own built in.
class Apart {
public:
    Apart();
    ~Apart();

private:
    int before;
};

// Whether memory of the card begins here and is as long; an error that stays otherwise.
bool holds(const void *address, size_t bytes, const char *what);

// Counts a launch; after as many as SOFTCARD_LOSE_AFTER says the card is lost.
int launched();

long setting(const char *name, long otherwise);

// Numbers of the card's formats.
float widened(uint16_t bits);
uint16_t narrowed(float value);

// Rounds to the 10 bits of fraction that TF32 multiplies with.
float tf32(float value);

}  // namespace card
