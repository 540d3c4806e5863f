// One trial: how it ended, its parameters and figures, its curves, its mistakes, and how to run it alone.

import { follow } from "../page/address.js";
import { setCompared } from "../page/compare-choice.js";
import { breakable, el, facts, goTo, section, stateMark, written } from "../page/dom.js";
import { trialLink } from "../page/open.js";
import { aloneAgain } from "./alone.js";
import { epochTable } from "./epochs.js";
import { listed } from "./figure-list.js";
import { trialConfusion } from "./trial-confusion.js";
import { trialPlots } from "./trial-curve.js";
import { axisDigits, whyInactive } from "../study/axes.js";
import { compared, onCompared } from "../study/compared.js";
import { hasCurve } from "../study/curves.js";
import { data } from "../study/data.js";
import { NONE, known, plain } from "../study/format.js";
import { onLink } from "../study/link.js";
import { bestFirst, figure } from "../study/objective.js";
import { missingTrials, pickedTrial, setPicked } from "../study/pick.js";
import { STATE_WORDS } from "../study/states.js";
import { detailOf, legsInWords, trialFigures } from "../study/trial-facts.js";
import { keptAverage } from "../study/trials.js";

/** The best so many can be chosen from the list; any other by its row, its point or the address. */
const MOST_CHOICES = 1000;

export function trialSection() {
  if (!data.trials.length) return null;
  const option = (trial) => el("option", { value: trial.number }, trialOption(trial));
  const select = el(
    "select",
    { id: "trial-choice", on: { change: () => follow("trial", select.value) } },
    [...data.trials].sort(bestFirst).slice(0, MOST_CHOICES).map(option),
  );
  const view = el("div", { id: "trial-view" });
  const missing = el("p", { class: "note warning", id: "no-trial", role: "status" });
  const box = el("input", {
    type: "checkbox",
    on: {
      change: () => {
        box.checked = setCompared(pickedTrial.number, box.checked);
      },
    },
  });
  const steps = [stepButton(-1), stepButton(1)];
  const node = section(
    "trial",
    "",
    null,
    el(
      "div",
      { class: "controls" },
      el("label", { for: "trial-choice" }, "Trial ", select),
      steps,
      el("label", {}, box, "Compare"),
      el(
        "button",
        { type: "button", class: "plain back", on: { click: () => goTo("trials", `open-${pickedTrial.number}`) } },
        "Back to the table",
      ),
    ),
    missing,
    view,
  );
  const curve = trialCurve();
  const show = () => {
    node.querySelector("h2").textContent = `Trial ${pickedTrial.number}`;
    if (![...select.options].some((one) => one.value === String(pickedTrial.number)))
      select.append(option(pickedTrial));
    select.value = String(pickedTrial.number);
    steps.forEach((step) => step.update());
    missing.textContent = missingTrials("trial") && `${missingTrials("trial")} Trial ${pickedTrial.number} is shown.`;
    missing.hidden = !missing.textContent;
    box.checked = compared().includes(pickedTrial);
    view.replaceChildren(...trialView(pickedTrial, curve.nodes()));
    curve.show();
  };
  onLink(show);
  onCompared(() => {
    box.checked = compared().includes(pickedTrial);
  });
  show();
  return node;
}

function trialOption(trial) {
  const average = keptAverage(trial) ? ` (${trial.weights})` : "";
  const state = known(trial.value) && trial.state !== "COMPLETE" ? `, ${STATE_WORDS[trial.state]}` : "";
  return `${trial.number} – ${known(trial.value) ? figure(trial.value) : STATE_WORDS[trial.state]}${state}${average}`;
}

/** To the trial with the number before or after. */
function stepButton(way) {
  const next = () => data.trials[data.trials.indexOf(pickedTrial) + way];
  const button = el(
    "button",
    { type: "button", class: "step", on: { click: () => follow("trial", String(next().number)) } },
    way < 0 ? "Previous" : "Next",
  );
  button.update = () => {
    button.disabled = !next();
  };
  return button;
}

function trialView(trial, curve) {
  return [
    trialEnd(trial),
    el(
      "div",
      { class: "columns" },
      el("div", {}, el("h3", {}, "Figures"), facts(trialFacts(trial))),
      el("div", {}, el("h3", {}, "Parameters"), trialParameters(trial)),
    ),
    ...curve,
    el("h3", {}, "Confusion on validation"),
    trialConfusion(trial),
    el("h3", {}, "This trial alone"),
    aloneAgain(trial),
    el("p", { class: "note" }, `The seed of its training is ${detailOf(trial).seed}.`),
  ];
}

/** State, what is special about it, and why it failed. */
function trialEnd(trial) {
  const repeated = data.trials.filter((other) => other.repeats === trial.number);
  const marks = [
    trial.number === data.overview.best ? "best on validation" : null,
    trial.member ? "member of the ensemble" : null,
    trial.front ? "on the Pareto front" : null,
    trial.breaks?.length ? `breaks ${trial.breaks.join(" and ")}` : null,
    known(trial.repeats) ? ["repeats ", trialLink(trial.repeats), " with another seed"] : null,
    repeated.length ? ["repeated as ", repeated.flatMap((other, i) => [i ? ", " : "", trialLink(other.number)])] : null,
  ].filter(Boolean);
  return el(
    "div",
    { class: "trial-end" },
    el("p", { class: "verdict" }, stateMark(trial.state), trial.cause ? `: ${trial.cause}` : goesOn(trial)),
    marks.length
      ? el(
          "ul",
          { class: "chips" },
          marks.map((mark) => el("li", {}, [mark].flat(2))),
        )
      : null,
    trial.detail ? [el("h3", {}, "Trace or log"), written("Trace or log", trial.detail)] : null,
  );
}

/** Whatever starts the study again takes up what was interrupted. */
const goesOn = (trial) => (trial.state === "INTERRUPTED" ? "; the command that began the study goes on with it" : "");

function trialFacts(trial) {
  const figures = trialFigures()
    .filter((one) => one.note || known(one.value(trial)))
    .map((one) => [
      one.note ? `${one.name} (${one.note})` : one.name,
      known(one.value(trial)) ? shownFigure(one, trial) : NONE,
    ]);
  const legs = legsInWords(trial);
  return legs.length
    ? [...figures, [legs.length > 1 ? "Legs" : "Worker", legs.map((leg) => el("div", {}, leg))]]
    : figures;
}

function shownFigure(figure, trial) {
  const text = figure.show(figure.value(trial));
  return figure.list ? listed(text) : text;
}

function trialParameters(trial) {
  if (!data.axes.length) return el("p", { class: "note" }, "None: everything in the space is fixed.");
  return el(
    "dl",
    { class: "facts", id: "trial-parameters" },
    data.axes.flatMap((a) => [
      el("dt", {}, breakable(a.name)),
      known(trial.values[a.name])
        ? el("dd", {}, plain(trial.values[a.name], Math.max(6, axisDigits(a))))
        : el("dd", { class: "inactive" }, whyInactive(a)),
    ]),
  );
}

/** Training against validation; nothing is drawn while the trial has no epochs. */
function trialCurve() {
  const first = data.trials.find(hasCurve);
  if (!first) return { nodes: () => [el("p", { class: "note" }, "No epoch has ended yet.")], show: () => {} };
  const before = pickedTrial;
  setPicked(hasCurve(pickedTrial) ? pickedTrial : first);
  const plots = trialPlots();
  const epochs = epochTable(false);
  setPicked(before);
  return {
    nodes: () =>
      hasCurve(pickedTrial)
        ? [el("h3", {}, "Training against validation"), ...plots.nodes, epochs.node]
        : [
            el(
              "p",
              { class: "note" },
              pickedTrial.epochs
                ? "The page has no room for this trial's curves; see under Learning curves."
                : "No epoch of this trial ended, so it has no curves.",
            ),
          ],
    show: () => {
      if (!hasCurve(pickedTrial)) return;
      plots.redraw();
      epochs.show();
    },
  };
}
