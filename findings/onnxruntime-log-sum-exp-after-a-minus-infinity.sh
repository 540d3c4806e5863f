#!/usr/bin/env bash
# onnxruntime 1.30.0 (Python, CPU), ReduceLogSumExp over log-probabilities of which one is minus infinity.
# Guess: log(exp(-130) + exp(-140)) is -130 wherever a log-probability of 0 stands among them; the largest is taken out first.
# Seen: with the minus infinity in the first place the result is minus infinity; in any other place, or without it, -130. The
# largest isn't taken out then, so all that lies below about -104 is lost and the rest is right: (-inf, -1, -2) gives -0.687.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 onnxruntime==1.30.0 2>/dev/null
cat > look.py <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper

def seen(*values):
    x = np.array([values], np.float32)
    node = helper.make_node("ReduceLogSumExp", ["x", "axes"], ["y"], keepdims=0)
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, (1,))],
            [helper.make_tensor("axes", TensorProto.INT64, (1,), [1])])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    print(values, round(float(session.run(None, {"x": x})[0][0]), 3))

inf = float("inf")
seen(-130., -140.)
seen(-130., -inf, -140.)
seen(-inf, -130., -140.)
seen(-inf, -1., -2.)
PY
venv/bin/python look.py | tee seen
grep -qF '(-130.0, -140.0) -130.0' seen
grep -qF '(-130.0, -inf, -140.0) -130.0' seen
grep -qF '(-inf, -130.0, -140.0) -inf' seen
grep -qF '(-inf, -1.0, -2.0) -0.687' seen
