#!/usr/bin/env bash
# onnxruntime 1.30.0 (Python, CPU), MeanVarianceNormalization of a channel whose pixels are all the same, as of a black picture.
# Guess: the channel becomes 0: the operator's definition divides by the deviation plus 1e-9, so that 0 is divided by 1e-9.
# Seen: all pixels are NaN, where the other channel is right; onnx's reference has 0, and InstanceNormalization, with an epsilon
# of 0.00001, has 0 too. One picture without contrast, and what a network says of it is NaN.
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

x = np.array([[[[5., 5.], [5., 5.]], [[1., 3.], [1., 3.]]]], np.float32)

def seen(op, inputs, initializers, **attributes):
    graph = helper.make_graph([helper.make_node(op, ["x"] + inputs, ["y"], **attributes)], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, x.shape)], initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for name, y in (("onnxruntime", session.run(None, {"x": x})[0]), ("reference", ReferenceEvaluator(model).run(None, {"x": x})[0])):
        print(op, name, [[round(float(v), 3) + 0.0 for v in channel.ravel()] for channel in y[0]])

seen("MeanVarianceNormalization", [], [])
seen("InstanceNormalization", ["s", "b"], [helper.make_tensor("s", TensorProto.FLOAT, (2,), [1., 1.]),
        helper.make_tensor("b", TensorProto.FLOAT, (2,), [0., 0.])], epsilon=1e-5)
PY
venv/bin/python look.py | tee seen
cat > expected <<'ROWS'
MeanVarianceNormalization onnxruntime [[nan, nan, nan, nan], [-1.0, 1.0, -1.0, 1.0]]
MeanVarianceNormalization reference [[0.0, 0.0, 0.0, 0.0], [-1.0, 1.0, -1.0, 1.0]]
InstanceNormalization onnxruntime [[0.0, 0.0, 0.0, 0.0], [-1.0, 1.0, -1.0, 1.0]]
InstanceNormalization reference [[0.0, 0.0, 0.0, 0.0], [-1.0, 1.0, -1.0, 1.0]]
ROWS
diff expected seen
