#!/usr/bin/env bash
# Keras 3.15.1, DepthwiseConv2D with depthwise_initializer he_normal or lecun_normal.
# Guess: each filter sees one channel, so its fan-in is 3 * 3 = 9, and He's weights have a deviation of sqrt(2 / 9) =
# 0.47, whatever the number of channels, as PyTorch's kaiming_normal_ draws those of a grouped convolution.
# Seen: the fan-in is 9 times all input channels. With 1, 16 and 256 channels the deviations are 0.46, 0.12 and 0.029: a
# depthwise layer of 256 channels begins with a sixteenth of the weights that keep the variance of its inputs, and a
# stack of them without normalisation fades. lecun_normal is narrower by the same factor.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install --retries 0 keras==3.15.1 numpy==2.4.6 scipy==1.17.1 jax==0.10.2 2>/dev/null
cat > look.py <<'PY'
import math
import warnings

warnings.simplefilter("ignore")
import keras
import numpy

for initializer, gain in ((keras.initializers.HeNormal, 2), (keras.initializers.LecunNormal, 1)):
    for channels in (1, 16, 256):
        weights = []
        for seed in range(max(4, 4096 // channels // 9)):
            layer = keras.layers.DepthwiseConv2D(3, depthwise_initializer=initializer(seed=seed))
            layer.build((None, 8, 8, channels))
            weights.append(numpy.asarray(layer.weights[0]))
        deviation = numpy.std(weights)
        by_filter = math.sqrt(gain / 9)
        print(f"{initializer.__name__} {channels} channels: {deviation / by_filter * math.sqrt(channels):.1f} times"
              f" sqrt({gain} / 9) / sqrt(channels)")
PY
KERAS_BACKEND=numpy venv/bin/python look.py 2>/dev/null | tee seen
[ "$(grep -cE '^(HeNormal|LecunNormal) [0-9]+ channels: 1\.0 times' seen)" = 6 ]
