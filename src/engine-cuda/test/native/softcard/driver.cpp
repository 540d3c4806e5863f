// The CUDA driver and NVRTC of the card made of software. What NVRTC compiles is machine code of this processor, made by the C++
// compiler; a module is that library.
#include "card.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace card;

namespace {

using Bound = std::function<void(unsigned, unsigned)>;
using Bind = Bound (*)(void **);

struct Program {
    std::string source;
    std::map<std::string, std::string> headers;
    std::string code;
    std::string log;
};

struct Module {
    void *library;
    std::map<std::string, void *> functions;
};

struct Function {
    std::string name;
    Bind bind;
};

// The folder of this library, where what kernels need of a card lies too.
std::string home() {
    Dl_info info;
    dladdr((void *) home, &info);
    std::string path = info.dli_fname;
    return path.substr(0, path.rfind('/'));
}

std::string read(const std::string &file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const std::string &file, const std::string &text) {
    std::ofstream(file, std::ios::binary) << text;
}

std::string temporary() {
    char name[] = "/tmp/softcard-XXXXXX";
    return mkdtemp(name);
}

// A function for each kernel that copies its arguments, whose sizes only the compiler knows.
std::string binders(const std::string &source) {
    std::regex kernel("__global__\\s+void\\s+(\\w+)\\s*\\(");
    std::string text;
    for (std::sregex_iterator i(source.begin(), source.end(), kernel), end; i != end; ++i) {
        std::string name = (*i)[1];
        text += "extern \"C\" Bound card_bind_" + name + "(void **arguments) { return bound<&" + name + ">(arguments); }\n";
    }
    return text;
}

}  // namespace

extern "C" {

int nvrtcVersion(int *major, int *minor) {
    *major = 13;
    // None of NVIDIA's, so that nobody takes what is compiled here for code of a card.
    *minor = 999;
    return 0;
}

const char *nvrtcGetErrorString(int code) {
    return code == 0 ? "NVRTC_SUCCESS" : "NVRTC_ERROR_COMPILATION";
}

int nvrtcCreateProgram(
        void **program, const char *source, const char *, int count, const char *const *headers, const char *const *names) {
    auto *made = new Program();
    made->source = source;
    for (int i = 0; i < count; i++) {
        made->headers[names[i]] = headers[i];
    }
    *program = made;
    return 0;
}

int nvrtcDestroyProgram(void **program) {
    delete (Program *) *program;
    *program = nullptr;
    return 0;
}

int nvrtcCompileProgram(void *handle, int count, const char *const *options) {
    auto *program = (Program *) handle;
    std::string folder = temporary();
    std::string flags;
    for (int i = 0; i < count; i++) {
        std::string option = options[i];
        if (option.rfind("-D", 0) == 0) {
            flags += " '" + option + "'";
        } else if (option.rfind("--define-macro=", 0) == 0) {
            flags += " '-D" + option.substr(15) + "'";
        }
    }
    for (auto &header : program->headers) {
        write(folder + "/" + header.first, header.second);
    }
    std::string all = program->source;
    for (auto &header : program->headers) {
        all += header.second;
    }
    write(folder + "/kernels.cpp", "#include \"processor.h\"\n#line 1 \"kernels.cu\"\n" + program->source +
            "\n#include \"fibers.h\"\n#include \"bound.h\"\n" + binders(all));
    const char *compiler = getenv("SOFTCARD_CXX");
    std::string command = std::string(compiler != nullptr ? compiler : "g++") +
                          " -std=c++17 -O1 -ffp-contract=off -fno-strict-aliasing -w -shared -fPIC -Wl,-Bsymbolic -I'" + home() + "' -I'" + folder + "'" + flags +
                          " '" + folder + "/kernels.cpp' -o '" + folder + "/kernels.so' >'" + folder + "/log' 2>&1";
    int code = system(command.c_str());
    program->log = read(folder + "/log");
    program->code = code == 0 ? read(folder + "/kernels.so") : "";
    if (system(("rm -rf '" + folder + "'").c_str()) != 0) {
        fprintf(stderr, "software card: %s stays\n", folder.c_str());
    }
    return code == 0 ? 0 : 6;
}

int nvrtcGetProgramLogSize(void *program, size_t *bytes) {
    *bytes = ((Program *) program)->log.size() + 1;
    return 0;
}

int nvrtcGetProgramLog(void *program, char *log) {
    strcpy(log, ((Program *) program)->log.c_str());
    return 0;
}

int nvrtcGetCUBINSize(void *program, size_t *bytes) {
    *bytes = ((Program *) program)->code.size();
    return *bytes > 0 ? 0 : 4;
}

int nvrtcGetCUBIN(void *program, char *code) {
    auto &text = ((Program *) program)->code;
    memcpy(code, text.data(), text.size());
    return 0;
}

int cuInit(unsigned) {
    return 0;
}

int cuDriverGetVersion(int *version) {
    *version = (int) setting("SOFTCARD_DRIVER", 13000);
    return 0;
}

int cuGetErrorString(int code, const char **text) {
    *text = code == 0 ? "no error" : code == NOT_FOUND ? "named symbol not found" : "an error of the software card";
    return 0;
}

int cuGetErrorName(int code, const char **text) {
    *text = code == 0 ? "CUDA_SUCCESS" : code == NOT_FOUND ? "CUDA_ERROR_NOT_FOUND" : "CUDA_ERROR_UNKNOWN";
    return 0;
}

// The library tells its own length nowhere that is quick to read: its section headers come last.
int cuDeviceGetName(char *name, int bytes, int) {
    snprintf(name, (size_t) bytes, "Software card");
    return 0;
}

int cuModuleLoadData(void **handle, const void *image) {
    auto *bytes = (const unsigned char *) image;
    if (memcmp(bytes, "\177ELF", 4) != 0) {
        return 200;
    }
    uint64_t sections;
    uint16_t width, count;
    memcpy(&sections, bytes + 40, 8);
    memcpy(&width, bytes + 58, 2);
    memcpy(&count, bytes + 60, 2);
    std::string folder = temporary();
    std::string file = folder + "/module.so";
    write(file, std::string((const char *) bytes, sections + (uint64_t) width * count));
    void *library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    unlink(file.c_str());
    rmdir(folder.c_str());
    if (library == nullptr) {
        fprintf(stderr, "software card: %s\n", dlerror());
        return 200;
    }
    *handle = new Module{library, {}};
    return 0;
}

int cuModuleLoadDataEx(void **handle, const void *image, unsigned, void *, void *) {
    return cuModuleLoadData(handle, image);
}

int cuModuleGetFunction(void **function, void *handle, const char *name) {
    auto *module = (Module *) handle;
    void *bind = dlsym(module->library, (std::string("card_bind_") + name).c_str());
    if (bind == nullptr) {
        return NOT_FOUND;
    }
    auto *made = new Function{name, (Bind) bind};
    module->functions[name] = made;
    *function = made;
    return 0;
}

int cuModuleUnload(void *handle) {
    finish();
    auto *module = (Module *) handle;
    for (auto &function : module->functions) {
        delete (Function *) function.second;
    }
    dlclose(module->library);
    delete module;
    return 0;
}

int cuFuncSetAttribute(void *, int, int) {
    return 0;
}

int cuLaunchKernel(
        void *handle, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX, unsigned blockY, unsigned blockZ,
        unsigned shared, void *stream, void **arguments, void **) {
    auto *function = (Function *) handle;
    unsigned long block = blockX;
    if (gridX < 1 || gridY != 1 || gridZ != 1 || block < 1 || block > 1024 || blockY != 1 || blockZ != 1 || shared > 49152) {
        fprintf(stderr, "software card: %s is launched with %u x %u x %u blocks of %lu x %u x %u threads\n",
                function->name.c_str(), gridX, gridY, gridZ, block, blockY, blockZ);
        return INVALID_VALUE;
    }
    if (int code = launched()) {
        return code;
    }
    Bound work = function->bind(arguments);
    return add(stream, [=] { work(gridX, blockX); });
}

}  // extern "C"
