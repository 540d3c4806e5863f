"""Training steps of picture networks in PyTorch on the processor, one thread; the peer of bench/pictures.

Usage: cpu_torch.py NETWORK PRECISION BATCH STEPS [--compile]; prints images per second of one run.
Networks are those of search-spaces/fast-cifar.yaml, resnet-20.yaml and resnet-9.yaml, channels last.
"""

import sys
import time

import torch
from torch.nn import functional

from picture_networks import NETWORKS, nesterov


def main():
    name, precision, batch, steps = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    network = NETWORKS[name]().to(memory_format=torch.channels_last)
    step_of = network if "--compile" not in sys.argv else torch.compile(network)
    learned = [p for p in network.parameters() if p.requires_grad]
    optimizer = nesterov(learned, lr=0.01, momentum=0.85, weight_decay=5e-4)
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
    start = time.perf_counter()
    for _ in range(steps):
        step()
    print(round(batch * steps / (time.perf_counter() - start), 1))


main()
