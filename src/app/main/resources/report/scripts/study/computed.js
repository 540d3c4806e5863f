// What trials were computed with: engine, number format and device.

import { data } from "./data.js";

/** The ways in which a trial's epochs were computed, in order; none where that was not recorded. */
export const waysOf = (trial) =>
  (data.computed.trials[trial.number] || [0]).map((place) => data.computed.ways[place]).filter(Boolean);

const wayInWords = (way) => `${way.precision} by ${way.engine} on ${way.device}`;

const inOrder = (trial, words) => [...new Set(waysOf(trial).map(words).filter(Boolean))].join(", then ") || null;

/** Null where it was not recorded. */
export const computedInWords = (trial) => inOrder(trial, wayInWords);

export const precisionOf = (trial) => inOrder(trial, (way) => way.precision);

/** Null where no engine had a choice. */
export const algorithmsOf = (trial) => inOrder(trial, (way) => way.algorithms);

/** Whether trials were computed in several precisions. */
export const hasPrecisions = () => new Set(data.computed.ways.map((way) => way.precision)).size > 1;

/** Whether trials were computed with several precisions, engines or devices. */
export const isComputedApart = () => new Set(data.computed.ways.map(wayInWords)).size > 1;
