// Colours of the charts: Okabe and Ito's palette, which colour-blind readers can tell apart, tuned to each background.

export const LIGHT = {
  ink: "#1b2430",
  muted: "#5b6675",
  line: "#e1e5ea",
  card: "#ffffff",
  blue: "#0072b2",
  orange: "#d17f00",
  green: "#00795d",
  red: "#c8450b",
  violet: "#a0487c",
  ramp: ["#c9d3dc", "#86b3d1", "#2f86bd", "#004b78"],
};

export const DARK = {
  ink: "#e4e9f0",
  muted: "#9aa6b5",
  line: "#2d3642",
  card: "#1a2029",
  blue: "#56b4e9",
  orange: "#f0a830",
  green: "#3fc79d",
  red: "#ff8a5c",
  violet: "#e29ac4",
  ramp: ["#39434f", "#42708f", "#5aa9dc", "#c4e6ff"],
};

/** The colour at a share of the way along the stops, each as #rrggbb. */
export function rampColour(stops, share) {
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const from = Math.min(stops.length - 2, Math.floor(at));
  const channel = (hex, i) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mix = [0, 1, 2].map((i) =>
    Math.round(channel(stops[from], i) + (channel(stops[from + 1], i) - channel(stops[from], i)) * (at - from)),
  );
  return `rgb(${mix.join(",")})`;
}
