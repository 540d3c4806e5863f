// What a study comes to at a glance.

import { baselinesInWords } from "./baselines.js";
import { data } from "./data.js";
import { capital, count, known, plural } from "./format.js";

/** How many trials there are, and of how many while the search runs that goes on with them. */
export function trialsInWords() {
  const { trials, repeats } = data.overview;
  const all = data.live ? data.live.trials : trials;
  return [
    trials < all ? `${count(trials)} of ${plural(all, "trial")}` : plural(trials, "trial"),
    ...(repeats ? [plural(repeats, "repeat")] : []),
  ].join(" and ");
}

/** [name, words] of what they are to be compared with, and of what else was asked of the search. */
export function conditions() {
  const s = data.search;
  return [
    ...(data.baselines ? [["Without a network", baselinesInWords()]] : []),
    ...(known(s.cost) ? [["Second objective", s.cost]] : []),
    ...(s.constraints?.length ? [["Constraints", s.constraints.join(", ")]] : []),
    ...(known(s.broken) ? [["Beyond them", s.broken]] : []),
    ...(s.known?.length ? [["Known beforehand", s.known.join("; ")]] : []),
    ...(known(s.notRepeatable) ? [["Not repeatable", s.notRepeatable]] : []),
  ];
}

/** Sentences on why the figures say less than they seem to. */
export const cautions = () =>
  [data.overview.few, data.test?.few, ...(data.test?.warnings ?? [])]
    .filter(known)
    .map((words) => `${capital(words)}.`);
