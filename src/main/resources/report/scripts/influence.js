// What mattered: how much of the objective's variance each parameter explains, and the check by ranks beside it.

function importance() {
  const m = data.mattered;
  const title = "What mattered";
  if (!data.axes.length) return null;
  if (!m.influences.length) return section("importance", title, null, empty("Too few configurations have completed to tell which parameters matter."));
  const complete = data.trials.filter((trial) => trial.state === "COMPLETE" && known(trial.value));
  const lead = `Share of the variance of ${data.search.objective} over the whole space that a parameter explains, estimated from ${m.forest < m.trials ? `${count(m.forest)} of ` : ""}${plural(m.trials, "complete trial")}${m.trials < complete.length ? ", repeats left out" : ""}.`;
  return section("importance", title, lead,
    m.few ? el("p", { class: "note warning" }, `With ${plural(m.trials, "trial")} these shares are rough: a few more trials can turn their order.`) : null,
    el("div", { class: "columns mattered" }, el("div", {}, influenceTable(m), influenceNote(m)), contour(m.contours)));
}

function influenceTable(m) {
  const most = Math.max(0.01, ...m.influences.map((one) => one.alone + one.interactions));
  return el("table", { class: "influence" },
    el("thead", {}, el("tr", {},
      el("th", { scope: "col" }, "Parameter"),
      el("th", { scope: "col", class: "number" }, key(""), "Alone"),
      el("th", { scope: "col", class: "number" }, key("shared"), "In pairs"),
      el("th", { class: "track", "aria-hidden": "true" }),
      el("th", { scope: "col", class: "number" }, "By ranks"),
      el("th", { scope: "col", class: "direction" }, "Did best"))),
    el("tbody", {}, m.influences.map((one) => influenceRow(one, most))),
    m.interactions.length ? el("tbody", { class: "pairs" }, m.interactions.map((pair) => pairRow(pair, most))) : null);
}

const key = (kind) => el("span", { class: `key ${kind}`, "aria-hidden": "true" });

function influenceRow(one, most) {
  return el("tr", {},
    el("th", { scope: "row" }, breakable(one.parameter)),
    el("td", { class: "number strong" }, percent(one.alone, 0)),
    el("td", { class: "number" }, percent(one.interactions, 0)),
    el("td", { class: "track", "aria-hidden": "true" }, bars(one.alone / most, one.interactions / most)),
    el("td", { class: one.p > 0.05 ? "number chance" : "number" }, `${percent(one.ranks, 0)}${one.p > 0.05 ? "?" : ""}`),
    el("td", { class: "direction", title: known(one.correlation) ? `Spearman ${one.correlation.toFixed(2).replace("-", "−")}` : null }, direction(one)));
}

function pairRow(pair, most) {
  return el("tr", {},
    el("th", { scope: "row", colspan: "2" }, breakable(`${pair.first} × ${pair.second}`)),
    el("td", { class: "number" }, percent(pair.share, 0)),
    el("td", { class: "track", "aria-hidden": "true" }, bars(0, pair.share / most)),
    el("td", { class: "number" }), el("td", { class: "direction" }));
}

const bars = (alone, shared) => el("span", { class: "stack" }, bar(alone, ""), bar(shared, "shared"));
const bar = (share, kind) => (share > 0.002 ? el("span", { class: `bar ${kind}`, style: { width: `${100 * share}%` } }) : null);

function influenceNote(m) {
  const parts = [
    "Alone and in pairs: functional ANOVA of a random forest. A pair's share is what two parameters explain only together; both count it.",
    "By ranks, as a check: the share of the differences in rank that groups of a parameter's values explain; a question mark where shuffled trials reach as much in one of twenty cases or more.",
    m.capped ? `${plural(m.capped, "trial")} far worse than the rest ${m.capped === 1 ? "counts" : "count"} as less bad, or ${m.capped === 1 ? "it" : "they"} would be all the variance there is.` : "",
    data.axes.some((a) => a.when) ? "A parameter that is inactive in a trial counts as in the middle of its range there." : "",
  ];
  return el("p", { class: "note" }, parts.filter(Boolean).join(" "));
}

function direction(one) {
  if (!known(one.correlation)) return one.best;
  if (Math.abs(one.correlation) < 0.4) return `around ${one.best}`;
  return `${one.correlation > 0 ? "higher" : "lower"} values`;
}
