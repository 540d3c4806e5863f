"""Optuna's samplers on the functions of bench/samplers; called by it.

Arguments: the number of seeds and the number of evaluations. Prints one JSON object: for each function and sampler one
list a seed with the best value so far after each evaluation, and the seconds that a run took in the median. The
Gaussian process, which takes a hundred times as long as the trees, gets 40 evaluations and a third of the seeds.
"""

import json
import math
import statistics
import sys
import time
import warnings

import optuna
import torch

torch.set_num_threads(1)
optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")


def reals(trial, count, low, high):
    return [trial.suggest_float(f"x{i}", low, high) for i in range(1, count + 1)]


def branin(trial):
    x = trial.suggest_float("x1", -5, 10)
    y = trial.suggest_float("x2", 0, 15)
    b, c, t = 5.1 / (4 * math.pi**2), 5 / math.pi, 1 / (8 * math.pi)
    return (y - b * x * x + c * x - 6) ** 2 + 10 * (1 - t) * math.cos(x) + 10


HEIGHTS = [1.0, 1.2, 3.0, 3.2]
NARROW = [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
]
CENTRES = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]


def hartmann6(trial):
    x = reals(trial, 6, 0, 1)
    return -sum(
        height * math.exp(-sum(a * (v - p) ** 2 for a, v, p in zip(narrow, x, centre)))
        for height, narrow, centre in zip(HEIGHTS, NARROW, CENTRES)
    )


def rosenbrock5(trial):
    x = reals(trial, 5, -5, 10)
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def ackley10(trial):
    x = reals(trial, 10, -20, 45)
    spread = math.sqrt(sum(v * v for v in x) / len(x))
    waves = sum(math.cos(2 * math.pi * v) for v in x) / len(x)
    return -20 * math.exp(-0.2 * spread) - math.exp(waves) + 20 + math.e


def mixed(trial):
    optimizer = trial.suggest_categorical("optimizer", ["sgd", "nesterov", "adam", "rmsprop"])
    activation = trial.suggest_categorical("activation", ["relu", "elu", "tanh"])
    rate = trial.suggest_float("rate", 1e-5, 1, log=True)
    filters = trial.suggest_int("filters", 8, 128, step=8)
    depth = trial.suggest_int("depth", 1, 8)
    batch = trial.suggest_int("batch", 16, 512, log=True)
    dropout = trial.suggest_float("dropout", 0, 0.8)
    base, best = {"sgd": (0.3, -1), "nesterov": (0.1, -1.3), "adam": (0, -3), "rmsprop": (0.05, -3.3)}[optimizer]
    base += {"relu": 0, "elu": 0.05, "tanh": 0.2}[activation]
    return (
        base
        + 0.5 * (math.log10(rate) - best - 0.5 * math.log2(batch / 64)) ** 2
        + 2 * ((filters - 88) / 64) ** 2
        + 0.1 * (depth - 5) ** 2
        + 4 * (dropout - 0.3 - 0.05 * (depth - 5)) ** 2
        + 0.05 * math.log2(batch / 64) ** 2
    )


FUNCTIONS = {
    "branin": branin,
    "hartmann6": hartmann6,
    "rosenbrock5": rosenbrock5,
    "ackley10": ackley10,
    "mixed": mixed,
}
SAMPLERS = {
    "optunaTpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "optunaGp": lambda seed: optuna.samplers.GPSampler(seed=seed),
}


def run(function, sampler, evaluations):
    study = optuna.create_study(sampler=sampler)
    study.optimize(function, n_trials=evaluations)
    best = []
    for trial in study.trials:
        best.append(min(trial.value, best[-1] if best else math.inf))
    return best


def timed(function, sampler, evaluations):
    started = time.perf_counter()
    best = run(function, sampler, evaluations)
    return best, time.perf_counter() - started


def main(seeds, evaluations):
    results = {"version": optuna.__version__, "functions": {}}
    for name, function in FUNCTIONS.items():
        for sampler, make in SAMPLERS.items():
            slow = sampler == "optunaGp"
            last, trials = (max(1, seeds // 3), 40) if slow else (seeds, evaluations)
            runs = [timed(function, make(seed), trials) for seed in range(1, last + 1)]
            results["functions"].setdefault(name, {})[sampler] = {
                "best": [best for best, _ in runs],
                "seconds": statistics.median(seconds for _, seconds in runs),
            }
    print(json.dumps(results))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
