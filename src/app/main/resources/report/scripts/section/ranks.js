// Two parameters of each complete trial, and how the trial ranks among all.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { axis, isNarrow, tip, tooltip, upright } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { pairChoice } from "../page/pair-choice.js";
import { colours } from "../page/theme.js";
import { sliceAt, sliceAxis } from "./slice-axis.js";
import { mostInfluentialFirst, namedValues, shortName } from "../study/axes.js";
import { data } from "../study/data.js";
import { count, known, plural } from "../study/format.js";
import { onLink } from "../study/link.js";
import { bestFirst, figure } from "../study/objective.js";
import { isKept } from "../study/selection.js";
import { thinned, thinnedInWords } from "../study/thinned.js";
import { isRanked } from "../study/trials.js";

const MOST_RANKED = 1000;

export function ranks() {
  const ranked = data.trials.filter(isRanked).sort(bestFirst);
  if (data.axes.length < 2 || ranked.length < 2) return [];
  const place = new Map(ranked.map((trial, i) => [trial, i]));
  const axes = new Map(mostInfluentialFirst().map((a) => [a.name, a]));
  const pair = pairChoice(["across", "up"], [...axes.keys()], show);
  let drawn = pair.key();
  const label = () => `Ranks of ${plural(ranked.length, "complete trial")} over ${pair.across()} and ${pair.up()}.`;
  const plot = chart(
    label(),
    () => rankOption(axes.get(pair.across()), axes.get(pair.up()), ranked.filter(isKept), place),
    {
      onClick: (event) => event.data.trial && pickTrial(event.data.trial),
    },
  );
  function show() {
    if (drawn === pair.key()) return;
    drawn = pair.key();
    plot.box.setAttribute("aria-label", label());
    plot.redraw();
  }
  onLink(show);
  const words = [
    `Points are complete trials, coloured by their rank among all of them; the best is orange. Trials in which one of the two is inactive${data.trials.some((trial) => known(trial.repeats)) ? ", or which repeat another," : ""} are left out.`,
    thinnedInWords(ranked, MOST_RANKED),
  ];
  return [
    el("h3", {}, "Ranks over two parameters"),
    pair.node,
    plot.node,
    el("p", { class: "note" }, words.filter(Boolean).join(" ")),
  ];
}

function rankOption(across, up, ranked, place) {
  const c = colours();
  const last = place.size - 1;
  const shown = thinned(
    ranked.filter((trial) => known(trial.values[across.name]) && known(trial.values[up.name])),
    MOST_RANKED,
  );
  const point = (trial) => {
    const best = trial.number === data.overview.best;
    return {
      trial,
      value: [sliceAt(across, trial), sliceAt(up, trial), place.get(trial) + 1],
      ...(best ? { symbol: "diamond", symbolSize: 14, visualMap: false, itemStyle: { color: c.orange } } : {}),
    };
  };
  return {
    legend: { show: false },
    grid: { left: 8, right: 28, top: 52, bottom: 30, containLabel: true },
    xAxis: sliceAxis(across, axis, shortName(across.name)),
    yAxis: sliceAxis(up, upright, shortName(up.name)),
    visualMap: {
      type: "continuous",
      dimension: 2,
      min: 1,
      max: last + 1,
      orient: "horizontal",
      right: 12,
      top: 0,
      itemWidth: 10,
      itemHeight: isNarrow() ? 60 : 120,
      hoverLink: false,
      inverse: true,
      text: ["worst", "best"],
      textStyle: { color: c.muted, fontSize: 11 },
      inRange: { color: [...c.ramp].reverse() },
    },
    tooltip: tooltip((event) => rankTip(event.data, last + 1)),
    series: [
      {
        type: "scatter",
        symbolSize: shown.length > 300 ? 6 : 10,
        cursor: "pointer",
        clip: false,
        itemStyle: { borderColor: c.muted, borderWidth: 0.6 },
        data: shown.reverse().map(point),
      },
    ],
  };
}

function rankTip({ trial, value }, all) {
  return tip(`Trial ${trial.number}, rank ${count(value[2])} of ${count(all)}`, [
    [data.search.objective, figure(trial.value)],
    ...namedValues(trial),
  ]);
}
