// Light, dark or paper.

import { DARK, LIGHT, rampColour } from "../study/palette.js";

export const darkMode = window.matchMedia("(prefers-color-scheme: dark)");

let printing = false;

export const colours = () => (darkMode.matches && !printing ? DARK : LIGHT);

/** Whether the page is drawn for paper, which is white. */
export function drawForPaper(forPaper) {
  printing = forPaper;
}

/** A colour of the ramp; `share` from 0, the worst, to 1, the best. */
export const ramp = (share) => rampColour(colours().ramp, share);
