// Learning curves, of the trained and of the averaged weights.

import { data } from "./data.js";
import { NONE, known, plain } from "./format.js";
import { keptAverage } from "./trials.js";

export const hasCurve = (trial) => Boolean(data.curves[trial.number]);

export const hasAverages = (trial) => data.curves[trial.number].averagedLoss.length > 0;

export const lacksAverages = (trial) => keptAverage(trial) && !hasAverages(trial);

export const validationLosses = (curve) => betterOf(Math.min, curve.validationLoss, curve.averagedLoss);

export const validationAccuracies = (curve) => betterOf(Math.max, curve.validationAccuracy, curve.averagedAccuracy);

/** Each epoch's figure, of the trained or the averaged weights as they are better. */
const betterOf = (choose, trained, averaged) =>
  trained.map((value, i) => {
    const both = [value, averaged[i]].filter(known);
    return both.length ? choose(...both) : null;
  });

/** Points of a line over the epochs. */
export const byEpoch = (curve, values) => curve.epoch.map((epoch, i) => [epoch, values[i]]);

export const isOneEpoch = (curve) => curve.epoch.length === 1;

export const lastOf = (curve) => curve.epoch[curve.epoch.length - 1];

/** Nothing where no trial has averages. */
export const betterOfNote = (trials) =>
  trials.some(hasAverages)
    ? " Where weights are averaged, an epoch has the better of the trained and the averaged ones, as samplers and schedulers see it."
    : "";

export const rateInWords = (curve, i) => (known(curve.learningRate[i]) ? plain(curve.learningRate[i]) : NONE);
