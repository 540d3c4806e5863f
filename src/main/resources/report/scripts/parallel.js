// Parallel coordinates: each line is a trial, from its parameters to what it reached.

function parameters() {
  const shown = data.trials.filter((trial) => known(trial.accuracy));
  const lead = "Each line is a complete trial, from its parameters to its validation accuracy; the stronger the colour, the better. Drag along an axis to keep the lines that pass there; click the axis to let the others back in.";
  if (!data.axes.length) return section("parameters", "Parameters", null, empty("This study's space has no parameters: everything in it is fixed."));
  if (!shown.length) return section("parameters", "Parameters", null, empty("No trial has completed, so there is nothing to compare."));
  const plot = chart(`Parallel coordinates of ${plural(shown.length, "trial")} over ${plural(data.axes.length, "parameter")}.`, () => parallelOption(shown), { kind: "chart tall" });
  plot.node.style.setProperty("height", isNarrow() ? `${(data.axes.length + 1) * 74 + 60}px` : "440px");
  const conditional = data.axes.some((a) => a.when);
  return section("parameters", "Parameters", lead, plot.node,
    conditional ? el("p", { class: "note" }, "A line passes over the axis of a parameter that is inactive in its trial.") : null, influence());
}

function parallelOption(shown) {
  const c = colours();
  const upwards = isNarrow();
  const worstFirst = [...shown].sort((a, b) => bestFirst(b, a));
  return {
    parallel: {
      layout: upwards ? "vertical" : "horizontal",
      left: upwards ? 24 : 56, right: upwards ? 24 : 56, top: upwards ? 50 : 54, bottom: upwards ? 36 : 30,
      parallelAxisDefault: parallelLook(c),
    },
    parallelAxis: [...data.axes.map(parallelAxis), accuracyAxis(data.axes.length)],
    series: [{
      type: "parallel",
      smooth: 0.15,
      inactiveOpacity: 0.04,
      activeOpacity: 1,
      data: worstFirst.map((trial) => parallelLine(trial, shown.length)),
    }],
  };
}

function parallelLook(c) {
  return {
    nameGap: isNarrow() ? 8 : 16,
    nameLocation: isNarrow() ? "start" : "end",
    nameTextStyle: { color: c.ink, fontSize: 12, align: isNarrow() ? "left" : "center" },
    axisLine: { lineStyle: { color: c.muted } },
    axisTick: { lineStyle: { color: c.muted }, length: 3 },
    minorTick: { show: false },
    splitLine: { show: false },
    axisLabel: { color: c.muted, fontSize: 11, hideOverlap: true },
    areaSelectStyle: { width: 18, borderColor: c.orange, color: c.orange, opacity: 0.25 },
  };
}

function parallelAxis(a, dim) {
  const name = a.name.length > 22 && !isNarrow() ? `…${a.name.slice(-20)}` : a.name;
  if (a.scale === "CHOICE") return { dim, name, type: "category", data: a.choices.map(plain) };
  const [low, high] = a.low < a.high ? [a.low, a.high] : [a.low * 0.9, a.high * 1.1 + 1e-9];
  return { dim, name, type: a.scale === "LOG" ? "log" : "value", min: low, max: high, axisLabel: { formatter: plain, showMinLabel: true, showMaxLabel: true } };
}

function accuracyAxis(dim) {
  const { low, high } = data.accuracies;
  const pad = Math.max(0.0002, (high - low) * 0.04);
  const digits = high - low < 0.02 ? 2 : 1;
  return { dim, name: "accuracy", min: low - pad, max: Math.min(1, high + pad), axisLabel: { formatter: (v) => percent(v, digits) }, nameTextStyle: { fontWeight: 650 } };
}

function parallelLine(trial, lines) {
  const best = trial.number === data.overview.best;
  const accuracy = Math.max(trial.accuracy, data.accuracies.low);
  return {
    value: [...data.axes.map((a) => parallelValue(a, trial.values[a.name])), accuracy],
    lineStyle: {
      color: best ? colours().orange : ramp(standing(accuracy)),
      width: best ? 2.5 : lines > 200 ? 1 : 1.6,
      opacity: lines > 200 ? 0.5 : 0.85,
    },
  };
}

function parallelValue(a, value) {
  if (!known(value)) return a.scale === "CHOICE" ? null : NaN;
  return a.scale === "CHOICE" ? plain(value) : value;
}
