"""Networks written as a line of words, as Werkbank's benches have them: c32k3s1 is a convolution of 32 filters, kernel 3, stride
1 and a rectifier, b batch normalisation, p max pooling, g global average pooling, d0.4 dropout, f128 a dense layer with a
rectifier. Where a stride makes 'same' padding lopsided, PyTorch pads evenly: the sizes are the same."""

import re

from torch import nn

CLASSES = 10
SIDE = 28


def network(words):
    layers = []
    channels, side, flat = 1, SIDE, False
    for word in words.split():
        conv = re.fullmatch(r"c(\d+)k(\d+)s(\d+)", word)
        if conv:
            filters, kernel, stride = map(int, conv.groups())
            layers += [nn.Conv2d(channels, filters, kernel, stride, kernel // 2), nn.ReLU()]
            channels, side = filters, -(-side // stride)
        elif word == "b":
            layers.append(nn.BatchNorm2d(channels, eps=1e-3, momentum=0.1))
        elif word == "p":
            layers.append(nn.MaxPool2d(2, 2))
            side //= 2
        elif word == "g":
            layers.append(nn.AdaptiveAvgPool2d(1))
            side = 1
        elif word[0] == "d":
            layers.append(nn.Dropout(float(word[1:])))
        elif word[0] == "f":
            inputs = channels if flat else channels * side * side
            layers += ([] if flat else [nn.Flatten()]) + [nn.Linear(inputs, int(word[1:])), nn.ReLU()]
            channels, flat = int(word[1:]), True
        else:
            raise ValueError(word)
    inputs = channels if flat else channels * side * side
    layers += ([] if flat else [nn.Flatten()]) + [nn.Linear(inputs, CLASSES)]
    return nn.Sequential(*layers)
