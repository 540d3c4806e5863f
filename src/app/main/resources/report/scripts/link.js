// The part of the address after '#' says what is shown: #sort=accuracy:desc&filter=relu&trial=7&compare=3,7&hide=seconds,weights&pair=4-9&metric=loss&range=all&x=dropout&y=filters

const link = new URLSearchParams();
const linkListeners = [];

/** Nothing and #top are an address without choices; the name of another part of the page leaves them as they are. */
function readLink() {
  const hash = window.location.hash.slice(1).replace(/^top$/, "");
  if (hash && !hash.includes("=")) return;
  [...link.keys()].forEach((key) => link.delete(key));
  new URLSearchParams(hash).forEach((value, key) => link.set(key, value));
}

/** Keeps a choice in the address, so that it can be passed on. */
function setLink(key, value) {
  if (value) link.set(key, value);
  else link.delete(key);
  window.history.replaceState(null, "", `#${link.toString().replace(/%(2C|3A|3B)/g, decodeURIComponent) || "top"}`);
}

/** From here on is a step, from which the browser's Back leads to where the reader was. */
function beginStep() {
  window.history.pushState(null, "", window.location.href);
}

/** Sets a choice and tells everything that shows it. */
function follow(key, value) {
  setLink(key, value);
  linkListeners.forEach((listener) => listener());
}

function onLink(listener) {
  linkListeners.push(listener);
}

window.addEventListener("hashchange", () => {
  readLink();
  linkListeners.forEach((listener) => listener());
  selectionChanged();
});
readLink();
