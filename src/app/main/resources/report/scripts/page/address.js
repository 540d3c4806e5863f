// Choices are written into the address, and read from it again.

import { link, linkText, tellLink } from "../study/link.js";

/** Keeps a choice in the address, so that it can be passed on. */
export function setLink(key, value) {
  if (value) link.set(key, value);
  else link.delete(key);
  window.history.replaceState(null, "", `#${linkText() || "top"}`);
}

/** From here on is a step, from which the browser's Back leads to where the reader was. */
export function beginStep() {
  window.history.pushState(null, "", window.location.href);
}

/** Sets a choice and tells everything that shows it. */
export function follow(key, value) {
  setLink(key, value);
  tellLink();
}
