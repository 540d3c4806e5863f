#!/usr/bin/env bash
# onnxruntime 1.30.0 (Python, CPU), auto_pad SAME_UPPER with a window smaller than its stride (a 1 × 1 pooling of stride 2
# thins out a residual network's shortcut).
# Guess: operators with the same auto_pad are padded alike, so either all take it or none does.
# Seen: AveragePool and Conv of 1 × 1 with stride 2 take every other value of 0 to 3, which are 0 and 2. MaxPool ends with 'padding
# values must be non-negative'; of 0 to 4 it takes 0, 2 and 4, since nothing is left over. VALID does it for both lengths here.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 onnxruntime==1.30.0 2>/dev/null
cat > look.py <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper

onnxruntime.set_default_logger_severity(4)

def seen(operator, length, pad):
    x = np.arange(length, dtype=np.float32).reshape(1, 1, length)
    filters = [helper.make_tensor("w", TensorProto.FLOAT, (1, 1, 1), [1])] if operator == "Conv" else []
    node = helper.make_node(operator, ["x"] + [f.name for f in filters], ["y"], kernel_shape=[1], strides=[2], auto_pad=pad)
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)], filters)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    try:
        found = session.run(None, {"x": x})[0].ravel().tolist()
    except Exception as error:
        found = "fails: " + str(error).split("Status Message: ")[-1].splitlines()[0]
    print(operator, length, pad, found)

for operator in ("AveragePool", "Conv", "MaxPool"):
    for length in (4, 5):
        seen(operator, length, "SAME_UPPER")
seen("MaxPool", 4, "VALID")
PY
venv/bin/python look.py | tee seen
grep -qF 'AveragePool 4 SAME_UPPER [0.0, 2.0]' seen
grep -qF 'Conv 4 SAME_UPPER [0.0, 2.0]' seen
grep -q '^MaxPool 4 SAME_UPPER fails: .*negative' seen
grep -qF 'MaxPool 5 SAME_UPPER [0.0, 2.0, 4.0]' seen
grep -qF 'MaxPool 4 VALID [0.0, 2.0]' seen
