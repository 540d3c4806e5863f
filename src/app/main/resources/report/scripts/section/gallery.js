// What was found in the data folder, pictures of the training images, and what augmentation does to them.

import { el, empty, head, scrolling, section, unseenHead } from "../page/dom.js";
import { className } from "../study/classes.js";
import { data } from "../study/data.js";
import { count } from "../study/format.js";
import { augmentedInWords } from "../study/trials.js";

export function gallery() {
  const found = findings();
  if (!data.gallery)
    return found && section("images", "Images", "What was found when the study began.", found, picturesToCome());
  const { classes, augmented } = data.gallery;
  const sum = (key) => classes.reduce((images, one) => images + one[key], 0);
  const lead = `${count(sum("training"))} images to train on and ${count(sum("validation"))} held out, in ${count(classes.length)} classes. Bars: trained on, then held out. Pictures are drawn at random from those trained on.`;
  return section(
    "images",
    "Images",
    lead,
    found,
    scrolling("Pictures of each class", picturesOfClasses(classes), classes.length > 12 ? "scroll high" : "bare"),
    augmented
      ? augmentation(augmented)
      : el(
          "p",
          { class: "note" },
          "When a search last ended, the best trial's augmentation left the images as they are.",
        ),
  );
}

/** Pictures are put together when a search ends. */
const picturesToCome = () => empty("Pictures of each class appear once the search has ended.");

/** The lines that were told of the data folder; nothing where there were none, as of plain IDX files. */
function findings() {
  const { images } = data.origin.provenance;
  if (!images) return null;
  const lines = [
    ...[images.found, ...images.notes].filter(Boolean).map((line) => el("li", {}, line)),
    ...images.warnings.map((line) => el("li", { class: "warning" }, `Warning: ${line}`)),
  ];
  return lines.length ? el("ul", { id: "found-images" }, lines) : null;
}

function picturesOfClasses(classes) {
  const most = Math.max(1, ...classes.map((one) => one.training + one.validation));
  return el(
    "table",
    { id: "gallery-table" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        head("Class"),
        head("Trained on", "number"),
        head("Held out", "number"),
        unseenHead("Shares", "share"),
        head("Pictures"),
      ),
    ),
    el(
      "tbody",
      {},
      classes.map((one, label) => classRow(one, label, most)),
    ),
  );
}

function classRow({ training, validation, pictures }, label, most) {
  const part = (images) => ({ width: `${((100 * images) / most).toFixed(2)}%` });
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, className(label)),
    el("td", { class: "number" }, count(training)),
    el("td", { class: "number" }, count(validation)),
    el(
      "td",
      { class: "share" },
      el(
        "span",
        { class: "counts", "aria-hidden": "true" },
        el("i", { style: part(training) }),
        el("i", { class: "held", style: part(validation) }),
      ),
    ),
    el(
      "td",
      { class: "pictures" },
      pictures.map((src) => picture(src, `An image of class ${className(label)}`)),
    ),
  );
}

const picture = (src, alt) => el("img", { src, alt, loading: "lazy" });

function augmentation({ trial, rows }) {
  return el(
    "div",
    { id: "augmented" },
    el("h3", {}, `What the augmentation of ${augmentedInWords(trial)}, does`),
    el(
      "p",
      { class: "note" },
      "The image, and what the first passes over the images see of it. Mixed images and labels are not shown.",
    ),
    scrolling(
      "Augmented images",
      el(
        "table",
        { class: "augmented" },
        el(
          "tbody",
          {},
          rows.map((row) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, className(row.label)),
              el("td", { class: "pictures" }, picture(row.picture, `The image, of class ${className(row.label)}`)),
              el(
                "td",
                { class: "pictures" },
                row.versions.map((src, i) => picture(src, `As pass ${i + 1} sees it`)),
              ),
            ),
          ),
        ),
      ),
      "bare",
    ),
  );
}
