// Classes, and which is taken for which; the page's data have them by number.

import { data } from "./data.js";
import { count } from "./format.js";

/** What a class is called; the page's data have classes by number. */
export const className = (number) => data.classes[number];

export const takenFor = ({ truth, predicted }) => `${className(truth)} taken for ${className(predicted)}`;

export const pairWords = (pair) => `${takenFor(pair)} (${count(pair.images)})`;

export const pairOf = (picture) => `${picture.truth}-${picture.predicted}`;

/** The page's data have three numbers for each pair. */
export function pairsOf(mistakes) {
  return Array.from({ length: mistakes.length / 3 }, (_, i) => ({
    truth: mistakes[3 * i],
    predicted: mistakes[3 * i + 1],
    images: mistakes[3 * i + 2],
  }));
}

export const UNREADABLE = "unreadable";

/** Such an image no choice among the members could mend. */
export const isWrongForAll = ({ truth, votes }) => votes.length > 1 && votes.every((vote) => vote !== truth);

/** How many mistakes of a choice have no picture: of a pair its own, of any other choice all. */
export function withoutPictures(choice, { pairs, pictures, withoutPicture }) {
  if (choice === "all" || choice === UNREADABLE) return withoutPicture;
  const pair = pairs.find((one) => pairOf(one) === choice);
  return pair ? pair.images - pictures.filter((picture) => isOf(choice, picture)).length : 0;
}

/** The mistakes that are shown: those asked for, or the most frequent pair where there are none such. */
export function shownMistakes(asked, { pairs, pictures }) {
  const has =
    asked === "all" ||
    (asked === UNREADABLE ? pictures.some(isWrongForAll) : pairs.some((pair) => pairOf(pair) === asked));
  return has ? asked : pairOf(pairs[0]);
}

export const isOf = (choice, picture) =>
  choice === "all" || (choice === UNREADABLE ? isWrongForAll(picture) : pairOf(picture) === choice);
