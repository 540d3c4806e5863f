#!/usr/bin/env bash
# onnxruntime 1.30.0 (Python, CPU) and the reference evaluator of onnx 1.23.1: ConvTranspose, SAME_UPPER, kernel below the stride.
# Guess: with SAME the output is as long as the input times the stride, as the operator's documentation says, and what is padded
# lies at the end: 1 1 0 1 1 0 1 1 0 for three ones, a kernel of two ones and a stride of 3.
# Seen: the runtime leaves out the last 0, and shape inference says 8 too, without a word; the reference has 9 values, the 0 in
# front of the first. With a kernel as long as the stride all agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --retries 0 onnx==1.23.1 onnxruntime==1.30.0 2>/dev/null
cat > look.py <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, shape_inference
from onnx.reference import ReferenceEvaluator

onnxruntime.set_default_logger_severity(4)
x = np.ones((1, 1, 3), np.float32)
for kernel in (2, 3):
    node = helper.make_node("ConvTranspose", ["x", "w"], ["y"], strides=[3], auto_pad="SAME_UPPER")
    graph = helper.make_graph([node], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
            [helper.make_tensor("w", TensorProto.FLOAT, (1, 1, kernel), [1] * kernel)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    shape = shape_inference.infer_shapes(model).graph.output[0].type.tensor_type.shape
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    show = lambda y: "".join(str(int(v)) for v in y[0].ravel())
    print("kernel", kernel, "inferred", shape.dim[2].dim_value, "runtime", show(session.run(None, {"x": x})),
            "reference", show(ReferenceEvaluator(model).run(None, {"x": x})))
PY
venv/bin/python look.py | tee seen
grep -qF 'kernel 2 inferred 8 runtime 11011011 reference 011011011' seen
grep -qF 'kernel 3 inferred 9 runtime 111111111 reference 111111111' seen
