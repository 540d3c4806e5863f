// How old the page of a running search may be.

import { data } from "./data.js";
import { count, duration, plural } from "./format.js";
import { link } from "./link.js";

/** Seconds: between two looks for a newer page at least, the same once the page is overdue, and how long that goes on. */
export const RENEWAL = { soon: 10, late: 60, giveUp: 1800, quiet: 3, choosing: 30 };

export const isPaused = () => link.get("live") === "off";

/** Seconds since the next page should have been there; negative before. */
const overdue = (now) => (now - Date.parse(data.live.by)) / 1000;

/** `running`; `late` when the next page is overdue; `left` when nobody will write it any more. */
export function liveState(now) {
  if (overdue(now) < 0) return "running";
  return overdue(now) < RENEWAL.giveUp ? "late" : "left";
}

/** Whether a page that was loaded then is to be renewed. */
export function isDue(loaded, now) {
  const state = liveState(now);
  if (isPaused() || state === "left") return false;
  return (now - loaded) / 1000 >= (state === "late" ? RENEWAL.late : Math.max(RENEWAL.soon, data.live.every));
}

/** What the page says of its search, in a state at a time. */
export function liveWords(state, now, typing) {
  const { finished, trials, repeats, written } = data.live;
  const age = ago((now - Date.parse(written)) / 1000);
  const done = `${count(finished)} of ${plural(trials, "trial")}${repeats ? ` and ${plural(repeats, "repeat")}` : ""} finished`;
  if (state === "left")
    return `The search was running when this page was written, ${age}, with ${done}. It has written nothing since, so it was probably killed, or this is a copy. The same command goes on where it stopped.`;
  if (state === "late")
    return `${done}. The search last wrote this page ${age}, and a newer one is overdue: it may have been killed.${isPaused() ? "" : " This page looks once a minute."}`;
  if (isPaused()) return `Search is running, ${done}, written ${age}. Renewing is paused.`;
  return typing
    ? `Search is running, ${done}. This page waits until you leave the text field.`
    : `Search is running, ${done}. This page renews itself.`;
}

/** `just now`, `40 s ago`, `3 min ago`. */
const ago = (seconds) => (seconds < 7.5 ? "just now" : `${duration(5 * Math.round(seconds / 5))} ago`);
