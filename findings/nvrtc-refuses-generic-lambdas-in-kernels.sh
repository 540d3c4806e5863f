#!/usr/bin/env bash
# NVRTC 13.0 (package nvidia-cuda-nvrtc 13.0.88). No GPU and no driver is needed.
# Guess: NVRTC takes the C++ that nvcc takes in device code.
# Seen: a lambda with an 'auto' parameter inside a kernel, which nvcc 13.0 compiles without a word, is refused: the operator()
# that it stands for counts as a function of the host. The same lambda with the type spelled out passes, and with
# -default-device the generic one does too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check nvidia-cuda-nvrtc==13.0.88 2>/dev/null
cat > look.py <<'PY'
import ctypes
import glob

LIBRARIES = "venv/lib/python3*/site-packages/nvidia/cu13/lib/"
builtins = ctypes.CDLL(glob.glob(LIBRARIES + "libnvrtc-builtins.so.13.0")[0])
nvrtc = ctypes.CDLL(glob.glob(LIBRARIES + "libnvrtc.so.13")[0])
KERNEL = """
template <typename Body> __device__ void twice(Body body) { body(1); body(2); }
extern "C" __global__ void k(float *x) { twice([=](%s i) { x[i] = i; }); }
"""


def compiled(name, parameter, *options):
    program = ctypes.c_void_p()
    nvrtc.nvrtcCreateProgram(ctypes.byref(program), (KERNEL % parameter).encode(), b"k.cu", 0, None, None)
    words = [option.encode() for option in ("-arch=sm_90",) + options]
    code = nvrtc.nvrtcCompileProgram(program, len(words), (ctypes.c_char_p * len(words))(*words))
    size = ctypes.c_size_t()
    nvrtc.nvrtcGetProgramLogSize(program, ctypes.byref(size))
    log = ctypes.create_string_buffer(size.value)
    nvrtc.nvrtcGetProgramLog(program, log)
    reason = "not allowed in JIT mode" if b"not allowed in JIT mode" in log.value else log.value.decode()
    print(name, "compiles" if code == 0 else "is refused: " + reason)


compiled("int", "int")
compiled("auto", "auto")
compiled("auto with -default-device", "auto", "-default-device")
PY
venv/bin/python look.py | tee seen
grep -qx 'int compiles' seen
grep -qx 'auto is refused: not allowed in JIT mode' seen
grep -qx 'auto with -default-device compiles' seen
