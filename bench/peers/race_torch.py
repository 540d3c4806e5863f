"""Optuna with PyTorch as the other side of bench/race; called by it. Searches the space of race.yaml until it is killed.

Arguments: the .npz file, the seed, the pruner (hyperband, median or none), and f32, bf16 or auto, which takes the quicker of
the two on a network from the middle of the space. Prints 'epoch TRIAL EPOCH ACCURACY' after each epoch.
"""

import sys
import time
import warnings

import numpy
import optuna
import torch
from torch import nn
from torch.nn import functional

EPOCHS = 12
TRAINED = 20_000
AT_ONCE = 500

PRUNERS = {
    "none": optuna.pruners.NopPruner,
    "median": optuna.pruners.MedianPruner,
    "hyperband": lambda: optuna.pruners.HyperbandPruner(min_resource=1, max_resource=EPOCHS),
}
OPTIMIZERS = {
    "adam": lambda weights, rate: torch.optim.Adam(weights, lr=rate, fused=True),
    "rmsprop": lambda weights, rate: torch.optim.RMSprop(weights, lr=rate, alpha=0.9),
    "nesterov": lambda weights, rate: torch.optim.SGD(weights, lr=rate, momentum=0.9, nesterov=True, fused=True),
}


def images(file):
    """Images and labels, standardised by each channel, channels last in memory."""
    with numpy.load(file) as arrays:
        pixels = torch.from_numpy(arrays["x_train"]).float() / 255
        labels = torch.from_numpy(arrays["y_train"]).long()
    if pixels.dim() == 3:
        pixels = pixels[..., None]
    pixels = (pixels - pixels.mean((0, 1, 2))) / pixels.std((0, 1, 2))
    return pixels.permute(0, 3, 1, 2), labels


def network(shape, classes, filters, more, units, early, late):
    channels, side = shape[0], shape[1] // 4
    return nn.Sequential(
        nn.Conv2d(channels, filters, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(filters, more, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Dropout(early),
        nn.Flatten(),
        nn.Linear(more * side * side, units),
        nn.ReLU(),
        nn.Dropout(late),
        nn.Linear(units, classes),
    ).to(memory_format=torch.channels_last)


class Training:
    """One network on the first images, judged on the rest."""

    def __init__(self, data, net, optimizer, batch, mixed):
        self.pixels, self.labels = data
        self.net, self.optimizer, self.batch, self.mixed = net, optimizer, batch, mixed

    def autocast(self):
        return torch.autocast("cpu", torch.bfloat16, enabled=self.mixed)

    def step(self, chosen):
        self.optimizer.zero_grad(set_to_none=True)
        with self.autocast():
            logits = self.net(self.pixels[chosen])
        loss = functional.cross_entropy(logits.float(), self.labels[chosen])
        loss.backward()
        self.optimizer.step()

    def epoch(self):
        self.net.train()
        order = torch.randperm(TRAINED)
        for begin in range(0, TRAINED, self.batch):
            self.step(order[begin : begin + self.batch])
        return self.accuracy()

    def accuracy(self):
        self.net.eval()
        hits = 0
        with torch.inference_mode(), self.autocast():
            for begin in range(TRAINED, len(self.labels), AT_ONCE):
                part = slice(begin, begin + AT_ONCE)
                hits += (self.net(self.pixels[part]).argmax(1) == self.labels[part]).sum().item()
        return hits / (len(self.labels) - TRAINED)


def is_bf16_quicker(data, classes):
    """Times forty steps of each, the second time that they run."""
    seconds = {}
    for mixed in (False, True):
        net = network(data[0].shape[1:], classes, 28, 56, 128, 0.2, 0.3)
        training = Training(data, net, OPTIMIZERS["adam"](net.parameters(), 1e-3), 64, mixed)
        for _ in range(2):
            start = time.perf_counter()
            for step in range(40):
                training.step(torch.arange(step * 64, step * 64 + 64))
            seconds[mixed] = time.perf_counter() - start
    return seconds[True] < seconds[False]


def search(data, classes, seed, pruner, mixed):
    def objective(trial):
        torch.manual_seed(seed * 100_003 + trial.number)
        net = network(
            data[0].shape[1:],
            classes,
            trial.suggest_int("filters", 8, 48, step=4),
            trial.suggest_int("more", 16, 96, step=8),
            trial.suggest_int("units", 32, 256, step=32),
            trial.suggest_float("early", 0.0, 0.5),
            trial.suggest_float("late", 0.0, 0.6),
        )
        batch = trial.suggest_categorical("batch", [32, 64, 128])
        optimizer = OPTIMIZERS[trial.suggest_categorical("optimizer", list(OPTIMIZERS))]
        rate = trial.suggest_float("rate", 1e-4, 1e-1, log=True)
        training = Training(data, net, optimizer(net.parameters(), rate), batch, mixed)
        best = 0.0
        for epoch in range(1, EPOCHS + 1):
            accuracy = training.epoch()
            print(f"epoch {trial.number + 1} {epoch} {accuracy}", flush=True)
            best = max(best, accuracy)
            trial.report(best, epoch)
            if trial.should_prune():
                raise optuna.TrialPruned()
        return best

    study = optuna.create_study(
        study_name=f"race-{seed}",  # Hyperband draws a trial's bracket from it; without one it is another in each run
        direction="maximize",
        sampler=optuna.samplers.TPESampler(seed=seed),
        pruner=PRUNERS[pruner](),
    )
    study.optimize(objective)


def main():
    file, seed, pruner, precision = sys.argv[1:]
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # momentum without gradients becomes subnormal, and steps several times as long
    data = images(file)
    classes = int(data[1].max()) + 1
    mixed = is_bf16_quicker(data, classes) if precision == "auto" else precision == "bf16"
    form = "bf16" if mixed else "f32"
    print(f"form Optuna {optuna.__version__}, TPE, {pruner}; PyTorch {torch.__version__}, {form}, channels last", flush=True)
    search(data, classes, int(seed), pruner, mixed)


main()
