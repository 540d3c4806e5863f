#!/usr/bin/env bash
# onnx 1.23.1 (Python), the reference evaluator's QuantizeLinear of a number that is beyond 2^31 scales.
# Guess: what doesn't fit is brought to the end of the range, as the operator's text says: 127 for 8 bits, whatever its size.
# Seen: 200 scales become 127, 2e9 as well; 3e9 and infinity become -128, the other end. The reference rounds to a 32-bit integer
# first, which wraps. onnxruntime 1.30.0 has 127 for all of them. A tiny scale, as of a channel that is nearly 0, gets there easily.
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

for scale, dtype in ((1., TensorProto.INT8), (1e-9, TensorProto.UINT8)):
    x = np.array([200., 2e9, 3e9, float("inf"), -3e9], np.float32) * np.float32(scale)
    zero = helper.make_tensor("z", dtype, (), [0])
    graph = helper.make_graph([helper.make_node("QuantizeLinear", ["x", "s", "z"], ["y"])], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", dtype, x.shape)],
            [helper.make_tensor("s", TensorProto.FLOAT, (), [scale]), zero])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    print("onnxruntime", session.run(None, {"x": x})[0].tolist(), "reference", ReferenceEvaluator(model).run(None, {"x": x})[0].tolist())
PY
venv/bin/python look.py 2>/dev/null | tee seen
cat > expected <<'ROWS'
onnxruntime [127, 127, 127, 127, -128] reference [127, 127, -128, -128, -128]
onnxruntime [200, 255, 255, 255, 0] reference [200, 255, 0, 0, 0]
ROWS
diff expected seen
