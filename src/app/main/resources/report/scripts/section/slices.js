// Slices: each parameter against the objective, one chart each.

import { chart } from "../page/chart.js";
import { el, section } from "../page/dom.js";
import { edgeMark, objectiveLabels, tooltip, upright } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { colours, ramp } from "../page/theme.js";
import { trialTip } from "../page/trial-tip.js";
import { ranks } from "./ranks.js";
import { sliceAt, sliceAxis } from "./slice-axis.js";
import { mostInfluentialFirst, shortName } from "../study/axes.js";
import { placeOn, trianglesInWords } from "../study/beyond.js";
import { data } from "../study/data.js";
import { isBeyond, objectiveEnds } from "../study/ends.js";
import { known, plural } from "../study/format.js";
import { isKept } from "../study/selection.js";
import { thinned, thinnedInWords } from "../study/thinned.js";

const MOST_SLICES = 12;

const MOST_SLICE_POINTS = 600;

export function slices() {
  const shown = data.trials.filter((trial) => known(trial.reached));
  if (!data.axes.length || !shown.length) return null;
  const axes = mostInfluentialFirst().slice(0, MOST_SLICES);
  const lead = `Each parameter against ${data.search.objective}, ${data.mattered.influences.length ? "the most influential first" : "in the space's order"}; the stronger the colour of a point, the later the trial. Grey rings: not complete.`;
  const note = el("p", { class: "note" });
  const plots = axes.map((a) =>
    chart(
      `${a.name} against ${data.search.objective}.`,
      () => {
        const kept = shown.filter(isKept);
        note.textContent = sliceNote(shown, kept);
        return sliceOption(a, kept);
      },
      { kind: "chart slice", onClick: (event) => pickTrial(event.data.trial) },
    ),
  );
  return section(
    "slices",
    "Slices",
    lead,
    el(
      "div",
      { class: "slices" },
      plots.map((plot) => plot.node),
    ),
    note,
    ...ranks(),
  );
}

/** @param kept those of the shown trials that the reader's choices keep */
function sliceNote(shown, kept) {
  const reached = kept.map((trial) => trial.reached);
  return [
    data.axes.length > MOST_SLICES
      ? `${plural(data.axes.length - MOST_SLICES, "parameter")} with less influence left out.`
      : "",
    trianglesInWords(reached, objectiveEnds(reached)),
    thinnedInWords(shown, MOST_SLICE_POINTS),
    "Select a point to open its trial.",
  ]
    .filter(Boolean)
    .join(" ");
}

function sliceOption(a, kept) {
  const c = colours();
  const trials = thinned(
    kept.filter((trial) => known(trial.values[a.name])),
    MOST_SLICE_POINTS,
  );
  const ends = objectiveEnds(trials.map((trial) => trial.reached));
  const last = data.trials[data.trials.length - 1].number;
  const point = (trial) => {
    const early = trial.state !== "COMPLETE";
    return {
      trial,
      value: [sliceAt(a, trial), placeOn(ends, trial.reached)],
      ...(isBeyond(trial.reached, ends) ? edgeMark(ends) : {}),
      itemStyle: early
        ? { color: "transparent", borderColor: c.muted, borderWidth: 1 }
        : { color: ramp(0.25 + (0.75 * trial.number) / last), opacity: 0.85 },
    };
  };
  return {
    title: {
      text: shortName(a.name),
      left: 0,
      top: 0,
      textStyle: { fontSize: 12, fontWeight: 600, color: c.ink, width: 280, overflow: "truncate" },
    },
    legend: { show: false },
    grid: { left: 4, right: 24, top: 30, bottom: 4, containLabel: true },
    xAxis: sliceAxis(a),
    yAxis: upright("", { ...ends, splitNumber: 4, axisLabel: objectiveLabels(ends) }),
    tooltip: tooltip((event) => trialTip(event.data.trial)),
    series: [
      {
        type: "scatter",
        symbolSize: trials.length > 200 ? 5 : 8,
        cursor: "pointer",
        clip: false,
        data: trials.map(point),
      },
    ],
  };
}
