// What lies behind the ensemble's accuracy: how it was chosen, what each member adds, and how sure one can be.

function ensembleParts(e) {
  const d = data.test && data.test.diagnostics;
  return [
    ...choiceOf(e),
    ...looksOf(e),
    el("div", { class: "columns" }, growthPart(e, d), d ? calibrationPart(d.calibration) : null),
    d ? el("div", { class: "columns" }, agreementPart(d.agreement), rejectionPart(d.rejection)) : null,
  ].filter(Boolean);
}

/** Methods in cross-validation; the chosen one is marked. */
function choiceOf(e) {
  return [el("h3", {}, "How it was chosen"), el("p", { class: "note" }, `${capital(e.method)}: ${e.why}.`), e.compared.length ? scrolling("Methods", choiceTable(e)) : null];
}

function choiceTable(e) {
  const most = Math.max(...e.compared.map((one) => one.excess + one.excessError)) || 1;
  return el("table", { class: "methods", id: "method-table" },
    el("thead", {}, el("tr", {}, head("Method"), head("Members", "number"), head("Accuracy", "number"), head("Log-loss in cross-validation", "number"), head("Above the lowest", "number"), el("th", { class: "track", "aria-hidden": "true" }))),
    el("tbody", {}, e.compared.map((one) => el("tr", { class: one.method === e.method ? "ensemble" : "" },
      el("th", { scope: "row" }, capital(one.method), one.method === e.method ? [" ", el("span", { class: "chosen" }, "chosen")] : null),
      el("td", { class: "number" }, count(one.members.length)),
      el("td", { class: "number" }, percent(one.accuracy)),
      el("td", { class: "number strong" }, one.logLoss.toFixed(5)),
      el("td", { class: "number" }, one.excess ? `${one.excess.toFixed(5)} ± ${one.excessError.toFixed(5)}` : NONE),
      el("td", { class: "track", "aria-hidden": "true" }, one.excess ? errorBar(one, most) : null)))));
}

const LOOKS = { ONCE: "Once", SHIFTS: "Moved by a pixel", DRAWS: "Draws of the augmentation" };

/** How often each image is looked at, if that was a question. */
function looksOf(e) {
  if (!e.looks.length) return [];
  const row = (one) => el("tr", { class: one.kind === e.look ? "ensemble" : "" },
    el("th", { scope: "row" }, LOOKS[one.kind], one.kind === e.look ? [" ", el("span", { class: "chosen" }, "taken")] : null),
    el("td", { class: "number" }, count(one.views)),
    el("td", { class: "number" }, percent(one.accuracy)),
    el("td", { class: "number strong" }, one.logLoss.toFixed(5)),
    el("td", { class: "number" }, one.excess ? `${one.excess.toFixed(5)} ± ${one.excessError.toFixed(5)}` : NONE),
    el("td", { class: "number" }, count(Math.round(one.imagesPerSecond))));
  return [el("h3", {}, "How often it looks"), el("p", { class: "note" }, "Each member looks at an image so often, a little changed, and its mean answer counts. On the validation images; more looks cost more time for each image."),
    scrolling("Looks", el("table", { class: "methods", id: "look-table" },
      el("thead", {}, el("tr", {}, head("Each image"), head("Looks", "number"), head("Accuracy", "number"), head("Log-loss", "number"), head("Above the lowest", "number"), head("Images/s", "number"))),
      el("tbody", {}, e.looks.map(row))))];
}

/** The excess as a point with one standard error to either side. */
function errorBar({ excess, excessError }, most) {
  const at = (value) => `${(100 * Math.max(0, value)) / most}%`;
  return el("span", { class: "span" },
    el("i", { style: { left: at(excess - excessError), width: `calc(${at(excess + excessError)} - ${at(excess - excessError)})` } }),
    el("b", { style: { left: at(excess) } }));
}

// Growth: accuracy of the first k.

function growthPart(e, d) {
  if (e.growth.length < 2) return null;
  const plot = chart("Accuracy of the k best together, on validation and test.", () => growthOption(e, d ? d.growth : []));
  const tested = d ? " On test it is that of the ensemble's first k members; it is shown, and nothing was chosen by it." : "";
  return el("div", {}, el("h3", {}, "With each further member"), plot.node,
    el("p", { class: "note" }, `Accuracy of the k best candidates together on validation, with equal weights.${tested}`));
}

function growthOption(e, tested) {
  const c = colours();
  const line = (name, scores, color, look) => ({
    name, type: "line", data: scores.map((score, i) => [i + 1, score.accuracy]), symbolSize: 7, itemStyle: { color }, lineStyle: { color, width: 2 }, ...look,
  });
  const all = [...e.growth, ...tested].map((score) => score.accuracy);
  const ends = accuracyEnds(all);
  return {
    grid: { left: 8, right: 16, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("members", { min: 1, max: Math.max(e.growth.length, tested.length), minInterval: 1, splitLine: { show: false } }),
    yAxis: upright("", { ...ends, axisLabel: accuracyLabels(ends) }),
    tooltip: tooltip((event) => growthTip(event, event.seriesIndex ? tested : e.growth)),
    series: [
      line("validation", e.growth, c.blue, { symbol: "circle" }),
      ...(tested.length > 1 ? [line("test", tested, c.orange, { symbol: "rect", lineStyle: { color: c.orange, width: 2, type: [6, 4] } })] : []),
    ],
  };
}

function accuracyEnds(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(0.0003, (high - low) * 0.15);
  return { min: Math.max(0, low - pad), max: Math.min(1, high + pad) };
}

function growthTip({ seriesName, data: [members] }, scores) {
  const score = scores[members - 1];
  return tip(`${plural(members, "member")}, ${seriesName}`, [["accuracy", percent(score.accuracy)], ["errors", `${count(score.errors)} of ${count(score.images)}`], ["log-loss", loss(score.logLoss)]]);
}

// Calibration: does 90 % sure mean right nine times of ten?

function calibrationPart({ temperature, before, after }) {
  const plot = chart("Reliability diagram: accuracy by confidence, before and after the temperature.", () => calibrationOption(before, after));
  const both = (name, of, show) => [name, `${show(of(before))} → ${show(of(after))}`];
  return el("div", {}, el("h3", {}, "How sure it may be"), plot.node,
    facts([["Temperature", plain(temperature)], both("Calibration error", (one) => one.ece, (v) => percent(v)), both("Log-loss", (one) => one.logLoss, loss), both("Brier score", (one) => one.brier, loss)]),
    el("p", { class: "note" }, "Test images in bins by how sure the ensemble is (across), and the share of them that is right (up); the larger a point, the more images. On the diagonal it is as often right as it is sure. The temperature, fitted on validation, sharpens (below 1) or softens (above 1) the probabilities and changes no answer."));
}

function calibrationOption(before, after) {
  const c = colours();
  const points = (one) => one.bins.filter((bin) => bin.images).map((bin) => ({ value: [bin.confidence, bin.accuracy], bin }));
  const size = (value, { data: { bin } }) => 6 + 3 * Math.log10(bin.images);
  const ends = { min: 0, max: 1, splitNumber: 5, axisLabel: { formatter: (share) => percent(share, 0), showMinLabel: true, showMaxLabel: true } };
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("confidence", { ...ends, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: c.line } } }),
    yAxis: upright("", ends),
    tooltip: tooltip((event) => (event.data.bin ? binTip(event.seriesName, event.data.bin) : "")),
    series: [
      { type: "line", data: [[0, 0], [1, 1]], symbol: "none", silent: true, lineStyle: { color: c.muted, width: 1, type: "dashed" }, itemStyle: { color: c.muted } },
      { name: "before", type: "scatter", symbolSize: size, data: points(before), itemStyle: { color: "transparent", borderColor: c.orange, borderWidth: 1.5 } },
      { name: "after", type: "scatter", symbol: "diamond", symbolSize: size, data: points(after), itemStyle: { color: c.blue } },
    ],
  };
}

function binTip(name, bin) {
  return tip(`${percent(bin.low, 0)} to ${percent(bin.high, 0)} sure, ${name}`, [["images", count(bin.images)], ["mean confidence", percent(bin.confidence, 1)], ["right", percent(bin.accuracy, 1)]]);
}

// Agreement: which members make the same mistakes.

function agreementPart(agreement) {
  if (!agreement.pairs.length) return null;
  const trials = data.test.members.map(({ trial, epoch }) => (known(epoch) ? `${trial}, epoch ${epoch}` : trial));
  return el("div", {}, el("h3", {}, "Which members make the same mistakes"),
    el("div", { class: "bare", role: "region", "aria-label": "Mistakes in common", tabindex: "0" }, agreementTable(agreement, trials)),
    el("p", { class: "note" }, [
      "Test images that both get wrong; on the diagonal all mistakes of a member. The stronger the colour, the more of the mistakes two have in common.",
      pairsInWords(agreement, trials),
      `On average two members differ on ${percent(agreement.meanDisagreement)} of the images.`,
      agreement.allWrong.length ? `${plural(agreement.allWrong.length, "image")} every member gets wrong: no choice among these members could mend ${agreement.allWrong.length === 1 ? "it" : "them"}.` : "No image is wrong for all members.",
    ].join(" ")));
}

function agreementTable(agreement, trials) {
  const errors = data.test.members.map((member) => member.errors);
  const between = (i, j) => agreement.pairs.find((pair) => pair.first === Math.min(i, j) && pair.second === Math.max(i, j));
  return el("table", { class: "matrix agreement", id: "agreement-matrix" },
    el("thead", {}, el("tr", {}, el("td", { class: "corner" }), trials.map((trial) => el("th", { scope: "col" }, String(trial))))),
    el("tbody", {}, trials.map((trial, i) => el("tr", {},
      el("th", { scope: "row" }, `Trial ${trial}`),
      trials.map((_, j) => (i === j ? el("td", { class: "right" }, count(errors[i])) : agreementCell(between(i, j), trials)))))));
}

function agreementCell(pair, trials) {
  const words = [
    `Trials ${trials[pair.first]} and ${trials[pair.second]}: ${pair.bothWrong} wrong for both,`,
    `${pair.onlySecondRight} for ${trials[pair.first]} alone, ${pair.onlyFirstRight} for ${trials[pair.second]} alone;`,
    `they differ on ${percent(pair.disagreement)} of the images${known(pair.q) ? `; Q ${pair.q.toFixed(3)}` : ""}`,
  ].join(" ");
  return el("td", { class: "shared", title: words, style: { "--share": (0.85 * inCommon(pair)).toFixed(2) } }, count(pair.bothWrong), el("span", { class: "visually-hidden" }, `. ${words}`));
}

/** Mistakes of both as a share of the mistakes of either. */
function inCommon(pair) {
  const either = pair.bothWrong + pair.onlyFirstRight + pair.onlySecondRight;
  return either ? pair.bothWrong / either : 0;
}

function pairsInWords({ pairs }, trials) {
  if (pairs.length < 2) return "";
  const ranked = [...pairs].sort((a, b) => inCommon(a) - inCommon(b));
  if (inCommon(ranked[0]) === inCommon(ranked[ranked.length - 1])) return "";
  const words = (pair) => `${trials[pair.first]} and ${trials[pair.second]} (${percent(inCommon(pair), 0)} in common)`;
  return `Most different: trials ${words(ranked[0])}; most alike: ${words(ranked[ranked.length - 1])}.`;
}

// Rejection: what is gained when a person looks at the least sure images.

function rejectionPart({ halfPercent, curve }) {
  const plot = chart("Errors left by the share of images that a person looks at.", () => rejectionOption(curve));
  const left = data.test.images - halfPercent.answered;
  return el("div", {}, el("h3", {}, "When a person looks at the least sure"), plot.node,
    el("p", { class: "note" }, left ? `With the ${plural(left, "image")} left to a person of which it is less than ${percent(halfPercent.threshold, 0)} sure, ${plural(halfPercent.errors, "error")} of ${count(data.test.ensemble.errors)} ${halfPercent.errors === 1 ? "remains" : "remain"}: ${percent((halfPercent.answered - halfPercent.errors) / halfPercent.answered)} of the others are right.`
      : `Half a percent of ${plural(data.test.images, "image")} is less than one: too few images to leave some to a person.`));
}

/** Of interest is what a person could look at. */
const LEAST_ANSWERED = 0.95;

function rejectionOption(curve) {
  const c = colours();
  const shown = curve.filter((point) => point.coverage >= LEAST_ANSWERED);
  return {
    legend: { show: false },
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("left to a person", { min: 0, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: c.line } }, axisLabel: { formatter: (share) => percent(share, share && share < 0.02 ? 1 : 0) } }),
    yAxis: upright("errors left", { min: 0, minInterval: 1 }),
    tooltip: tooltip((points) => rejectionTip(points[0].data.point), { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: c.muted } } }),
    series: [{ type: "line", step: "end", symbol: "none", data: shown.map((point) => ({ value: [1 - point.coverage, point.errors], point })), itemStyle: { color: c.blue }, lineStyle: { color: c.blue, width: 2 }, areaStyle: { color: c.blue, opacity: 0.08 } }],
  };
}

function rejectionTip(point) {
  return tip(`${percent(1 - point.coverage, 2)} left to a person`, [["errors left", count(point.errors)], ["right of the others", percent((point.answered - point.errors) / point.answered)], ["least sure", percent(point.threshold, 0)]]);
}
