// The training of a study's only trial.

import { empty, section } from "../page/dom.js";
import { epochTable } from "./epochs.js";
import { trialPlots } from "./trial-curve.js";
import { hasCurve } from "../study/curves.js";
import { plural } from "../study/format.js";
import { choosePicked } from "../study/pick.js";

export function singleCurves(trial) {
  if (!hasCurve(trial)) return section("curves", "Training", null, empty("No epoch has ended yet."));
  choosePicked();
  return section(
    "curves",
    "Training",
    `Training against validation over ${plural(trial.epochs, "epoch")}.`,
    ...trialPlots().nodes,
    epochTable(true).node,
  );
}
