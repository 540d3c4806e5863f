"""PyTorch on the processor as another side of bench/training and bench/inference. Reads lines, answers each with one:

versions                                                  -> versions TEXT
prepare KEY train|infer PRECISION BATCH MODE NETWORK      -> ready | failed REASON
steps KEY N                                               -> seconds SECONDS | failed REASON
forget KEY                                                -> ready

Modes are contiguous and channels-last, alone (eager) or with +compiled (torch.compile), and in inference with +script (traced,
frozen, optimised for inference) or +frozen (torch.compile that takes the weights as constants). Precision bf16 is autocast.

Argument: threads.
"""

import sys
import time

import torch
import torch._dynamo.config as dynamo
import torch._inductor.config as inductor
from torch.nn import functional

from word_networks import CLASSES, SIDE, network


class Work:
    """One network in one form, on the same batch again and again."""

    def __init__(self, what, precision, batch, mode, words):
        memory, _, self.way = mode.partition("+")
        self.mixed = precision == "bf16"
        if precision not in ("f32", "bf16"):
            raise ValueError(f"no {precision} here")
        last = {"contiguous": torch.contiguous_format, "channels-last": torch.channels_last}[memory]
        self.images = torch.rand(batch, 1, SIDE, SIDE).to(memory_format=last)
        self.labels = torch.arange(batch) % CLASSES
        self.network = network(words).to(memory_format=last)
        if what == "train":
            self.prepare_training()
        else:
            self.prepare_inference()
        self.step()

    def autocast(self):
        return torch.autocast("cpu", torch.bfloat16, enabled=self.mixed)

    def prepare_training(self):
        answer = torch.compile(self.network, dynamic=False) if self.way else self.network
        optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3, fused=True)

        def step():
            optimizer.zero_grad(set_to_none=True)
            with self.autocast():
                logits = answer(self.images)
            loss = functional.cross_entropy(logits.float(), self.labels)
            loss.backward()
            optimizer.step()
            loss.item()

        self.step = step

    def prepare_inference(self):
        answer = self.network.eval()
        if self.way == "script":
            # A cache of narrowed weights would be traced along.
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=self.mixed, cache_enabled=False):
                answer = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.trace(answer, self.images)))
        elif self.way:
            answer = torch.compile(answer, dynamic=False)

        def step():
            with torch.inference_mode(), self.autocast():
                return torch.softmax(answer(self.images).float(), 1)

        self.step = step
        if self.way == "frozen":
            with inductor.patch(freezing=True):
                step()

    def seconds(self, steps):
        start = time.perf_counter()
        for _ in range(steps):
            self.step()
        return time.perf_counter() - start


def answer(works, line):
    words = line.split(None, 6)
    if words[0] == "versions":
        return "versions PyTorch " + torch.__version__
    if words[0] == "prepare":
        works[words[1]] = Work(words[2], words[3], int(words[4]), words[5], words[6])
    elif words[0] == "forget":
        works.pop(words[1], None)
    else:
        return f"seconds {works[words[1]].seconds(int(words[2]))}"
    return "ready"


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(1)
    # What doesn't fit the compiled code any more would go on eager, and be taken for compiled.
    setattr(dynamo, "recompile_limit" if hasattr(dynamo, "recompile_limit") else "cache_size_limit", 64)
    works = {}
    for line in sys.stdin:
        try:
            print(answer(works, line.strip()), flush=True)
        except Exception as problem:  # whatever goes wrong is an answer
            first = next((text for text in str(problem).splitlines() if text.strip()), "")
            print(f"failed {type(problem).__name__}: {first}", flush=True)


main()
