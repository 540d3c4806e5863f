// The members of the ensemble and what they have in common.

import { data } from "./data.js";
import { known, percent } from "./format.js";

/** Of those on the test the one with the best validation score. */
export const bestMember = () => data.test.members[data.test.bestMember];

/** With the epoch of a checkpoint that isn't its trial's best. */
export const checkpointName = ({ trial, epoch }) => `trial ${trial}${known(epoch) ? `, epoch ${epoch}` : ""}`;

/** Several members may be checkpoints of one trial. */
export const isSameCheckpoint = (a, b) => a.trial === b.trial && (a.epoch ?? null) === (b.epoch ?? null);

/** Mistakes of both as a share of the mistakes of either. */
export function inCommon(pair) {
  const either = pair.bothWrong + pair.onlyFirstRight + pair.onlySecondRight;
  return either ? pair.bothWrong / either : 0;
}

export function pairsInWords({ pairs }, trials) {
  if (pairs.length < 2) return "";
  const ranked = [...pairs].sort((a, b) => inCommon(a) - inCommon(b));
  if (inCommon(ranked[0]) === inCommon(ranked[ranked.length - 1])) return "";
  const words = (pair) => `${trials[pair.first]} and ${trials[pair.second]} (${percent(inCommon(pair), 0)} in common)`;
  return `Most different: trials ${words(ranked[0])}; most alike: ${words(ranked[ranked.length - 1])}.`;
}
