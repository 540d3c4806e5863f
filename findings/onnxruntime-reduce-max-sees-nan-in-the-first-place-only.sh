#!/usr/bin/env bash
# onnxruntime 1.30.0 (Python, CPU), ReduceMax, ReduceMin and TopK of numbers among which one isn't a number (NaN).
# Guess: the largest of numbers with a NaN is NaN, as Max of two arrays, ArgMax and onnx's reference have it, or the NaN is left
# out; where it stands doesn't matter.
# Seen: (NaN, 1, 2) has the maximum NaN, (1, NaN, 2) has 2, and the minimum likewise; TopK(1) takes the NaN where it comes first and
# 2 otherwise. ArgMax points at the NaN in both, so 'the largest probability' and 'its class' are of two different numbers: a check
# of the largest finds nothing wrong with a network that has gone to NaN for one class.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 onnxruntime==1.30.0 2>/dev/null
cat > look.py <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

def model(op, inputs, initializers, outputs, **attributes):
    graph = helper.make_graph([helper.make_node(op, ["x"] + inputs, outputs, **attributes)], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, (3,))],
            [helper.make_empty_tensor_value_info(name) for name in outputs], initializers)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)

def seen(name, onnx_model, values):
    x = {"x": np.array(values, np.float32)}
    ort = onnxruntime.InferenceSession(onnx_model.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, x)[0]
    print(name, values, float(np.ravel(ort)[0]), "reference", float(np.ravel(ReferenceEvaluator(onnx_model).run(None, x)[0])[0]))

one = helper.make_tensor("k", TensorProto.INT64, (1,), [1])
for values in ([float("nan"), 1., 2.], [1., float("nan"), 2.]):
    seen("ReduceMax", model("ReduceMax", [], [], ["y"], keepdims=0), values)
    seen("ReduceMin", model("ReduceMin", [], [], ["y"], keepdims=0), values)
    seen("ArgMax", model("ArgMax", [], [], ["y"], axis=0, keepdims=0), values)
    seen("TopK", model("TopK", ["k"], [one], ["y", "i"], axis=0), values)
PY
venv/bin/python look.py | tee seen
cat > expected <<'ROWS'
ReduceMax [nan, 1.0, 2.0] nan reference nan
ReduceMin [nan, 1.0, 2.0] nan reference nan
ArgMax [nan, 1.0, 2.0] 0.0 reference 0.0
TopK [nan, 1.0, 2.0] nan reference nan
ReduceMax [1.0, nan, 2.0] 2.0 reference nan
ReduceMin [1.0, nan, 2.0] 1.0 reference nan
ArgMax [1.0, nan, 2.0] 1.0 reference 1.0
TopK [1.0, nan, 2.0] 2.0 reference nan
ROWS
diff expected seen
