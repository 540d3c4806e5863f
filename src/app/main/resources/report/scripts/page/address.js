// Choices are written into the address, and read from it again.

import { link, linkText, namesPart, readLink, tellLink } from "../study/link.js";

/** Marks an entry of the browser's history that the reader has been at. */
const VISITED = "visited";

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

/** Reads the choices from the address. The way to a part of the page keeps them, so that loading it again does; the way back to one has none. */
export function readAddress() {
  const { hash } = window.location;
  readLink(hash);
  if (!namesPart(hash)) return;
  if (window.history.state === VISITED) link.clear();
  window.history.replaceState(VISITED, "", link.size ? `#${linkText()}` : hash);
}
