// Learning curves of all trials.

import { follow, setLink } from "../page/address.js";
import { chart } from "../page/chart.js";
import { el, empty, section, toggle } from "../page/dom.js";
import { accuracyAxis, epochAxis, logAxis, tooltip } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { colours, ramp } from "../page/theme.js";
import { trialTip } from "../page/trial-tip.js";
import { betterOfNote, byEpoch, hasCurve, validationAccuracies, validationLosses } from "../study/curves.js";
import { data } from "../study/data.js";
import { notBelow, standing } from "../study/ends.js";
import { belowInWords, curveEnds } from "../study/epoch-ends.js";
import { count, known, plural } from "../study/format.js";
import { link, onLink } from "../study/link.js";
import { bestFirst } from "../study/objective.js";
import { pickedTrial } from "../study/pick.js";
import { isKept } from "../study/selection.js";
import { FALLEN } from "../study/states.js";

export function curves() {
  const shown = data.trials.filter(hasCurve);
  const lead = `Each line is a trial on the validation images, epoch by epoch; the stronger the colour, the better the trial. The chosen one is orange.${betterOfNote(shown)}`;
  if (!shown.length) return section("curves", "Learning curves", null, empty("No trial has finished an epoch yet."));
  const below = belowNote(() => plot.redraw());
  const plot = chart(
    `Validation curves of ${plural(shown.length, "trial")}.`,
    () => {
      const lines = curveLines(shown.filter(isKept));
      const ends = isOfLoss() ? null : curveEnds(heightsOf(lines));
      below.tell(lines, ends);
      return curvesOption(lines, ends);
    },
    { onClick: (event) => chooseCurve(event.data) },
  );
  const metric = toggle(
    "Metric",
    [
      ["", "Accuracy"],
      ["loss", "Loss"],
    ],
    () => link.get("metric") || "",
    (value) => {
      setLink("metric", value);
      plot.redraw();
    },
  );
  onLink(plot.redraw);
  return section(
    "curves",
    "Learning curves",
    lead,
    el("div", { class: "controls" }, metric),
    plot.node,
    below.node,
    curvesNote(),
    openPicked(),
  );
}

/** The way from the chosen line to its trial. */
function openPicked() {
  const button = el("button", { type: "button", class: "plain", on: { click: () => pickTrial(pickedTrial) } });
  const show = () => {
    button.textContent = `Open trial ${pickedTrial.number}`;
  };
  onLink(show);
  show();
  return el("p", { class: "note" }, "Select a line to choose its trial. ", button);
}

/** Says what of the accuracies lies below the axis, and shows it or leaves it out again. */
function belowNote(redraw) {
  const words = el("span", { role: "status" });
  const button = el("button", {
    type: "button",
    class: "plain",
    on: {
      click: () => {
        setLink("epochs", link.get("epochs") === "all" ? "" : "all");
        redraw();
      },
    },
  });
  const node = el("p", { class: "note", id: "curves-below" }, words, " ", button);
  const tell = (lines, ends) => {
    const asked = link.get("epochs") === "all";
    words.textContent = ends ? (asked ? "Every epoch is shown." : belowInWords(lines, ends)) : "";
    button.textContent = asked ? "Leave out the lowest" : "Show every epoch";
    node.hidden = !words.textContent;
  };
  return { node, tell };
}

function chooseCurve(point) {
  if (point && point.trial) follow("trial", String(point.trial.number));
}

const isOfLoss = () => link.get("metric") === "loss";

/** The best last, so that they lie above the others. */
function curveLines(shown) {
  const values = isOfLoss() ? validationLosses : validationAccuracies;
  return [...shown]
    .sort((a, b) => bestFirst(b, a))
    .map((trial) => curveLine(trial, values))
    .filter((line) => line.coords.length);
}

const heightsOf = (lines) => lines.flatMap((line) => line.coords.map((point) => point[1])).sort((a, b) => a - b);

/** @param ends of the accuracies; null where the lines are of losses */
function curvesOption(lines, ends) {
  const lastEpoch = Math.max(1, ...lines.map((line) => line.coords[line.coords.length - 1][0]));
  const isLine = (line) => line.coords.length > 1;
  const picked = lines.filter((line) => line.trial === pickedTrial && isLine(line));
  const points = lines.filter((line) => lines.length <= 200 || !isLine(line) || line.trial === pickedTrial);
  const strokes = (some, look) => ({
    type: "lines",
    coordinateSystem: "cartesian2d",
    polyline: true,
    clip: true,
    data: some,
    ...look,
  });
  const c = colours();
  const yAxis = ends ? accuracyAxis(ends) : logAxis(heightsOf(lines));
  if (!ends)
    lines.forEach((line) => {
      line.coords = notBelow(line.coords, yAxis).map(([epoch, height]) => [epoch, height]);
    });
  return {
    legend: { show: false },
    grid: { left: 8, right: 16, top: 14, bottom: 28, containLabel: true },
    xAxis: epochAxis(lastEpoch),
    yAxis,
    tooltip: tooltip((event) => (event.data && event.data.trial ? trialTip(event.data.trial) : "")),
    series: [
      strokes(lines.filter(isLine), {
        lineStyle: { width: lines.length > 200 ? 1 : 1.5, opacity: lines.length > 200 ? 0.45 : 0.8, curveness: 0 },
        emphasis: { lineStyle: { width: 3, opacity: 1 } },
      }),
      strokes(
        picked.map((line) => ({ ...line, lineStyle: { color: c.orange, width: 3 } })),
        { z: 5, lineStyle: { opacity: 1 } },
      ),
      {
        type: "scatter",
        symbolSize: 5,
        z: 6,
        data: points.map((line) => ({
          value: line.coords[line.coords.length - 1],
          trial: line.trial,
          itemStyle: line.trial === pickedTrial ? { color: c.orange } : line.lineStyle,
        })),
      },
    ],
  };
}

function curveLine(trial, values) {
  const curve = data.curves[trial.number];
  const coords = byEpoch(curve, values(curve)).filter((point) => known(point[1]));
  const color = FALLEN.has(trial.state) || !known(trial.reached) ? colours().red : ramp(standing(trial.reached));
  return { coords, trial, lineStyle: { color } };
}

/** Said when the page has no room for all curves. */
function curvesNote() {
  const kept = Object.keys(data.curves).length;
  return kept < data.trialsWithCurve
    ? el(
        "p",
        { class: "note", id: "curves-kept" },
        `Curves of ${count(kept)} of ${plural(data.trialsWithCurve, "trial")}: those of the ensemble, the best, and others chosen evenly. The table has every trial.`,
      )
    : null;
}
