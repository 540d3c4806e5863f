#!/usr/bin/env bash
# onnx 1.23.1 (Python), the reference evaluator's AveragePool, LpPool and MaxPool with ceil_mode, nothing padded.
# Guess: ceil_mode adds a last window that hangs over the end; the others stay where they are.
# Seen: of 1 to 7 in windows of 3 AveragePool gives 1.5, 4, 6: what the last window lacks is padded half at the beginning, so
# all of them move. Mean of the values that a window has: 2, 5, 7, as MaxPool's windows in the same evaluator lie (3, 6, 7).
# LpPool of p = 1 gives 3, 12, 18 instead of 6, 15, 7, and its last window counts nothing of the padding but is scaled.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 2>/dev/null
cat > look.py <<'PY'
import numpy as np
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

x = np.arange(1, 8, dtype=np.float32).reshape(1, 1, 7)
for operator, more in (("AveragePool", {}), ("LpPool", {"p": 1}), ("MaxPool", {})):
    node = helper.make_node(operator, ["x"], ["y"], kernel_shape=[3], strides=[3], ceil_mode=1, **more)
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, (1, 1, 3))])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)])
    print(operator, ReferenceEvaluator(model).run(None, {"x": x})[0].ravel().tolist())
PY
venv/bin/python look.py | tee seen
grep -qF 'AveragePool [1.5, 4.0, 6.0]' seen
grep -qF 'LpPool [3.0, 12.0, 18.0]' seen
grep -qF 'MaxPool [3.0, 6.0, 7.0]' seen
