// The empirical distribution function: how many trials are at least as good as a value.

const MOST_STEPS = 1000;

function distribution() {
  const complete = data.trials.filter((trial) => trial.state === "COMPLETE" && known(trial.value));
  if (complete.length < 2) return [];
  const plot = chart(`Distribution of ${data.search.objective} among ${plural(complete.length, "complete trial")}.`,
    () => distributionOption(complete.filter(isKept)), { kind: "chart low" });
  return [el("h3", {}, "How many trials are at least as good"), plot.node];
}

function distributionOption(complete) {
  const c = colours();
  const ranked = [...complete].sort(bestFirst).map((trial) => trial.value);
  const step = Math.max(1, Math.ceil(ranked.length / MOST_STEPS));
  const points = ranked.map((value, i) => [value, (i + 1) / ranked.length]).filter((_, i) => i % step === 0 || i === ranked.length - 1);
  const ends = link.get("range") === "all" ? objectiveEnds(ranked) : completeEnds();
  return {
    legend: { show: false },
    grid: { left: 8, right: 24, top: 14, bottom: 28, containLabel: true },
    xAxis: axis(data.search.objective, { ...ends, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: c.line } }, axisLabel: objectiveLabels(ends) }),
    yAxis: upright("", { min: 0, max: 1, axisLabel: { formatter: (share) => percent(share, 0) } }),
    tooltip: tooltip((points) => tip(`${percent(points[0].value[1], 0)} of ${plural(ranked.length, "complete trial")}`, [["at least", figure(points[0].value[0])]]), { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: c.muted } } }),
    series: [{ type: "line", step: "start", symbol: "none", clip: true, data: points, itemStyle: { color: c.blue }, lineStyle: { color: c.blue, width: 2 }, areaStyle: { color: c.blue, opacity: 0.08 } }],
  };
}
