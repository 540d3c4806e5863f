#!/usr/bin/env bash
# onnx 1.23.1 (Python), the reference evaluator's ConvTranspose with groups.
# Guess: it computes groups, since it has a branch for them; Conv in the same evaluator does.
# Seen: it slices the filters by output channels, though their first axis is the input channels. One of each a group it computes;
# with two of either it fails to give the filters their shape. onnx's checker, shapes inferred, takes all three.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 2>/dev/null
cat > look.py <<'PY'
import numpy as np
from onnx import TensorProto, checker, helper
from onnx.reference import ReferenceEvaluator

for into, out in ((1, 1), (1, 2), (2, 1)):
    x, w = np.ones((1, 2 * into, 2, 2), np.float32), np.ones((2 * into, out, 2, 2), np.float32)
    node = helper.make_node("ConvTranspose", ["x", "w"], ["y"], strides=[2, 2], group=2)
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, v.shape) for n, v in (("x", x), ("w", w))],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, (1, 2 * out, 4, 4))])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)])
    checker.check_model(model, full_check=True)
    try:
        y = ReferenceEvaluator(model).run(None, {"x": x, "w": w})[0]
        print(into, out, y.shape, np.unique(y).tolist())
    except ValueError as error:
        print(into, out, error)
PY
venv/bin/python look.py | tee seen
grep -qF '1 1 (1, 2, 4, 4) [1.0]' seen
grep -qF '1 2 cannot reshape array of size 16 into shape (1,1,8)' seen
grep -qF '2 1 cannot reshape array of size 4 into shape (1,2,4)' seen
