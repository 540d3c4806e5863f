// One trial: training against validation, and the learning rate.

function oneTrial(shown) {
  const select = el("select", { id: "trial-choice", on: { change: () => follow("trial", select.value) } },
    [...shown].sort(bestFirst).map((trial) => el("option", { value: trial.number }, trialOption(trial))));
  const inWords = () => `Trial ${pickedTrial.number}, training against validation.`;
  const plots = [
    chart(inWords(), () => pairOption("accuracy", "validationAccuracy", "Accuracy")),
    chart(inWords(), () => pairOption("loss", "validationLoss", "Loss")),
    chart("Learning rate of the chosen trial.", rateOption, { kind: "chart short" }),
  ];
  const show = () => {
    select.value = String(pickedTrial.number);
    plots.forEach((plot) => plot.redraw());
  };
  onLink(show);
  select.value = String(pickedTrial.number);
  return el("div", { id: "one-trial" },
    el("h3", {}, "One trial"),
    el("div", { class: "controls" }, el("label", { for: "trial-choice" }, "Trial ", select)),
    el("div", { class: "columns" }, plots[0].node, plots[1].node),
    plots[2].node,
    el("p", { class: "note" }, "Training figures are means over an epoch with dropout and augmentation on, so validation can lie above them. The dashed line is the epoch whose checkpoint was kept."));
}

function trialOption(trial) {
  const average = known(trial.kept) && trial.kept !== "trained" ? ` (${trial.kept})` : "";
  return `${trial.number} – ${known(trial.accuracy) ? percent(trial.accuracy) : STATE_WORDS[trial.state]}${average}`;
}

function pairOption(training, validation, title) {
  const c = colours();
  const curve = data.curves[pickedTrial.number];
  const share = training === "accuracy";
  const line = (name, column, color, look) => ({
    name, type: "line", symbol: curve.epoch.length > 40 ? "none" : "circle", symbolSize: 5,
    data: curve.epoch.map((epoch, i) => [epoch, curve[column][i]]), itemStyle: { color }, lineStyle: { color, width: 2, ...look },
  });
  return {
    title: { text: title, left: 0, top: 0, textStyle: { fontSize: 13, fontWeight: 600, color: c.ink } },
    legend: legend({ left: "auto", right: 0 }),
    xAxis: axis("epoch", { min: 1, max: lastOf(curve), minInterval: 1, splitLine: { show: false } }),
    yAxis: share ? upright("", { axisLabel: { formatter: (v) => `${Number((100 * v).toFixed(2))} %` } } ) : logAxis([...curve[training], ...curve[validation]]),
    tooltip: tooltip((points) => pairTip(points, curve, share), { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: c.muted } } }),
    series: [
      { ...line("validation", validation, c.blue, {}), markLine: bestEpochLine(c) },
      line("training", training, c.orange, { type: [6, 3] }),
    ],
  };
}

const lastOf = (curve) => Math.max(2, curve.epoch[curve.epoch.length - 1]);

function bestEpochLine(c) {
  if (!known(pickedTrial.bestEpoch)) return undefined;
  return { silent: true, symbol: "none", data: [{ xAxis: pickedTrial.bestEpoch }], label: { show: false }, lineStyle: { color: c.muted, type: "dashed" } };
}

function pairTip(points, curve, share) {
  const i = points[0].dataIndex;
  const show = share ? percent : loss;
  return tip(`Epoch ${curve.epoch[i]}`, [
    ...points.map((point) => [point.seriesName, show(point.value[1])]),
    ["learning rate", plain(curve.learningRate[i])],
    ["time", duration(curve.seconds[i])],
  ]);
}

function rateOption() {
  const c = colours();
  const curve = data.curves[pickedTrial.number];
  return {
    title: { text: "Learning rate", left: 0, top: 0, textStyle: { fontSize: 13, fontWeight: 600, color: c.ink } },
    legend: { show: false },
    xAxis: axis("epoch", { min: 1, max: lastOf(curve), minInterval: 1, splitLine: { show: false } }),
    yAxis: logAxis(curve.learningRate),
    tooltip: tooltip((points) => tip(`Epoch ${points[0].value[0]}`, [["learning rate", plain(points[0].value[1])]]), { trigger: "axis" }),
    series: [{ type: "line", step: "middle", symbol: "none", itemStyle: { color: c.violet }, lineStyle: { color: c.violet, width: 2 }, data: curve.epoch.map((epoch, i) => [epoch, curve.learningRate[i]]) }],
  };
}
