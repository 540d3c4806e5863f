// The part of the address after '#' says what is shown: #sort=accuracy:desc&filter=relu&trial=7&compare=3,7&hide=seconds,weights&pair=4-9&metric=loss&range=all&epochs=all&x=dropout&y=filters

export const link = new Map();

const linkListeners = [];

/** Nothing and #top are an address without choices. */
const afterHash = (hash) => hash.replace(/^#/, "").replace(/^top$/, "");

/** Whether an address has no choices, but the name of a part of the page. */
export const namesPart = (hash) => Boolean(afterHash(hash)) && !hash.includes("=");

/** The name of a part of the page leaves the choices as they are. */
export function readLink(hash) {
  if (namesPart(hash)) return;
  link.clear();
  afterHash(hash)
    .replaceAll("+", " ")
    .split("&")
    .filter(Boolean)
    .forEach((part) => {
      const [key, ...value] = part.split("=");
      link.set(decoded(key), decoded(value.join("=")));
    });
}

/** What is typed into an address by hand need not be well-formed. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The choices as the address has them, after '#'. */
export const linkText = () => [...link].map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join("&");

/** As forms encode it, but for the signs that stand between values. */
function encoded(text) {
  const whole = text.replace(/[\ud800-\udfff]/gu, "\ufffd");
  return encodeURIComponent(whole)
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+")
    .replace(/%(2C|3A|3B)/g, decodeURIComponent);
}

export function onLink(listener) {
  linkListeners.push(listener);
}

export const tellLink = () => linkListeners.forEach((listener) => listener());
