// Optimisation history: what each trial reached, and the best so far.

import { setLink } from "../page/address.js";
import { chart } from "../page/chart.js";
import { el, empty, section, toggle } from "../page/dom.js";
import { axis, edgeMark, isNarrow, objectiveLabels, tooltip, upright } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { selectionChanged } from "../page/select.js";
import { colours } from "../page/theme.js";
import { trialTip } from "../page/trial-tip.js";
import { distribution } from "./distribution.js";
import { baselinesWithin } from "../study/baselines.js";
import { data } from "../study/data.js";
import { worseEnd } from "../study/ends.js";
import { capital, known, plural } from "../study/format.js";
import { MOST_POINTS, bestSoFar, historyEnds, historyInWords, historyNote, isOnEdge } from "../study/history.js";
import { link } from "../study/link.js";
import { isKept } from "../study/selection.js";
import { FALLEN } from "../study/states.js";
import { thinned } from "../study/thinned.js";

export function history() {
  const shown = data.trials.filter((trial) => known(trial.reached) || FALLEN.has(trial.state));
  const lead = `${capital(data.search.objective)} of each trial in the order they were proposed; the line is the best so far among complete trials.`;
  if (!data.reaches) {
    const fallen = shown.length
      ? `${plural(shown.length, "trial")} failed or diverged before a first result; the table below has their causes.`
      : "No trial has reached a first result yet.";
    return section("history", "Optimisation history", null, empty(fallen));
  }
  const note = el("p", { class: "note", id: "history-note" });
  const plot = chart(
    historyInWords(shown),
    () => {
      const kept = shown.filter(isKept);
      note.textContent = historyNote(kept);
      return historyOption(thinned(kept, MOST_POINTS));
    },
    { onClick: (event) => pickTrial(event.data.trial) },
  );
  return section("history", "Optimisation history", lead, rangeControl(), plot.node, note, ...distribution());
}

/** Shared by the charts of the objective: most trials, or all of them. */
function rangeControl() {
  if (!data.reaches || !data.reaches.beyond) return null;
  return el(
    "div",
    { class: "controls" },
    toggle(
      "Range of the objective's axes",
      [
        ["", "Where most trials lie"],
        ["all", "Whole range"],
      ],
      () => link.get("range") || "",
      (value) => {
        setLink("range", value);
        selectionChanged();
      },
    ),
  );
}

/** A line across the chart, with its name on it. */
function reference(name, value) {
  const c = colours();
  return {
    name,
    type: "line",
    symbol: "none",
    silent: true,
    data: [
      [0, value],
      [Math.max(...data.trials.map((t) => t.number)) + 1, value],
    ],
    lineStyle: { color: c.muted, width: 1, type: name.startsWith("linear") ? "dashed" : "dotted" },
    itemStyle: { color: c.muted, opacity: 0 },
  };
}

function historyOption(shown) {
  const c = colours();
  const ends = historyEnds(shown);
  const edge = worseEnd(ends);
  const point = (trial) => {
    const fallen = FALLEN.has(trial.state);
    const beyond = isOnEdge(trial, ends);
    return {
      value: [trial.number, fallen || beyond ? edge : trial.reached],
      trial,
      ...(beyond ? edgeMark(ends) : {}),
    };
  };
  const points = (accepts) => shown.filter(accepts).map(point);
  const scatter = (name, accepts, look) => ({
    name,
    type: "scatter",
    symbolSize: shown.length > 300 ? 6 : 9,
    data: points(accepts),
    cursor: "pointer",
    clip: false,
    ...look,
  });
  const series = [
    {
      name: "best so far",
      type: "line",
      step: "end",
      symbol: "none",
      silent: true,
      data: bestSoFar(ends),
      lineStyle: { color: c.orange, width: 2 },
      itemStyle: { color: c.orange, opacity: 0 },
    },
    scatter("complete", (t) => t.state === "COMPLETE", { itemStyle: { color: c.blue, opacity: 0.85 } }),
    scatter("not complete", (t) => t.state !== "COMPLETE" && !FALLEN.has(t.state), {
      itemStyle: { color: c.card, borderColor: c.muted, borderWidth: 1.5 },
    }),
    scatter("failed or diverged", (t) => FALLEN.has(t.state), {
      symbol: "diamond",
      symbolSize: shown.length > 300 ? 8 : 11,
      itemStyle: { color: c.red },
    }),
    ...baselinesWithin(ends).map(([name, value]) => reference(name, value)),
  ].filter((s) => s.data.length);
  return {
    grid: { left: 8, right: 16, top: isNarrow() ? 64 : 36, bottom: 28, containLabel: true },
    xAxis: axis("trial", {
      min: 0,
      max: Math.max(...data.trials.map((t) => t.number)) + 1,
      minInterval: 1,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
      axisLabel: { showMaxLabel: false, showMinLabel: false },
    }),
    yAxis: upright("", { ...ends, axisLabel: objectiveLabels(ends) }),
    tooltip: tooltip((event) => trialTip(event.data.trial)),
    series,
  };
}
