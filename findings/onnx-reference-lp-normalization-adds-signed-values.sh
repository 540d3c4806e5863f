#!/usr/bin/env bash
# onnx 1.23.1 (Python), the reference evaluator's LpNormalization and LpPool with p = 1.
# Guess: an L1 norm adds absolute values, as LpPool does and the documentation says of both.
# Seen: LpNormalization adds them with their signs. (3, -2) is divided by 1 instead of 5, and (1, -1), whose sum is 0, becomes
# (0, 0); LpPool of the same values gives 5 and 2. With p = 2 nobody sees it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 2>/dev/null
cat > look.py <<'PY'
import numpy as np
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

def seen(operator, x, **attributes):
    node = helper.make_node(operator, ["x"], ["y"], **attributes)
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)])
    return ReferenceEvaluator(model).run(None, {"x": x})[0].ravel().tolist()

for values in ((3, -2), (1, -1)):
    x = np.array(values, np.float32).reshape(1, 1, 2)
    print(values, "normalised", seen("LpNormalization", x, p=1, axis=2), "pooled", seen("LpPool", x, p=1, kernel_shape=[2]))
PY
venv/bin/python -W ignore look.py | tee seen
grep -qF '(3, -2) normalised [3.0, -2.0] pooled [5.0]' seen
grep -qF '(1, -1) normalised [0.0, 0.0] pooled [2.0]' seen
