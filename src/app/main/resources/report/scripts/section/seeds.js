// Configurations with several seeds: luck and skill apart.

import { el, head, scrolling } from "../page/dom.js";
import { namedValues } from "../study/axes.js";
import { data } from "../study/data.js";
import { count } from "../study/format.js";
import { raceInWords } from "../study/luck.js";
import { figure, meanFigure } from "../study/objective.js";

export function severalSeeds() {
  if (!data.seeds.length) return [];
  return [
    el("h3", {}, "Configurations with several seeds"),
    scrolling(
      "Configurations with several seeds",
      el(
        "table",
        { id: "seed-table" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            head("Trial", "number"),
            head("Seeds", "number"),
            head(`Mean ${data.search.objective}`, "number"),
            head("Spread", "number"),
            head("Best", "number"),
            head("Worst", "number"),
            data.race.length ? head("Race") : null,
            head("Parameters"),
          ),
        ),
        el("tbody", {}, data.seeds.map(seedRow)),
      ),
    ),
    el(
      "p",
      { class: "note" },
      `Only complete trials count. The spread is the standard deviation, with n − 1 below the root.${data.race.length ? " In the race a configuration gets no further seed that is clearly worse than the best of the round, by a paired test on the validation images with Holm's correction." : ""}`,
    ),
  ];
}

function seedRow(one) {
  const trial = data.trials.find((t) => t.number === one.trial);
  return el(
    "tr",
    {},
    el("td", { class: "number" }, String(one.trial)),
    el("td", { class: "number" }, count(one.seeds)),
    el("td", { class: "number strong" }, meanFigure(one.mean)),
    el("td", { class: "number" }, meanFigure(one.deviation)),
    el("td", { class: "number" }, figure(one.best)),
    el("td", { class: "number" }, figure(one.worst)),
    data.race.length ? el("td", {}, raceInWords(one.trial)) : null,
    el(
      "td",
      {},
      namedValues(trial)
        .map(([name, value]) => `${name} ${value}`)
        .join(", "),
    ),
  );
}
