"""Makes tasks for bench/curves --set race of trainings of bench/race's network: race_surrogate.py TARGET writes into TARGET/race.

A few dozen random configurations were trained to their end; bench/trainings has their curves. One Gaussian process learns which
learn nothing. Of the others' curves, smoothed in the logarithm of the error, three learn the principal components of the first,
the sixth and the last epoch, since those that begin high fall more. A task is a function drawn from what they believe, so that
searches find what is new everywhere; three are drawn for each set of images. Noise comes back as large as it was beside the
smoothed curves of most. Needs numpy and PyTorch.
"""

import gzip
import json
import pathlib
import sys

import numpy
import torch

IMAGES = ["fashion-mnist", "mnist"]
TRAININGS = pathlib.Path(__file__).parent.parent / "trainings"
DRAWS = 3
FEATURES = 400
LEAST_ERROR = 1e-3
MOST_ERROR = 0.9
FAILED = 0.5
STEPS = 300
KNOTS = [0, 5, 11]


def coordinates(parameters, values):
    """From 0 to 1 along each number and choice of numbers, and one of 0 or 1 for each word of a choice."""
    x = []
    for parameter, value in zip(parameters, values):
        choices = parameter.get("choices")
        if choices and isinstance(choices[0], str):
            x += [float(value == choice) for choice in choices]
        elif choices:
            x.append(numpy.log(value / choices[0]) / numpy.log(choices[-1] / choices[0]))
        elif parameter["log"]:
            x.append(numpy.log(value / parameter["low"]) / numpy.log(parameter["high"] / parameter["low"]))
        else:
            x.append((value - parameter["low"]) / (parameter["high"] - parameter["low"]))
    return x


def matern(a, b, lengths, signal):
    far = (((a[:, None] - b[None]) / lengths) ** 2).sum(-1).clamp_min(1e-12).sqrt() * 5**0.5
    return signal * (1 + far + far**2 / 3) * torch.exp(-far)


def fitted(x, y):
    """Length scales, signal and noise of the most likely process; of two starts the better one."""
    best = None
    for start in (0.0, 0.7):
        lengths = torch.full((x.shape[1],), start, requires_grad=True, dtype=torch.float64)
        signal = torch.zeros((), requires_grad=True, dtype=torch.float64)
        noise = torch.tensor(-2.0, requires_grad=True, dtype=torch.float64)
        optimizer = torch.optim.Adam([lengths, signal, noise], 0.05)
        for _ in range(STEPS):
            optimizer.zero_grad()
            k = matern(x, x, lengths.exp(), signal.exp()) + (noise.exp() + 1e-4) * torch.eye(len(x), dtype=torch.float64)
            factor = torch.linalg.cholesky(k)
            solved = torch.cholesky_solve(y[:, None], factor)[:, 0]
            loss = 0.5 * y @ solved + factor.diagonal().log().sum()
            loss = loss + ((lengths - 0.5) ** 2 / 2).sum() + signal**2 / 4 + (noise + 3) ** 2 / 4
            loss.backward()
            optimizer.step()
        if best is None or loss.item() < best[0]:
            best = (loss.item(), lengths.exp().detach(), signal.exp().item(), noise.exp().item() + 1e-4)
    return best[1:]


def drawn(random, x, y, lengths, signal, noise):
    """A function of the posterior: one of the prior by random features, moved to where the trainings are."""
    lengths = lengths.numpy()
    shape = (FEATURES, x.shape[1])
    frequencies = random.standard_normal(shape) * numpy.sqrt(5 / random.chisquare(5, (FEATURES, 1))) / lengths
    phases = random.uniform(0, 2 * numpy.pi, FEATURES)
    weights = random.standard_normal(FEATURES) * numpy.sqrt(2 * signal / FEATURES)
    at = torch.tensor(x)
    k = matern(at, at, torch.tensor(lengths), signal).numpy() + noise * numpy.eye(len(x))
    prior = numpy.cos(x @ frequencies.T + phases) @ weights
    alphas = numpy.linalg.solve(k, y - prior - numpy.sqrt(noise) * random.standard_normal(len(x)))
    return {
        "points": x.tolist(),
        "lengths": lengths.tolist(),
        "signal": signal,
        "noise": noise,
        "frequencies": frequencies.tolist(),
        "phases": phases.tolist(),
        "weights": weights.tolist(),
        "alphas": alphas.tolist(),
    }


def tasks(known, target):
    parameters, trainings, validation = known["parameters"], known["trainings"], known["validation"]
    x = numpy.array([coordinates(parameters, training["values"]) for training in trainings])
    error = 1 - numpy.array([training["accuracies"] for training in trainings])
    epochs = numpy.arange(1, error.shape[1] + 1)
    basis = numpy.stack([numpy.ones(len(epochs)), numpy.log(epochs), 1 / epochs], 1)
    logs = numpy.log(numpy.maximum(error, LEAST_ERROR))
    smooth = numpy.minimum(numpy.linalg.lstsq(basis, logs.T, rcond=None)[0].T @ basis.T, numpy.log(MOST_ERROR))
    binomial = numpy.sqrt((1 - numpy.exp(smooth)) / numpy.exp(smooth) / validation)
    learnt = error[:, -1] < FAILED
    left = (((logs - smooth)[learnt] / binomial[learnt]) ** 2).mean(1) * len(epochs) / (len(epochs) - 3)
    noise = float(numpy.sqrt(numpy.median(left)))  # a few trainings jump up and down, and would outweigh all others
    knots = smooth[learnt][:, KNOTS]
    means = knots.mean(0)
    variances, axes = numpy.linalg.eigh(numpy.cov((knots - means).T))
    mix = axes * numpy.sqrt(variances)
    parts = (knots - means) @ numpy.linalg.inv(mix).T
    known_parts = [(x, numpy.where(learnt, -1.0, 1.0)), *((x[learnt], parts[:, i]) for i in range(len(KNOTS)))]
    fits = [fitted(torch.tensor(at), torch.tensor(y)) for at, y in known_parts]
    inputs = numpy.concatenate([numpy.ones((len(x), 1)), x], 1)
    seconds = numpy.log([training["seconds"] for training in trainings])
    ridge = inputs.T @ inputs + 0.1 * numpy.eye(inputs.shape[1])
    slopes = numpy.linalg.solve(ridge, inputs.T @ seconds)
    for draw in range(1, DRAWS + 1):
        random = numpy.random.default_rng(draw)
        failure, *components = (drawn(random, at, y, *fit) for (at, y), fit in zip(known_parts, fits))
        task = {
            "name": f"{known['name']}-{draw}",
            "parameters": parameters,
            "failure": failure,
            "components": components,
            "means": means.tolist(),
            "mix": mix.tolist(),
            "logSeconds": slopes.tolist(),
            "floor": float(numpy.log(known["leastError"])),
            "noise": noise,
            "validation": validation,
        }
        with gzip.open(target / f"{task['name']}.json.gz", "wt", encoding="utf-8") as file:
            json.dump(task, file)
    failed = int((~learnt).sum())
    print(f"{known['name']}: {len(x)} trainings, {failed} that learnt nothing, noise {noise:.2f} times the binomial one")


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    target = pathlib.Path(sys.argv[1]) / "race"
    target.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    for name in IMAGES:
        tasks(json.loads((TRAININGS / f"{name}.json").read_text(encoding="utf-8")), target)


main()
