// The rows of a comparison.

import { el, stateMark } from "../page/dom.js";
import { listed } from "./figure-list.js";
import { whyInactive } from "../study/axes.js";
import { data } from "../study/data.js";
import { NONE, digitsApart, known, plain } from "../study/format.js";
import { STATE_WORDS } from "../study/states.js";
import { legsOf, trialFigures, worstMistake } from "../study/trial-facts.js";

/** Figures differ when what is shown of them does. */
export function figureRows(trials) {
  const words = (name, ofTrial, show = ofTrial) => ({
    name,
    differs: new Set(trials.map(ofTrial)).size > 1,
    cells: trials.map((trial) => show(trial)),
  });
  const figures = trialFigures()
    .filter((figure) => !figure.rare || trials.some((trial) => known(figure.value(trial))))
    .map((figure) => figureRow(figure, trials));
  const causes = trials.some((trial) => trial.cause) ? [words("Cause", (trial) => trial.cause || NONE)] : [];
  const repeats = trials.some((trial) => known(trial.repeats))
    ? [words("Repeats trial", (trial) => (known(trial.repeats) ? String(trial.repeats) : NONE))]
    : [];
  const mistakes = data.details.classImages.length ? [words("Most frequent mistake", worstMistake)] : [];
  return [
    words(
      "State",
      (trial) => STATE_WORDS[trial.state],
      (trial) => stateMark(trial.state),
    ),
    ...causes,
    ...repeats,
    ...figures,
    ...mistakes,
    words(
      "Worker",
      (trial) => [...new Set(legsOf(trial).map((bar) => data.timeline.lanes[bar.lane]))].join(", ") || NONE,
    ),
  ];
}

function figureRow(figure, trials) {
  const texts = trials.map((trial) => (known(figure.value(trial)) ? figure.show(figure.value(trial)) : NONE));
  const differs = new Set(texts).size > 1;
  const values = trials
    .map(figure.value)
    .filter(known)
    .map((value) => value * figure.better);
  const best = differs && figure.better ? Math.max(...values) : null;
  return {
    name: figure.name,
    note: figure.note,
    differs,
    cells: trials.map((trial, i) =>
      known(best) && known(figure.value(trial)) && figure.value(trial) * figure.better === best
        ? el("td", { class: "strong" }, texts[i], el("span", { class: "visually-hidden" }, ", best"))
        : figure.list && texts[i] !== NONE
          ? listed(texts[i])
          : texts[i],
    ),
  };
}

export function parameterRows(trials) {
  return data.axes.map((a) => {
    const values = trials.map((trial) => trial.values[a.name]);
    const digits = digitsApart(values.filter(known));
    return {
      name: a.name,
      differs: new Set(values.map((value) => (known(value) ? `${typeof value} ${value}` : NONE))).size > 1,
      cells: values.map((value) =>
        known(value) ? plain(value, digits) : el("td", { class: "inactive" }, whyInactive(a)),
      ),
    };
  });
}
