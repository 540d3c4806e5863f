// The part of the address after '#' says what is shown: #sort=accuracy:desc&filter=relu&trial=7&compare=3,7&pair=4-9&metric=loss&range=all&x=dropout&y=filters

const link = new URLSearchParams();
const linkListeners = [];

function readLink() {
  const hash = window.location.hash.slice(1);
  if (!hash.includes("=")) return;
  [...link.keys()].forEach((key) => link.delete(key));
  new URLSearchParams(hash).forEach((value, key) => link.set(key, value));
}

/** Keeps a choice in the address, so that it can be passed on. */
function setLink(key, value) {
  if (value) link.set(key, value);
  else link.delete(key);
  window.history.replaceState(null, "", `#${link.toString().replaceAll("%2C", ",") || "top"}`);
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
});
readLink();
