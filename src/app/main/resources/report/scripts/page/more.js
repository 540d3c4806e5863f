// Long lists stand in the page in parts: a line below says so, and its buttons show more.

import { el } from "./dom.js";
import { count } from "../study/format.js";

/**
 * A line with buttons that stay the same, so that the keyboard doesn't lose its place.
 *
 * @param step how many a press adds
 * @param onMore gets how many are to be shown
 */
export function moreBelow(step, onMore) {
  let shown = step;
  let all = step;
  const words = el("span");
  const press = (next) => el("button", { type: "button", class: "plain", on: { click: () => onMore(next()) } });
  const more = press(() => shown + step);
  const every = press(() => all);
  every.textContent = "Show all";
  const node = el("p", { class: "note show-more" }, words, " ", more, " ", every);
  return {
    node,
    /** Is hidden where all are shown. */
    say: (limit, total, sentence) => {
      shown = limit;
      all = total;
      node.hidden = total <= limit;
      words.textContent = sentence;
      more.textContent = `Show ${count(Math.min(step, total - limit))} more`;
    },
  };
}
