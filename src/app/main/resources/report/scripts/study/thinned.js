// A chart with more trials than can be told apart draws a part of them.

import { count, plural } from "./format.js";
import { bestFirst } from "./objective.js";

/** The best trials, a third of what can be drawn, and every n-th of the rest. */
export function thinned(trials, most) {
  if (trials.length <= most) return trials;
  const ranked = [...trials].sort(bestFirst);
  const best = ranked.slice(0, Math.floor(most / 3));
  const rest = ranked.slice(best.length);
  const step = rest.length / (most - best.length);
  return [...best, ...Array.from({ length: most - best.length }, (_, i) => rest[Math.floor(i * step)])];
}

/** Says so; nothing where all are drawn. */
export function thinnedInWords(trials, most) {
  return trials.length > most
    ? `Of ${plural(trials.length, "trial")} at most ${count(most)} are drawn: the best third, and an even share of the others.`
    : "";
}
