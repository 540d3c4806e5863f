"""Optuna's side of bench/curves, which trains by its curves what is asked for here; called by it.

One request a line on standard input, as JSON; one answer a line: 'ready' and JSON.

- {"begin": {"name", "sampler", "pruner", "seed", "epochs", "parameters"}}: a new study; answers with Optuna's version.
- {"ask": true}: the next trial; answers with its number and parameters.
- {"trial", "epoch", "loss"}: the least loss of a trial so far; answers whether it goes on.
- {"trial", "ended", "loss"}: it came to its end, or diverged; the loss is null when no epoch had one.

With a pruner a trial that diverged is pruned with what it reported, since a complete one would count as better than all
that were pruned; without one it is complete with the least loss that it had.
"""

import json
import sys
import warnings

import optuna
from optuna.trial import TrialState

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")

SAMPLERS = {
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "gp": lambda seed: optuna.samplers.GPSampler(seed=seed),
}
PRUNERS = {
    "none": lambda epochs: optuna.pruners.NopPruner(),
    "median": lambda epochs: optuna.pruners.MedianPruner(),
    "halving": lambda epochs: optuna.pruners.SuccessiveHalvingPruner(),
    "hyperband": lambda epochs: optuna.pruners.HyperbandPruner(min_resource=1, max_resource=epochs),
}


class Study:
    def __init__(self, name, sampler, pruner, seed, epochs, parameters):
        self.study = optuna.create_study(
            study_name=name, sampler=SAMPLERS[sampler](seed), pruner=PRUNERS[pruner](epochs)
        )
        self.prunes = pruner != "none"
        self.parameters = parameters
        self.trials = {}

    def ask(self):
        trial = self.study.ask()
        self.trials[trial.number] = trial
        return {"trial": trial.number, "parameters": {p["name"]: suggest(trial, p) for p in self.parameters}}

    def epoch(self, number, epoch, loss):
        trial = self.trials[number]
        if self.prunes:
            trial.report(loss, epoch)
            if trial.should_prune():
                self.study.tell(trial, state=TrialState.PRUNED)
                return {"goesOn": False}
        return {"goesOn": True}

    def ended(self, number, how, loss):
        trial = self.trials[number]
        if loss is None or how == "diverged" and self.prunes:
            self.study.tell(trial, state=TrialState.PRUNED)
        else:
            self.study.tell(trial, loss)
        return {}


def suggest(trial, parameter):
    name = parameter["name"]
    if "choices" in parameter:
        return trial.suggest_categorical(name, parameter["choices"])
    ends = parameter["low"], parameter["high"]
    if "step" in parameter:
        return trial.suggest_int(name, *ends, step=parameter["step"], log=parameter["log"])
    return trial.suggest_float(name, *ends, log=parameter["log"])


def main():
    study = None
    for line in sys.stdin:
        request = json.loads(line)
        if "begin" in request:
            study = Study(**request["begin"])
            answer = {"version": optuna.__version__}
        elif "ask" in request:
            answer = study.ask()
        elif "ended" in request:
            answer = study.ended(request["trial"], request["ended"], request["loss"])
        else:
            answer = study.epoch(request["trial"], request["epoch"], request["loss"])
        print("ready", json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
