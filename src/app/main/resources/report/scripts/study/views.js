// How an image is changed between the looks at it.

export const VIEW_WORDS = {
  ONCE: "Once",
  FLIPS: "Mirrored too",
  SHIFTS: "Moved by a pixel",
  CROPS: "Moved by a pixel along a diagonal and mirrored",
  DRAWS: "Draws of the augmentation",
};
