// One trial: training against validation, and the learning rate.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { accuracyAxis, epochAxis, legend, logAxis, tip, tooltip } from "../page/look.js";
import { colours } from "../page/theme.js";
import { byEpoch, hasAverages, isOneEpoch, lacksAverages, lastOf, rateInWords } from "../study/curves.js";
import { data } from "../study/data.js";
import { notBelow, shareEnds } from "../study/ends.js";
import { duration, known, loss, percent, plain } from "../study/format.js";
import { pickedTrial } from "../study/pick.js";

const MEANS_NOTE =
  "Training figures are means over an epoch with dropout and augmentation on, so validation can lie above them.";

const MARKS_NOTE =
  " Dashed: the best epoch, whose network was kept. Dotted: the learning rate was reduced after this epoch.";

/** Said in place of the marks, which would stand on the only points. */
const ONE_EPOCH_NOTE = " One epoch makes points, not curves.";

/** Said of the colour that averaged weights have. */
const AVERAGED_NOTE = " Green: the average of the weights on the validation images.";

const LACKING_NOTE =
  " What was kept is an average of the weights; the study was recorded by a version that kept no figures of it for each epoch.";

/** Accuracy, loss and learning rate of the picked trial. */
export function trialPlots() {
  const words = [
    "training against validation: accuracy by epoch",
    "training against validation: loss by epoch",
    "learning rate by epoch",
  ];
  const plots = [
    chart(`Open trial, ${words[0]}.`, () =>
      pairOption("accuracy", "validationAccuracy", "averagedAccuracy", "Accuracy"),
    ),
    chart(`Open trial, ${words[1]}.`, () => pairOption("loss", "validationLoss", "averagedLoss", "Loss")),
    chart(`Open trial, ${words[2]}.`, rateOption, { kind: "chart short" }),
  ];
  const note = el("p", { class: "note" });
  const name = () => {
    plots.forEach(({ box, entry }, i) => {
      entry.name = `Trial ${pickedTrial.number}, ${words[i]}.`;
      box.setAttribute("aria-label", entry.name);
    });
    note.textContent =
      MEANS_NOTE +
      (isOneEpoch(data.curves[pickedTrial.number]) ? ONE_EPOCH_NOTE : MARKS_NOTE) +
      (hasAverages(pickedTrial) ? AVERAGED_NOTE : lacksAverages(pickedTrial) ? LACKING_NOTE : "");
  };
  name();
  return {
    nodes: [el("div", { class: "columns" }, plots[0].node, plots[1].node), plots[2].node, note],
    redraw: () => {
      name();
      plots.forEach((plot) => plot.redraw());
    },
  };
}

function pairOption(training, validation, averaged, title) {
  const c = colours();
  const curve = data.curves[pickedTrial.number];
  const share = training === "accuracy";
  const values = [...curve[training], ...curve[validation], ...curve[averaged]];
  const yAxis = share ? accuracyAxis(shareEnds(values)) : logAxis(values);
  const line = (name, column, color, look) => ({
    name,
    type: "line",
    symbol: curve.epoch.length > 40 ? "none" : "circle",
    symbolSize: 5,
    data: notBelow(byEpoch(curve, curve[column]), yAxis),
    itemStyle: { color },
    lineStyle: { color, width: 2, ...look },
  });
  return {
    title: { text: title, left: 0, top: 0, textStyle: { fontSize: 13, fontWeight: 600, color: c.ink } },
    legend: legend({ left: "auto", right: 0 }),
    xAxis: epochAxis(lastOf(curve)),
    yAxis,
    tooltip: tooltip((points) => pairTip(points, curve, share), {
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: c.muted } },
    }),
    series: [
      {
        ...line("validation", validation, c.blue, {}),
        markLine: epochMarks(c, curve, share ? "insideStartTop" : "insideEndTop"),
      },
      ...(curve[averaged].length ? [line("averaged", averaged, c.green, {})] : []),
      line("training", training, c.orange, { type: [6, 3] }),
    ],
  };
}

/** Upright lines with their words along them: the epoch that was kept, and those after which the rate was reduced. Words stand where the curves don't go. */
function epochMarks(c, curve, position) {
  const mark = (epoch, words, color, type) => ({
    xAxis: epoch,
    lineStyle: { color, type, width: 1.5 },
    label: {
      formatter: words,
      position: isAtTheAxis(epoch, curve) ? position.replace("Top", "Bottom") : position,
      color,
      fontSize: 11,
    },
  });
  if (isOneEpoch(curve)) return {};
  const reduced = curve.reductions.map((epoch) =>
    mark(epoch, `rate ${plain(curve.learningRate[curve.epoch.indexOf(epoch) + 1])}`, c.violet, "dotted"),
  );
  const best = known(pickedTrial.bestEpoch)
    ? [mark(pickedTrial.bestEpoch, `best: epoch ${pickedTrial.bestEpoch}`, c.ink, "dashed")]
    : [];
  return { silent: true, symbol: "none", data: [...reduced, ...best] };
}

/** There words stand to the right of their line, or they would lie over the axis. */
const isAtTheAxis = (epoch, curve) => epoch - 1 < 0.06 * (lastOf(curve) - 1);

function pairTip(points, curve, share) {
  const i = points[0].dataIndex;
  const show = share ? percent : loss;
  return tip(`Epoch ${curve.epoch[i]}`, [
    ...points.map((point) => [point.seriesName, show(point.value[2])]),
    ["learning rate", rateInWords(curve, i)],
    ["time", duration(curve.seconds[i])],
  ]);
}

/** Schedules that begin or end at next to nothing leave the axis there. */
function rateOption() {
  const c = colours();
  const curve = data.curves[pickedTrial.number];
  const highest = Math.max(...curve.learningRate);
  const yAxis = logAxis(curve.learningRate.filter((rate) => rate > highest / 1000));
  return {
    title: { text: "Learning rate", left: 0, top: 0, textStyle: { fontSize: 13, fontWeight: 600, color: c.ink } },
    legend: { show: false },
    xAxis: epochAxis(lastOf(curve)),
    yAxis,
    tooltip: tooltip(
      (points) => tip(`Epoch ${points[0].value[0]}`, [["learning rate", rateInWords(curve, points[0].dataIndex)]]),
      { trigger: "axis" },
    ),
    series: [
      {
        type: "line",
        step: "middle",
        symbol: isOneEpoch(curve) ? "circle" : "none",
        symbolSize: 5,
        itemStyle: { color: c.violet },
        lineStyle: { color: c.violet, width: 2 },
        data: notBelow(byEpoch(curve, curve.learningRate), yAxis),
      },
    ],
  };
}
