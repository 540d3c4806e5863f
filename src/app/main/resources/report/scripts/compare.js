// Two to four trials side by side, with what differs marked.

/** How the curve of each compared trial looks; .trace-0 to .trace-3 are the same stroke in the table. */
const TRACES = [
  { color: (c) => c.blue, dash: "solid", symbol: "circle" },
  { color: (c) => c.orange, dash: [8, 4], symbol: "rect" },
  { color: (c) => c.green, dash: [2, 3], symbol: "triangle" },
  { color: (c) => c.violet, dash: [11, 3, 2, 3], symbol: "diamond" },
];

function compareSection() {
  if (data.trials.length < 2) return null;
  const place = el("div", {});
  const only = el("input", { type: "checkbox", id: "compare-only", on: { change: () => { setLink("differences", only.checked ? "only" : ""); show(); } } });
  const plots = [
    chart("Validation accuracy of the compared trials by epoch.", () => compareOption(validationAccuracies, "Validation accuracy")),
    chart("Validation loss of the compared trials by epoch.", () => compareOption(validationLosses, "Validation loss")),
  ];
  const curves = el("div", { class: "columns" }, plots.map((plot) => plot.node));
  const controls = el("div", { class: "controls" }, el("label", {}, only, "Only differences"), el("button", { type: "button", class: "plain", on: { click: () => compareAll([]) } }, "Clear"));
  const show = () => {
    const trials = compared();
    only.checked = link.get("differences") === "only";
    if (trials.length < 2) {
      place.replaceChildren(nothingCompared(trials));
      return;
    }
    place.replaceChildren(...(missingTrials("compare") ? [el("p", { class: "note warning", id: "no-compared" }, missingTrials("compare"))] : []), controls, scrolling("Comparison", compareTable(trials, only.checked), "scroll"),
      ...(trials.some(hasCurve) ? [el("h3", {}, "Learning curves"), curves, el("p", { class: "note" }, `On the validation images. Values far below the others' stand on the edge.${betterOfNote(trials.filter(hasCurve))}`)] : []));
    plots.forEach((plot) => plot.redraw());
  };
  onCompared(show);
  show();
  return section("compare", "Compare trials", "One column a trial; rows that differ are marked.", place);
}

function nothingCompared(chosen) {
  const best = data.trials.filter((trial) => trial.state === "COMPLETE").sort(bestFirst).slice(0, 3);
  return el("div", { class: "empty" },
    missingTrials("compare") ? el("p", { class: "warning", id: "no-compared" }, missingTrials("compare")) : null,
    chosen.length ? `Trial ${chosen[0].number} is chosen; tick one to three more in the table of trials. ` : "Tick two to four trials in the table of trials to see them side by side. ",
    best.length > 1 ? el("button", { type: "button", class: "plain", on: { click: () => compareAll(best) } }, `Compare the best ${best.length}`) : null);
}

function compareTable(trials, onlyDifferences) {
  const group = (title, rows) => {
    const shown = rows.filter((row) => row.differs || !onlyDifferences);
    return el("tbody", {},
      el("tr", { class: "group" }, el("th", { colspan: trials.length + 1, scope: "rowgroup" }, title)),
      shown.length ? shown.map(compareRow) : el("tr", {}, el("td", { class: "none", colspan: trials.length + 1 }, rows.length ? "No difference." : "None.")));
  };
  return el("table", { class: "compared", id: "compare-table", style: { "--trials": trials.length } },
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "what" }, el("span", { class: "visually-hidden" }, "What")), trials.map(compareHead))),
    group("Figures", figureRows(trials)),
    group("Parameters", parameterRows(trials)));
}

function compareHead(trial, i) {
  return el("th", { scope: "col" },
    el("div", { class: "compare-head" },
      el("button", { type: "button", class: "plain", on: { click: () => pickTrial(trial) } }, `Trial ${trial.number}`),
      el("button", { type: "button", class: "take-out", "aria-label": `Take trial ${trial.number} out`, title: "take out", on: { click: () => setCompared(trial.number, false) } }, "×")),
    el("span", { class: `trace trace-${i}`, "aria-hidden": "true" }));
}

function compareRow({ name, note, differs, cells }) {
  return el("tr", { class: differs ? "differs" : "" },
    el("th", { scope: "row" }, breakable(name),
      differs ? [el("span", { class: "differs-mark", "aria-hidden": "true" }, "≠"), el("span", { class: "visually-hidden" }, ", differs")] : null,
      note ? el("span", { class: "cause" }, note) : null),
    cells.map((cell) => (cell.tagName === "TD" ? cell : el("td", {}, cell))));
}

/** Figures differ when what is shown of them does. */
function figureRows(trials) {
  const words = (name, ofTrial, show = ofTrial) => ({ name, differs: new Set(trials.map(ofTrial)).size > 1, cells: trials.map((trial) => show(trial)) });
  const figures = trialFigures()
    .filter((figure) => !figure.rare || trials.some((trial) => known(figure.value(trial))))
    .map((figure) => figureRow(figure, trials));
  const causes = trials.some((trial) => trial.cause) ? [words("Cause", (trial) => trial.cause || NONE)] : [];
  const repeats = trials.some((trial) => known(trial.repeats)) ? [words("Repeats trial", (trial) => (known(trial.repeats) ? String(trial.repeats) : NONE))] : [];
  const mistakes = data.details.classImages.length ? [words("Most frequent mistake", worstMistake)] : [];
  return [words("State", (trial) => STATE_WORDS[trial.state], (trial) => stateMark(trial.state)), ...causes, ...repeats, ...figures, ...mistakes,
    words("Worker", (trial) => [...new Set(legsOf(trial).map((bar) => data.timeline.lanes[bar.lane]))].join(", ") || NONE)];
}

function figureRow(figure, trials) {
  const texts = trials.map((trial) => (known(figure.value(trial)) ? figure.show(figure.value(trial)) : NONE));
  const differs = new Set(texts).size > 1;
  const values = trials.map(figure.value).filter(known).map((value) => value * figure.better);
  const best = differs && figure.better ? Math.max(...values) : null;
  return {
    name: figure.name, note: figure.note, differs,
    cells: trials.map((trial, i) => (known(best) && known(figure.value(trial)) && figure.value(trial) * figure.better === best
      ? el("td", { class: "strong" }, texts[i], el("span", { class: "visually-hidden" }, ", best")) : texts[i])),
  };
}

function worstMistake(trial) {
  const { mistakes } = detailOf(trial);
  if (!known(mistakes)) return NONE;
  if (!mistakes.length) return "none";
  const [first] = pairsOf(mistakes);
  return pairWords(first);
}

function parameterRows(trials) {
  return data.axes.map((a) => {
    const values = trials.map((trial) => trial.values[a.name]);
    const digits = digitsApart(values.filter(known));
    return {
      name: a.name,
      differs: new Set(values.map((value) => (known(value) ? `${typeof value} ${value}` : NONE))).size > 1,
      cells: values.map((value) => (known(value) ? plain(value, digits) : el("td", { class: "inactive" }, whyInactive(a)))),
    };
  });
}

/** Significant digits with which values that differ look different. */
function digitsApart(values) {
  const distinct = [...new Set(values)];
  const apart = (digits) => new Set(distinct.map((value) => plain(value, digits))).size === distinct.length;
  return [4, 6, 9, 12].find(apart) || 17;
}

function compareOption(figures, title) {
  const c = colours();
  const share = figures === validationAccuracies;
  const lines = compared().map((trial, i) => ({ trial, look: TRACES[i] })).filter(({ trial }) => hasCurve(trial));
  const values = lines.flatMap(({ trial }) => figures(data.curves[trial.number])).filter(known).sort((a, b) => a - b);
  const last = Math.max(...lines.map(({ trial }) => lastOf(data.curves[trial.number])));
  const ends = compareEnds(values);
  const yAxis = share ? upright("", { ...ends, axisLabel: accuracyLabels(ends) }) : logAxis(values);
  return {
    title: { text: title, left: 0, top: 0, textStyle: { fontSize: 13, fontWeight: 600, color: c.ink } },
    legend: legend({ left: "auto", right: 0, itemWidth: 30, ...(isNarrow() ? { top: 20 } : {}) }),
    grid: { left: 8, right: 16, top: isNarrow() ? 56 : 36, bottom: 28, containLabel: true },
    xAxis: axis("epoch", { min: 1, max: last, minInterval: 1, splitLine: { show: false } }),
    yAxis,
    tooltip: tooltip((points) => tip(`Epoch ${points[0].value[0]}`, points.map((point) => [point.seriesName, share ? percent(point.value[2]) : loss(point.value[2])])),
      { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: c.muted } } }),
    series: lines.map(({ trial, look }) => compareLine(trial, figures, look.color(c), look, yAxis)),
  };
}

function compareLine(trial, figures, color, look, ends) {
  const curve = data.curves[trial.number];
  return {
    name: `trial ${trial.number}`, type: "line", symbol: look.symbol, symbolSize: curve.epoch.length > 40 ? 0 : 6,
    data: notBelow(byEpoch(curve, figures(curve)), ends), itemStyle: { color }, lineStyle: { color, width: 2, type: look.dash },
  };
}

/** First epochs lie far below the rest; the lowest tenth may leave the axis. */
function compareEnds(sorted) {
  if (!sorted.length) return { min: 0, max: 1 };
  const [low, high] = [sorted[Math.floor(sorted.length / 10)], sorted[sorted.length - 1]];
  const pad = Math.max(0.0005, (high - low) * 0.08);
  return { min: Math.max(0, low - pad), max: Math.min(1, high + pad) };
}
