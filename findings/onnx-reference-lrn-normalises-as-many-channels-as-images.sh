#!/usr/bin/env bash
# onnx 1.23.1 (Python), the reference evaluator's LRN; beside it the formula of the operator's own documentation.
# Guess: the reference evaluator is what a runtime's results are held against.
# Seen: its loop over channels ends with the number of images. Of one image with four channels the first is normalised, the
# others are divided by bias^beta alone, 1; of two images the first two channels. With as many images as channels it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 2>/dev/null
cat > look.py <<'PY'
import numpy as np
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

SIZE, ALPHA, BETA, BIAS = 3, 1.0, 0.5, 1.0

def documented(x):
    y = np.empty_like(x)
    for c in range(x.shape[1]):
        near = x[:, max(0, c - 1):min(x.shape[1], c + 2)]
        y[:, c] = x[:, c] / (BIAS + ALPHA / SIZE * (near ** 2).sum(axis=1)) ** BETA
    return y

def shown(y):
    return [round(float(v), 3) for v in y[0].ravel()]

for images in (1, 2, 4):
    x = np.full((images, 4, 1, 1), 3, np.float32)
    node = helper.make_node("LRN", ["x"], ["y"], size=SIZE, alpha=ALPHA, beta=BETA, bias=BIAS)
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, x.shape)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)])
    y = ReferenceEvaluator(model).run(None, {"x": x})[0]
    print(images, "of images:", shown(y), "documented", shown(documented(x)))
PY
venv/bin/python look.py | tee seen
grep -qF '1 of images: [1.134, 3.0, 3.0, 3.0] documented [1.134, 0.949, 0.949, 1.134]' seen
grep -qF '2 of images: [1.134, 0.949, 3.0, 3.0] documented [1.134, 0.949, 0.949, 1.134]' seen
grep -qF '4 of images: [1.134, 0.949, 0.949, 1.134] documented [1.134, 0.949, 0.949, 1.134]' seen
