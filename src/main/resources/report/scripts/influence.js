// How much of the trials' ranking each parameter explains.

function influence() {
  if (!data.influences.length) return null;
  const most = Math.max(0.01, ...data.influences.map((i) => i.share));
  return el("div", {},
    el("h3", {}, "What mattered"),
    el("p", { class: "note" }, `Share of the differences in rank of ${data.search.objective} that one parameter explains by itself, adjusted for the number of groups. Combinations of parameters don't show here.`),
    el("table", { class: "influence" },
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, "Parameter"), el("th", { scope: "col", class: "number" }, "Share"), el("th", { class: "track", "aria-hidden": "true" }),
        el("th", { scope: "col" }, "Did best"))),
      el("tbody", {}, data.influences.map((i) => influenceRow(i, most)))));
}

function influenceRow(one, most) {
  return el("tr", {},
    el("th", { scope: "row" }, breakable(one.parameter)),
    el("td", { class: "number strong" }, percent(one.share, 0)),
    el("td", { class: "track", "aria-hidden": "true" }, el("span", { class: "bar", style: { width: `${(100 * one.share) / most}%` } })),
    el("td", {}, direction(one)));
}

function direction(one) {
  if (!known(one.correlation)) return one.best;
  if (Math.abs(one.correlation) < 0.4) return `around ${one.best}`;
  return `${one.correlation > 0 ? "higher" : "lower"} values (Spearman ${one.correlation.toFixed(2).replace("-", "−")})`;
}
