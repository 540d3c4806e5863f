"""Races Werkbank against Optuna with PyTorch on the same images, each on a core of its own; called by bench/race.

Both see the first 20,000 of 25,000 images and are judged on the last 5,000. What a side knows is the best validation accuracy
of any epoch of any trial so far, by the clock of the one who waits for it: from the command on, with Java's and Python's start.
"""

import argparse
import collections
import gzip
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time

import numpy

HERE = pathlib.Path(__file__).parent
IMAGES = 25_000
EPOCHS = 12  # of a whole training, as in race.yaml and race_torch.py
COUNTS = ("trials", "complete", "epochs")
ENVIRONMENT = dict(os.environ, OMP_NUM_THREADS="1", WERKBANK_JAVA_OPTIONS="-XX:ActiveProcessorCount=1")
MINUTES = (1, 2, 3, 4, 5, 8, 10, 15)
EPOCH = re.compile(r"trial (\d+)\S*  epoch (\d+)/.* val-accuracy ([\d.]+) %")


def idx(folder, name):
    """An array of a file of MNIST's format, plain or gzipped."""
    for file, opened in ((folder / f"{name}.gz", gzip.open), (folder / name, open)):
        if file.exists():
            with opened(file, "rb") as bytes_:
                content = bytes_.read()
            sizes = numpy.frombuffer(content, ">u4", content[3], 4)
            return numpy.frombuffer(content, numpy.uint8, offset=4 + 4 * content[3]).reshape(sizes)
    sys.exit(f"race: {folder} has no {name}: name a folder with IDX files, or an .npz file with x_train and y_train")


def prepare(source, target):
    """Writes the images that both sides read: 25,000 in an order that is drawn once, so that files may be sorted by class."""
    source = pathlib.Path(source)
    if source.is_dir():
        pixels, labels = idx(source, "train-images-idx3-ubyte"), idx(source, "train-labels-idx1-ubyte")
    else:
        with numpy.load(source) as arrays:
            pixels, labels = arrays["x_train"], arrays["y_train"]
    chosen = numpy.random.default_rng(1).permutation(len(labels))[:IMAGES]
    if len(chosen) < IMAGES:
        sys.exit(f"race: {source} has {len(chosen)} images; the race takes {IMAGES}")
    rest = chosen[:100]  # nobody opens the test set here
    numpy.savez(target, x_train=pixels[chosen], y_train=labels[chosen], x_test=pixels[rest], y_test=labels[rest])


class Side:
    """One of the two: a process on a core whose lines tell of epochs."""

    def __init__(self, command, core, parse, log):
        self.parse, self.log, self.form = parse, open(log, "w", encoding="utf-8"), ""
        self.epochs = []  # seconds since the start, trial, accuracy
        self.start = time.monotonic()
        self.process = subprocess.Popen(
            ["taskset", "-c", str(core), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=ENVIRONMENT,
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            self.log.write(f"{time.monotonic() - self.start:.2f} {line}")
            self.log.flush()
            if line.startswith("form "):
                self.form = line[5:].strip()
            epoch = self.parse(line)
            if epoch:
                self.epochs.append((time.monotonic() - self.start, *epoch))

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it ended by itself, and so did all that it began
        self.process.wait()
        self.reader.join()
        self.log.close()

    def best(self, seconds):
        return max((accuracy for at, _, accuracy in self.epochs if at <= seconds), default=None)

    def first(self, accuracy):
        """Seconds until it knew as good a network; None if it never did."""
        return next((at for at, _, own in self.epochs if own >= accuracy), None)

    def counts(self):
        """Trials, those of them that trained to their end, and epochs."""
        trained = collections.Counter(trial for _, trial, _ in self.epochs)
        complete = sum(epochs >= EPOCHS for epochs in trained.values())
        return {"trials": len(trained), "complete": complete, "epochs": len(self.epochs)}


def ours(line):
    found = EPOCH.match(line)
    return found and (int(found[1]), float(found[3]) / 100)


def theirs(line):
    words = line.split()
    return (int(words[1]), float(words[3])) if len(words) == 4 and words[0] == "epoch" else None


def quicker(options, room):
    """Of Werkbank's two precisions the one in which the middle of the space trains two epochs in less time on one core."""
    text = (HERE / "race.yaml").read_text(encoding="utf-8").replace("timeout: {timeout}\n", "")
    text = text.replace("trials: 100000", "trials: 1").replace(f"epochs: {EPOCHS}", "epochs: 2")
    file = room / "precision.yaml"
    file.write_text(filled(text, {**values(options, room, 1), "scheduler": "none"}), encoding="utf-8")
    seconds = {}
    for precision in ("f32", "bf16"):
        results = room / f"precision-{precision}"
        shutil.rmtree(results, ignore_errors=True)
        trained = on_one_core(werkbank(results, "search", str(file), *training(precision)))
        if trained.returncode == 0:
            told = on_one_core(werkbank(results, "trials", "race", "--json"))
            seconds[precision] = json.loads(told.stdout)[0]["seconds"]
    print(f"race: two epochs take Werkbank {seconds} seconds", file=sys.stderr)
    return min(seconds, key=seconds.get)


def werkbank(results, *words):
    """A command of Werkbank's whose studies and reports are in this folder."""
    return [str(HERE.parent.parent / "werkbank"), *words, "--results", str(results), "--reports", str(results)]


def training(precision):
    return ["--workers", "1", "--device", "cpu", "--precision", precision]


def on_one_core(command):
    return subprocess.run(
        ["taskset", "-c", "0", *command], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def values(options, room, seed):
    """What stands in the braces of race.yaml."""
    return {
        "seed": seed,
        "timeout": f"{max(1, int(options.minutes * 60))}s",
        "folder": str(room / "images.npz"),
        "sampler": options.sampler,
        "scheduler": options.scheduler,
    }


def filled(text, braces):
    for key, value in braces.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def space(options, room, seed):
    text = (HERE / "race.yaml").read_text(encoding="utf-8")
    file = room / "race.yaml"
    file.write_text(filled(text, values(options, room, seed)), encoding="utf-8")
    return file


def once(options, room, seed):
    """One seed: both sides at the same time, who has which core changes with the seed."""
    results = room / f"results-{seed}"
    shutil.rmtree(results, ignore_errors=True)
    ours_file = str(space(options, room, seed))
    search = werkbank(results, "run", ours_file, "--verbose", *training(options.our_precision))
    torch = [sys.executable, str(HERE / "race_torch.py"), str(room / "images.npz"), str(seed), options.pruner]
    core = seed % 2
    sides = {}
    try:
        sides["Werkbank"] = Side(search, core, ours, room / f"werkbank-{seed}.log")
        sides["peer"] = Side([*torch, options.precision], 1 - core, theirs, room / f"peer-{seed}.log")
        end = time.monotonic() + options.minutes * 60
        while time.monotonic() < end and all(side.process.poll() is None for side in sides.values()):
            time.sleep(1)
        for name, side in sides.items():
            if side.process.poll() is not None:
                print(f"race: {name} ended early, see {side.log.name}", file=sys.stderr)
    finally:
        for side in sides.values():
            side.stop()
    peers_last = sides["peer"].best(options.minutes * 60)
    run = {"seed": seed, "form": sides["peer"].form, "reached": sides["Werkbank"].first(peers_last or 1)}
    for name, side in sides.items():
        run[name] = {
            "best": {minute: side.best(60 * minute) for minute in MINUTES if minute <= options.minutes},
            **side.counts(),
        }
    return run


def median(values):
    known = [value for value in values if value is not None]
    return f"{100 * statistics.median(known):.2f} %" if len(known) == len(values) else "none yet"


def table(name, runs, options):
    minutes = [minute for minute in MINUTES if minute <= options.minutes]
    lines = [
        " | ".join([f"| {name}, {len(runs)} seeds, medians", *(f"{m} min" for m in minutes), *COUNTS]) + " |",
        "| --- |" + " --- |" * len([*minutes, *COUNTS]),
    ]
    labels = {
        "Werkbank": f"Werkbank, {options.sampler}, {options.scheduler}, {options.our_precision}",
        "peer": runs[0]["form"],
    }
    for side, label in labels.items():
        best = " | ".join(median([run[side]["best"][minute] for run in runs]) for minute in minutes)
        counts = " | ".join(str(statistics.median(run[side][what] for run in runs)) for what in COUNTS)
        lines.append(f"| {label} | {best} | {counts} |")
    reached = ", ".join("never" if run["reached"] is None else f"{run['reached'] / 60:.1f}" for run in runs)
    return "\n".join([*lines, "", f"Minutes until Werkbank had what the peer had at its end: {reached}."])


def main():
    parser = argparse.ArgumentParser(prog="bench/race", description=__doc__.splitlines()[0])
    parser.add_argument("--python", metavar="PYTHON", help="a Python with optuna, torch and numpy (default: python3)")
    parser.add_argument("--data", metavar="PATH", required=True, help="a folder with IDX files, or an .npz file")
    parser.add_argument("--name", default="images", help="what the images are called in the table")
    parser.add_argument("--quick", action="store_true", help="one seed, a minute and a half, unless they are named")
    parser.add_argument("--seeds", metavar="N", help="seeds with commas between (default: 1,2,3)")
    parser.add_argument("--minutes", type=float, help="of each race (default: 15)")
    parser.add_argument("--sampler", default="gp", help="Werkbank's, as in a search space (default: gp)")
    parser.add_argument("--scheduler", default="freeze-thaw", help="Werkbank's, as in a search space (default: freeze-thaw)")
    parser.add_argument("--our-precision", default="auto", choices=("auto", "f32", "bf16"), help="Werkbank's")
    parser.add_argument("--pruner", default="hyperband", choices=("hyperband", "median", "none"), help="Optuna's")
    parser.add_argument("--precision", default="auto", choices=("auto", "f32", "bf16"), help="PyTorch's")
    parser.add_argument("--room", default="bench/target/race", help="folder for images, studies and logs")
    parser.add_argument("--json", metavar="FILE", help="keeps the figures")
    options = parser.parse_args()
    options.seeds = options.seeds or ("1" if options.quick else "1,2,3")
    options.minutes = options.minutes or (1.5 if options.quick else 15)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    room = pathlib.Path(options.room).absolute()
    room.mkdir(parents=True, exist_ok=True)
    prepare(options.data, room / "images.npz")
    if options.our_precision == "auto":
        options.our_precision = quicker(options, room)
    runs = [once(options, room, int(seed)) for seed in options.seeds.split(",")]
    found = {"name": options.name, "runs": runs}
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(table(options.name, runs, options), file=sys.stderr)
    print(json.dumps(found))


main()
