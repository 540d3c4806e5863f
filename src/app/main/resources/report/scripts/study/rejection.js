// How many errors are left when a person looks at the least sure images.

import { percent } from "./format.js";

/** Of interest is what a person could look at. */
const LEAST_ANSWERED = 0.95;

/** Points from none left to a person on; half a percent, of which a sentence tells, is one of them. */
function rejectionPoints({ halfPercent, curve }) {
  return [...curve.filter((point) => point.answered !== halfPercent.answered), halfPercent]
    .filter((point) => point.coverage >= LEAST_ANSWERED)
    .sort((a, b) => b.coverage - a.coverage);
}

/** A line of the errors by the share that is left to a person; straight between its points, since it falls in between. */
export const rejectionLine = (rejection) => ({
  type: "line",
  data: rejectionPoints(rejection).map((point) => ({ value: [1 - point.coverage, point.errors], point })),
});

/** A mark of the axis, with a digit behind the point where it has one. */
export const rejectionMark = (share) => percent(share, Math.round(1000 * share) % 10 ? 1 : 0);
