// What the columns of the trials' table are called.

/** Headings of the table's columns, by key; that of the objective and those of parameters are the study's. */
export const COLUMN_LABELS = {
  number: "Trial",
  state: "State",
  accuracy: "Validation accuracy",
  front: "Pareto front",
  breaks: "Constraints",
  spread: "Spread of folds",
  logLoss: "Log-loss",
  epochs: "Epochs",
  bestEpoch: "Best epoch",
  kept: "Weights",
  seconds: "Time",
  weights: "Network size",
  precision: "Computed in",
};

/** Other names of the table's columns than their headings, by key. */
export const ALSO_CALLED = {
  number: ["number"],
  accuracy: ["accuracy", "val-accuracy"],
  logLoss: ["loss", "val-loss"],
  spread: ["spread"],
  seconds: ["seconds", "duration"],
  weights: ["size", "weights", "parameters"],
  front: ["front"],
  breaks: ["breaks"],
  kept: ["kept"],
  precision: ["computed"],
};

export const dashed = (label) => label.toLowerCase().replace(/[\s_]+/g, "-");
