#!/usr/bin/env bash
# onnxruntime 1.30.0 (Python, CPU), a Pad with zeros in front of a pooling, at the default level of graph optimisation.
# Guess: an optimisation changes no result. A zero that stands beside negative numbers is the maximum of its window.
# Seen: the Pad becomes the MaxPool's own padding, which counts for nothing: 0 -1 -1 0 becomes -1 -1 -1 -1. With another value than 0
# the Pad stays, and AveragePool counts its zeros as before. Where both paddings together reach the window, no session is made:
# a Pad of 1 on either side and a MaxPool of 2 that pads its end by 1. Without optimisation all are right. Behind a ReLU nobody
# sees it; behind a leaky one, or batch normalisation alone, the border is wrong.
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
LEVELS = onnxruntime.GraphOptimizationLevel
x = np.full((1, 1, 3), -1, np.float32)

def seen(operator, pads, value, level):
    nodes = [helper.make_node("Pad", ["x", "pads", "value"], ["padded"], mode="constant"),
            helper.make_node(operator, ["padded"], ["y"], kernel_shape=[2], pads=pads)]
    graph = helper.make_graph(nodes, "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
            [helper.make_tensor("pads", TensorProto.INT64, (6,), [0, 0, 1, 0, 0, 1]),
                    helper.make_tensor("value", TensorProto.FLOAT, (), [value])])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    try:
        session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        return session.run(None, {"x": x})[0].ravel().tolist()
    except Exception as error:
        return "fails: pads[dim] < kernel_shape[dim]" if "pads[dim] < kernel_shape[dim]" in str(error) else error

for case in (("MaxPool", [0, 0], 0.0), ("MaxPool", [0, 0], -9.0), ("AveragePool", [0, 0], 0.0), ("MaxPool", [0, 1], 0.0)):
    print(*case, "plain", seen(*case, LEVELS.ORT_DISABLE_ALL), "optimised", seen(*case, LEVELS.ORT_ENABLE_ALL))
PY
venv/bin/python look.py | tee seen
grep -qF 'MaxPool [0, 0] 0.0 plain [0.0, -1.0, -1.0, 0.0] optimised [-1.0, -1.0, -1.0, -1.0]' seen
grep -qF 'MaxPool [0, 0] -9.0 plain [-1.0, -1.0, -1.0, -1.0] optimised [-1.0, -1.0, -1.0, -1.0]' seen
grep -qF 'AveragePool [0, 0] 0.0 plain [-0.5, -1.0, -1.0, -0.5] optimised [-0.5, -1.0, -1.0, -0.5]' seen
grep -qF 'MaxPool [0, 1] 0.0 plain [0.0, -1.0, -1.0, 0.0, 0.0] optimised fails: pads[dim] < kernel_shape[dim]' seen
