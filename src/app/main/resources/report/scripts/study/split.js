// Which images are held out.

import { count, known, plural } from "./format.js";

/** With the seed only where it has decided something. */
export function splitInWords({ folds, validation, trainLimit, heldOut, splitSeed }, images) {
  const seed = `seed ${splitSeed}`;
  if (folds) return `${plural(folds, "fold")}${trainLimit ? ` of ${plural(trainLimit, "image")}` : ""}, ${seed}`;
  const held = plural(validation, "validation image");
  const limit = trainLimit ? `, ${count(trainLimit)} to train on` : "";
  if (known(images) && images.ownValidation) return `${held}, a part of their own${limit && `${limit}, ${seed}`}`;
  return `${held}, ${heldOut === "LAST" ? "the last of the files" : seed}${limit}`;
}
