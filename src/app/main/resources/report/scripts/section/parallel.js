// Parallel coordinates: each line is a trial, from its parameters to what it reached.

import { chart } from "../page/chart.js";
import { el, empty, section } from "../page/dom.js";
import { isNarrow, tooltip } from "../page/look.js";
import { setBrushes } from "../page/select.js";
import { colours, ramp } from "../page/theme.js";
import { trialTip } from "../page/trial-tip.js";
import { axisNames, parallelAxes, parallelHeight, parallelLook, parallelPlace } from "./parallel-axes.js";
import { placeOn, standingInWords } from "../study/beyond.js";
import { OBJECTIVE_AXIS, brushes, coordinate } from "../study/brushes.js";
import { data } from "../study/data.js";
import { completeEnds, standing } from "../study/ends.js";
import { known, plural } from "../study/format.js";
import { bestFirst } from "../study/objective.js";
import { keptByText } from "../study/selection.js";
import { thinned, thinnedInWords } from "../study/thinned.js";

const MOST_LINES = 1000;

export function parameters() {
  const shown = data.trials.filter((trial) => trial.state === "COMPLETE");
  const lead = `Each line is a complete trial, from its parameters to its ${data.search.objective}; the stronger the colour, the better. Drag along an axis to keep the trials that pass there, on the whole page; click the axis to let the others back in.`;
  if (!data.axes.length)
    return section(
      "parameters",
      "Parameters",
      null,
      empty("This study's space has no parameters: everything in it is fixed."),
    );
  if (!shown.length)
    return section("parameters", "Parameters", null, empty("No trial has completed, so there is nothing to compare."));
  const note = el("p", { class: "note" });
  const plot = chart(
    `Parallel coordinates of ${plural(shown.length, "trial")} over ${plural(data.axes.length, "parameter")}.`,
    () => {
      const drawn = thinned(keptByText(shown), MOST_LINES);
      note.textContent = parallelNote(shown, drawn);
      note.hidden = !note.textContent;
      return parallelOption(drawn);
    },
    {
      kind: "chart tall",
      height: parallelHeight,
      ready: (instance) => instance.on("axisareaselected", () => setBrushes(drawnBrushes(instance), plot.entry)),
      drawn: drawBrushes,
    },
  );
  return section("parameters", "Parameters", lead, plot.node, note);
}

/** @param drawn those of the shown trials that have a line */
function parallelNote(shown, drawn) {
  return [
    data.axes.some((a) => a.when) ? "A line passes over the axis of a parameter that is inactive in its trial." : "",
    standingInWords(
      drawn.map((trial) => trial.value),
      completeEnds(),
    ),
    thinnedInWords(shown, MOST_LINES),
  ]
    .filter(Boolean)
    .join(" ");
}

const brushable = () => [...data.axes.map((a) => a.name), OBJECTIVE_AXIS];

/** Intervals by axis, as the reader has dragged them. */
function drawnBrushes(instance) {
  return new Map(
    brushable()
      .map((name, i) => [name, instance.getModel().getComponent("parallelAxis", i).activeIntervals])
      .filter(([, intervals]) => intervals.length),
  );
}

function drawBrushes(instance) {
  const wanted = brushes();
  brushable().forEach((name, i) => {
    if (wanted.has(name))
      instance.dispatchAction({ type: "axisAreaSelect", parallelAxisId: String(i), intervals: wanted.get(name) });
  });
}

function parallelOption(shown) {
  const ends = completeEnds();
  const worstFirst = [...shown].sort((a, b) => bestFirst(b, a));
  return {
    parallel: {
      layout: isNarrow() ? "vertical" : "horizontal",
      ...parallelPlace(),
      parallelAxisDefault: parallelLook(colours()),
    },
    parallelAxis: parallelAxes(shown),
    graphic: isNarrow() ? axisNames() : [],
    tooltip: tooltip((event) => (event.data && event.data.trial ? trialTip(event.data.trial) : "")),
    series: [
      {
        type: "parallel",
        smooth: 0.15,
        inactiveOpacity: 0.04,
        activeOpacity: 1,
        data: shown.length ? worstFirst.map((trial) => parallelLine(trial, shown.length, ends)) : [unseenLine()],
      },
    ],
  };
}

/** @param ends that the colours span */
function parallelLine(trial, lines, ends) {
  const best = trial.number === data.overview.best;
  const value = placeOn(ends, trial.value);
  return {
    trial,
    value: [...data.axes.map((a) => parallelValue(a, trial)), value],
    lineStyle: {
      color: best ? colours().orange : ramp(standing(value, { low: ends.min, high: ends.max })),
      width: best ? 2.5 : lines > 200 ? 1 : 1.6,
      opacity: lines > 200 ? 0.5 : 0.85,
    },
  };
}

/** A choice is drawn by its place among all, since two of them may look alike. */
function parallelValue(a, trial) {
  const at = coordinate(a.name, trial);
  return known(at) ? at : a.scale === "CHOICE" ? null : NaN;
}

/** Without any line ECharts would draw a logarithmic axis to infinity. */
function unseenLine() {
  return {
    value: [...data.axes.map((a) => (a.scale === "CHOICE" ? 0 : a.low)), data.reaches.low],
    lineStyle: { opacity: 0 },
  };
}
