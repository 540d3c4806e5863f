#!/usr/bin/env python3
"""PyTorch as the other side of bench/gpu. Reads lines, answers each with one:

versions                                          -> versions JSON
prepare train|infer PRECISION BATCH MODE NETWORK  -> ready PARAMETERS | failed REASON
steps N                                           -> seconds SECONDS | failed REASON

Modes are eager, channels-last, graph (channels-last, the whole step captured as a CUDA graph) and compiled (torch.compile,
and the whole step captured). Training does what Werkbank does in a step: gathers a batch of the bytes that lie on the card,
forward, loss, backward, RMSProp, and sums of loss and hits that stay on the card. Inference takes bytes from the host and
brings probabilities back to it.

A network @NAME, or @NAME:FILTERS, is that of the ready space NAME, a convolution having so many filters at most, on pictures
of noise. It is trained as the space says, by SGD with Nesterov's momentum, without its augmentation and its lookahead.

Arguments: folder of MNIST's IDX files, images to use, device (cuda or cpu).
"""
import gzip
import json
import sys
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

import word_networks
from picture_networks import NETWORKS, nesterov
from word_networks import CLASSES

WARM_UP = 4
# Momentum, penalty, smoothing of labels, and the rate of batch normalisation's biases against that of all else.
TRAINING = {"resnet-20": (0.9, 1e-4, 0.0, 1), "fast-cifar": (0.85, 1.33e-3, 0.2, 64)}


def network(words):
    """Builds a network; of words, activations come before batch normalisation, as in the spaces."""
    if words[0] != "@":
        return word_networks.network(words)
    name, _, most = words[1:].partition(":")
    return NETWORKS[name](CLASSES, *([int(most)] if most else []))


def optimizer(words, model, cuda, compiles):
    """What learns the parameters; the compiler fuses its loops itself, and PyTorch has no fused RMSprop."""
    if words[0] != "@":
        return torch.optim.RMSprop(model.parameters(), lr=1e-3, alpha=0.9, eps=1e-8, foreach=True, capturable=cuda)
    momentum, penalty, _, factor = TRAINING[words[1:].partition(":")[0]]
    shifts = [layer.bias for layer in model.modules() if isinstance(layer, nn.BatchNorm2d)]
    others = [p for p in model.parameters() if p.requires_grad and not any(p is shift for shift in shifts)]
    groups = [{"params": others, "weight_decay": penalty}, {"params": shifts, "lr": 1e-3 * factor}]
    return nesterov(groups, fused=not compiles, lr=1e-3, momentum=momentum)


def parameters(model):
    """All numbers that a saved network has, running means and variances among them."""
    state = model.state_dict()
    return sum(tensor.numel() for name, tensor in state.items() if not name.endswith("num_batches_tracked"))


def idx(folder, name):
    """The numbers of an IDX file."""
    found = next(path for path in (folder / (name + ".gz"), folder / name) if path.exists())
    data = (gzip.open if found.suffix == ".gz" else open)(found, "rb").read()
    sizes = [int.from_bytes(data[at : at + 4], "big") for at in range(4, 4 + 4 * data[3], 4)]
    return torch.frombuffer(bytearray(data[4 + 4 * data[3] :]), dtype=torch.uint8).reshape(sizes)


class Side:
    def __init__(self, folder, images, device):
        self.device = torch.device(device)
        self.cuda = self.device.type == "cuda"
        self.folder = folder
        self.count = images
        self.kept = {}
        self.compiles = False
        torch.backends.cudnn.benchmark = True

    def versions(self):
        found = {"torch": torch.__version__, "cuda": torch.version.cuda, "device": "cpu"}
        if self.cuda:
            found["cudnn"] = torch.backends.cudnn.version()
            found["device"] = torch.cuda.get_device_name(self.device)
        return found

    def data(self, are_pictures):
        """Images and labels: pictures of noise in colour, or MNIST's."""
        if are_pictures not in self.kept:
            if are_pictures:
                images = torch.randint(256, (self.count, 3, 32, 32), dtype=torch.uint8)
                labels = torch.randint(CLASSES, (self.count,))
            else:
                images = idx(self.folder, "train-images-idx3-ubyte")[: self.count, None]
                labels = idx(self.folder, "train-labels-idx1-ubyte")[: self.count].long()
            self.kept[are_pictures] = images.to(self.device), labels.to(self.device)
        return self.kept[are_pictures]

    def prepare(self, what, precision, batch, mode, words):
        self.free()
        self.images, self.labels = self.data(words[0] == "@")
        if mode == "graph" and not self.cuda:
            raise RuntimeError("CUDA graphs need a card")
        torch.set_float32_matmul_precision("highest" if precision == "f32" else "high")
        torch.backends.cudnn.allow_tf32 = precision != "f32"
        self.batch = min(batch, len(self.images))
        self.mixed = precision == "bf16"
        self.last = torch.channels_last if mode != "eager" else torch.contiguous_format
        self.compiles = mode == "compiled"
        self.model = network(words).to(self.device, memory_format=self.last)
        count = parameters(self.model)
        if what == "train":
            self.prepare_training(words)
        else:
            self.prepare_inference()
        if self.cuda and mode in ("graph", "compiled"):
            self.capture()
        else:
            for _ in range(2):
                self.work()
        return count

    def free(self):
        """Gives back what the last network had, so that the other side has the card's memory."""
        for name in ("model", "optimizer", "captured", "work", "answer", "pixels"):
            self.__dict__.pop(name, None)
        if self.compiles:
            torch.compiler.reset()
        if self.cuda:
            torch.cuda.empty_cache()

    def forward(self, pixels):
        # Under capture a cache of weights that were narrowed would outlive its step.
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.mixed, cache_enabled=False):
            return self.model(pixels.contiguous(memory_format=self.last))

    def compiled(self, function):
        return torch.compile(function, dynamic=False) if self.compiles else function

    def prepare_training(self, words):
        self.model.train()
        self.optimizer = optimizer(words, self.model, self.cuda, self.compiles)
        smoothing = TRAINING[words[1:].partition(":")[0]][2] if words[0] == "@" else 0.0
        self.order = torch.randperm(len(self.images), device=self.device)
        self.at = 0
        self.rows = self.order[: self.batch].clone()
        self.loss = torch.zeros((), device=self.device)
        self.right = torch.zeros((), device=self.device)

        def loss_of(pixels, labels):
            logits = self.forward(pixels.float() / 255).float()
            right = (logits.argmax(1) == labels).sum()
            return functional.cross_entropy(logits, labels, label_smoothing=smoothing), right

        loss_of = self.compiled(loss_of)
        update = self.compiled(self.optimizer.step)

        def work():
            loss, right = loss_of(self.images.index_select(0, self.rows), self.labels.index_select(0, self.rows))
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            update()
            self.loss += loss.detach() * self.batch
            self.right += right

        self.work = work
        self.infers = False

    def prepare_inference(self):
        self.model.eval()
        host = self.images[: self.batch].cpu()
        answer = torch.empty(self.batch, CLASSES)
        self.host, self.host_answer = (host.pin_memory(), answer.pin_memory()) if self.cuda else (host, answer)
        self.pixels = host.to(self.device)
        self.answer = answer.to(self.device)
        answer_of = self.compiled(lambda pixels: torch.softmax(self.forward(pixels.float() / 255).float(), 1))

        def work():
            with torch.inference_mode():
                self.answer.copy_(answer_of(self.pixels))

        self.work = work
        self.infers = True

    def capture(self):
        """Puts a graph in the place of the work, after it has run as it is on a stream of its own."""
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(WARM_UP):
                self.work()
        torch.cuda.current_stream().wait_stream(stream)
        torch.cuda.synchronize()
        self.captured = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.captured):
            self.work()
        self.work = self.captured.replay

    def steps(self, count):
        self.wait()
        start = time.perf_counter()
        for _ in range(count):
            if self.infers:
                self.pixels.copy_(self.host, non_blocking=True)
                self.work()
                self.host_answer.copy_(self.answer, non_blocking=True)
                self.wait()
            else:
                if self.at + self.batch > len(self.order):
                    self.at = 0
                self.rows.copy_(self.order[self.at : self.at + self.batch])
                self.at += self.batch
                self.work()
        if not self.infers:
            float(self.loss), float(self.right)
            self.loss.zero_(), self.right.zero_()
        self.wait()
        return time.perf_counter() - start

    def wait(self):
        if self.cuda:
            torch.cuda.synchronize()


def answer(side, line):
    words = line.split(None, 5)
    if words[0] == "versions":
        return "versions " + json.dumps(side.versions())
    if words[0] == "prepare":
        what, precision, batch, mode, text = words[1:]
        return f"ready {side.prepare(what, precision, int(batch), mode, text)}"
    return f"seconds {side.steps(int(words[1]))}"


def main():
    side = Side(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    for line in sys.stdin:
        try:
            print(answer(side, line), flush=True)
        except Exception as problem:  # whatever goes wrong is an answer
            first = (str(problem).splitlines() or [""])[0]
            print(f"failed {type(problem).__name__}: {first}", flush=True)


main()
