"""Networks of search-spaces/fast-cifar.yaml, resnet-20.yaml and resnet-9.yaml in PyTorch, for pictures in colour, and what learns
their weights. Each network takes the count of classes, and how many filters a convolution has at most."""

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


def fast(classes=10, most=256):
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
        *block(24, min(64, most)),
        *block(min(64, most), min(256, most)),
        *block(min(256, most), min(256, most)),
        nn.MaxPool2d(3),
        nn.Flatten(),
        nn.Linear(min(256, most), classes),
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
            if before == after and stride == 1
            else nn.Sequential(nn.Conv2d(before, after, 1, stride, bias=False), norm(after))
        )

    def forward(self, x):
        return functional.relu(self.branch(x) + self.shortcut(x))


def resnet20(classes=10, most=64):
    before = min(16, most)
    layers = [nn.Conv2d(3, before, 3, padding=1, bias=False), norm(before), nn.ReLU()]
    for filters in (16, 32, 64):
        for block in range(3):
            layers.append(Residual(before, min(filters, most), 2 if block == 0 and filters > 16 else 1))
            before = min(filters, most)
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(before, classes))


class Plus(nn.Module):
    def __init__(self, branch):
        super().__init__()
        self.branch = branch

    def forward(self, x):
        return x + self.branch(x)


def resnet9(classes=10, most=512):
    def conv(before, after):
        before, after = before if before == 3 else min(before, most), min(after, most)
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
        nn.Linear(min(512, most), classes),
    )


def nesterov(parameters, fused=True, **options):
    """SGD with Nesterov's momentum; fused in one pass over the weights, where this PyTorch has that for their device."""
    if fused:
        try:
            return torch.optim.SGD(parameters, nesterov=True, fused=True, **options)
        except (RuntimeError, TypeError):
            pass
    return torch.optim.SGD(parameters, nesterov=True, foreach=True, **options)


NETWORKS = {"fast-cifar": fast, "resnet-20": resnet20, "resnet-9": resnet9}
