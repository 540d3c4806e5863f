"""Training steps of picture networks in PyTorch on the processor, one thread; the peer of bench/pictures.

Usage: cpu_torch.py NETWORK PRECISION BATCH STEPS [--compile]; prints images per second, the best of three runs.
Networks are those of search-spaces/fast-cifar.yaml, resnet-20.yaml and resnet-9.yaml, channels last.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional


class Gelu(nn.Module):
    """x times the sigmoid of 1.702 x, as Werkbank has it."""

    def forward(self, x):
        return x * torch.sigmoid(1.702 * x)


def norm(channels, scaled=True):
    layer = nn.BatchNorm2d(channels, momentum=0.4 if not scaled else 0.1)
    layer.weight.requires_grad = scaled
    return layer


def fast(classes=10):
    def block(before, after):
        return [
            nn.Conv2d(before, after, 3, padding=1, bias=False),
            nn.MaxPool2d(2),
            norm(after, False),
            Gelu(),
            nn.Conv2d(after, after, 3, padding=1, bias=False),
            norm(after, False),
            Gelu(),
        ]

    white = nn.Conv2d(3, 24, 2)
    white.weight.requires_grad = False
    return nn.Sequential(
        white,
        Gelu(),
        *block(24, 64),
        *block(64, 256),
        *block(256, 256),
        nn.MaxPool2d(3),
        nn.Flatten(),
        nn.Linear(256, classes),
    )


class Residual(nn.Module):
    def __init__(self, before, after, stride):
        super().__init__()
        self.branch = nn.Sequential(
            nn.Conv2d(before, after, 3, stride, 1, bias=False),
            norm(after),
            nn.ReLU(),
            nn.Conv2d(after, after, 3, 1, 1, bias=False),
            norm(after),
        )
        self.shortcut = (
            nn.Identity()
            if before == after
            else nn.Sequential(nn.Conv2d(before, after, 1, stride, bias=False), norm(after))
        )

    def forward(self, x):
        return functional.relu(self.branch(x) + self.shortcut(x))


def resnet20(classes=10):
    layers = [nn.Conv2d(3, 16, 3, padding=1, bias=False), norm(16), nn.ReLU()]
    before = 16
    for filters in (16, 32, 64):
        for block in range(3):
            layers.append(Residual(before, filters, 2 if block == 0 and filters > 16 else 1))
            before = filters
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, classes))


class Plus(nn.Module):
    def __init__(self, branch):
        super().__init__()
        self.branch = branch

    def forward(self, x):
        return x + self.branch(x)


def resnet9(classes=10):
    def conv(before, after):
        return [nn.Conv2d(before, after, 3, padding=1, bias=False), norm(after), nn.ReLU()]

    def plus(channels):
        return Plus(nn.Sequential(*conv(channels, channels), *conv(channels, channels)))

    return nn.Sequential(
        *conv(3, 64),
        *conv(64, 128),
        nn.MaxPool2d(2),
        plus(128),
        *conv(128, 256),
        nn.MaxPool2d(2),
        *conv(256, 512),
        nn.MaxPool2d(2),
        plus(512),
        nn.MaxPool2d(4),
        nn.Flatten(),
        nn.Linear(512, classes),
    )


def main():
    name, precision, batch, steps = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    network = {"fast": fast, "resnet-20": resnet20, "resnet-9": resnet9}[name]().to(memory_format=torch.channels_last)
    step_of = network if "--compile" not in sys.argv else torch.compile(network)
    learned = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.SGD(learned, lr=0.01, momentum=0.85, nesterov=True, weight_decay=5e-4, foreach=True)
    images = torch.rand(batch, 3, 32, 32).to(memory_format=torch.channels_last)
    labels = torch.randint(0, 10, (batch,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bf16"):
            logits = step_of(images)
        loss = functional.cross_entropy(logits.float(), labels, label_smoothing=0.2)
        loss.backward()
        optimizer.step()

    for _ in range(3):
        step()
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(steps):
            step()
        best = max(best, batch * steps / (time.perf_counter() - start))
    print(round(best, 1))


main()
