"""Makes the files that the import of Keras's networks is tested with: keras2.h5, keras3.h5, and a .txt beside each.

Run with tensorflow-cpu 2.21.0 and keras 3.15.1, in this folder and not by the build: python networks.py

keras3.h5 is written by Keras 3. keras2.h5 is written by the copy of Keras 2 that TensorFlow still has inside, so it has
Keras 2's form to the letter. That copy lacks BatchNormalization and GaussianDropout; they are below, with the keys and
names of Keras 2. All probabilities are Keras 3's, of its own layers; for keras2.h5 with the same weights, and the copy's
have to agree.

A .txt has one number a line: images, classes, then each image's values of 0 to 1, channel after channel as Werkbank has
them, and after all images their probabilities.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy
import tensorflow
from tensorflow.python import keras as keras2
from tensorflow.python.keras import layers as old
from tensorflow.python.keras.models import Sequential

SHAPE, CLASSES, IMAGES = (12, 10, 3), 4, 6
keras2.__version__ = "2.6.0"
random = numpy.random.default_rng(7)


class BatchNormalization(old.Layer):
    def __init__(self, momentum=0.99, epsilon=1e-3, **kwargs):
        super().__init__(**kwargs)
        self.momentum, self.epsilon = momentum, epsilon

    def build(self, shape):
        size = (shape[-1],)
        self.gamma = self.add_weight("gamma", size, initializer="ones")
        self.beta = self.add_weight("beta", size, initializer="zeros")
        self.mean = self.add_weight("moving_mean", size, initializer="zeros", trainable=False)
        self.variance = self.add_weight("moving_variance", size, initializer="ones", trainable=False)

    def call(self, x):
        return (x - self.mean) * self.gamma / tensorflow.sqrt(self.variance + self.epsilon) + self.beta

    def get_config(self):
        own = dict(axis=[3], momentum=self.momentum, epsilon=self.epsilon, center=True, scale=True)
        return {**super().get_config(), **own}


class GaussianDropout(old.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        return x

    def get_config(self):
        return {**super().get_config(), "rate": self.rate}


class Keras2:
    """The layers of Keras 2, by the names that Keras 3 has for its own."""

    def __getattr__(self, name):
        return globals().get(name) or getattr(old, name)


def usual(model, of):
    for layer in [
        of.Conv2D(6, 3, padding="same", activation="relu", name="first"),
        of.BatchNormalization(name="first_norm"),
        of.MaxPooling2D(2, name="pool"),
        of.Dropout(0.4, name="lost"),
        of.Conv2D(8, 3, padding="valid", use_bias=False, name="second"),
        of.BatchNormalization(momentum=0.9, epsilon=1e-4, name="second_norm"),
        of.Activation("elu", name="elu"),
        of.Conv2D(8, 3, strides=2, padding="same", activation="tanh", name="third"),
        of.GaussianDropout(0.3, name="noisy"),
        of.Flatten(name="flat"),
        of.Dense(10, activation="relu", name="hidden"),
        of.Dropout(0.25, name="lost_too"),
        of.Dense(CLASSES, activation="softmax", name="classes"),
    ]:
        model.add(layer)
    return model


def unusual():
    of = keras.layers
    return keras.Sequential([
        keras.Input(SHAPE),
        of.Rescaling(1 / 127.5, offset=-1, name="scaled"),
        of.Conv2D(5, 3, strides=2, padding="same", name="halved"),
        of.BatchNormalization(center=False, name="unshifted"),
        of.ReLU(name="rectified"),
        of.Conv2D(7, 3, padding="same", dilation_rate=2, activation="silu", use_bias=False, name="wide"),
        of.BatchNormalization(scale=False, name="unscaled"),
        of.AveragePooling2D(3, strides=1, name="average"),
        of.SpatialDropout2D(0.15, name="planes"),
        of.LeakyReLU(negative_slope=0.01, name="leaky"),
        of.Flatten(name="flat"),
        of.Activation("sigmoid", name="flat_sigmoid"),
        of.Dense(9, use_bias=False, name="hidden"),
        of.BatchNormalization(name="flat_norm"),
        of.ELU(name="elu"),
        of.AlphaDropout(0.35, name="alpha"),
        of.Dense(CLASSES, name="logits"),
        of.Softmax(name="classes"),
    ])


def drawn(weight):
    """Weights that keep the size of what comes in; scales and running variances around 1, running means not 0."""
    shape = tuple(weight.shape)
    spread = 1.5 / numpy.sqrt(numpy.prod(shape[:-1])) if len(shape) > 1 else 0.3
    around = 1 if weight.name in ("gamma", "moving_variance") else 0
    return (around + numpy.clip(random.normal(size=shape), -2.5, 2.5) * spread).astype("float32")


def write(name, images, probabilities):
    print(name, probabilities)
    with open(name, "w") as file:
        for number in [IMAGES, CLASSES, *images.transpose(0, 3, 1, 2).ravel(), *probabilities.ravel()]:
            print(f"{number:.9g}", file=file)


pixels = random.integers(0, 256, (IMAGES, *SHAPE)).astype("float32")
values = pixels / 255

network = usual(keras.Sequential([keras.Input(SHAPE)]), keras.layers)
network.set_weights([drawn(weight) for weight in network.weights])
former = usual(Sequential([old.InputLayer(SHAPE, name="images")]), Keras2())
former.set_weights(network.get_weights())
former.save("keras2.h5")
probabilities = network.predict(values, verbose=0)
assert numpy.abs(probabilities - former(values).numpy()).max() < 1e-6
write("keras2.txt", values, probabilities)

network = unusual()
network.set_weights([drawn(weight) for weight in network.weights])
network.save("keras3.h5")
write("keras3.txt", values, network.predict(pixels, verbose=0))
