// The best of many on the same images owes a part of its figure to luck.

import { data } from "./data.js";
import { NONE, count, known, percent, plural } from "./format.js";
import { meanFigure } from "./objective.js";

/** What is to be expected of the best trial on other images; of any other trial nothing is known. */
export function elsewhereInWords(trial) {
  const found = data.overview.elsewhere;
  return known(found) && found.trial === trial.number
    ? `about ${meanFigure(found.elsewhere)} on other images, since it was chosen by these as the best of ${bestOf(found)}`
    : null;
}

/** Of a complete trial without files nothing is known but its figures. */
const bestOf = ({ among, complete }) =>
  complete > among ? `${count(complete)}, reckoned from the ${count(among)} whose files are kept` : count(complete);

/** A loss of the race: a share of the images, or nats. */
const lossOf = (value) => (data.search.unit === "NATS" ? value.toFixed(4) : percent(value));

/** How far a configuration came in the race. */
export function raceInWords(number) {
  const rounds = data.race.filter((round) => round.standings.some((one) => one.trial === number));
  if (!rounds.length) return NONE;
  const { round, standings } = rounds[rounds.length - 1];
  const own = standings.find((one) => one.trial === number);
  const after = `after ${plural(round + 1, "seed")}`;
  if (own.dropped)
    return `out ${after}: ${lossOf(own.behind)} ± ${lossOf(own.error)} behind trial ${standings[0].trial}, p ${probability(own.p)}`;
  return own.behind ? `in it ${after}, ${lossOf(own.behind)} ± ${lossOf(own.error)} behind` : `ahead ${after}`;
}

const probability = (p) => (p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`);
