// Whether the report is about one network or an ensemble.

import { data } from "./data.js";
import { onlyTrial } from "./trials.js";

/** Whether one network was judged, not several that vote. */
export const judgedAlone = () => (data.ensemble ? data.ensemble.members.length === 1 : Boolean(onlyTrial()));

export const judged = () => (judgedAlone() ? "network" : "ensemble");
