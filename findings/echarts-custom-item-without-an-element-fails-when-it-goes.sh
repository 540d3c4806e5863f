#!/usr/bin/env bash
# echarts 5.3.1 (npm, Node), a custom series whose renderItem returns nothing for some items.
# Guess: that is how an item is left out, since the type of what it returns has null and undefined, and the next option may have fewer.
# Seen: 'TypeError: Cannot read properties of undefined', of the library's own store of elements, as soon as such an item goes; the
# chart then shows what it showed before. With an empty group in the place of nothing it doesn't. 5.3.3 does the same, 5.4.2 is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
npm install --silent --no-audit --no-fund echarts@5.3.1
cat > look.cjs <<'JS'
const echarts = require("echarts");

function fewer(item) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
  const data = [[0, 0], [1, 1], [2, 2]];
  const option = (count) => ({
    xAxis: {},
    yAxis: {},
    series: [{ type: "custom", renderItem: () => item, data: data.slice(0, count) }],
  });
  chart.setOption(option(3));
  try {
    chart.setOption(option(1), true);
    return "drawn";
  } catch (fault) {
    return fault.message.replace(/\d+/, "N");
  }
}

console.log("nothing:", fewer(null));
console.log("empty group:", fewer({ type: "group", children: [] }));
process.exit(0);
JS
node look.cjs | tee seen
cat > expected <<'ROWS'
nothing: Cannot read properties of undefined (reading '__ec_inner_N')
empty group: drawn
ROWS
diff expected seen
