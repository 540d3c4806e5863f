// States of a trial, and how a leg of one ended.

export const STATE_WORDS = {
  COMPLETE: "complete",
  PRUNED: "pruned",
  FAILED: "failed",
  DIVERGED: "diverged",
  INTERRUPTED: "interrupted",
  RUNNING: "running",
  WAITING: "waiting",
};

export const FALLEN = new Set(["FAILED", "DIVERGED"]);

/** Words for how a leg ended. */
export const LEG_ENDS = {
  COMPLETE: "complete",
  PAUSED: "paused",
  PRUNED: "pruned",
  FAILED: "failed or diverged",
  INTERRUPTED: "interrupted",
  RUNNING: "running",
};
