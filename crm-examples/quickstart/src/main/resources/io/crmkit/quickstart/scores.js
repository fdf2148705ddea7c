// Scores: how they are spread, the grid of recency and frequency, stages, and when customers will be lost.
function showScores() {
  if (!DATA.scores) {
    return;
  }
  const cell = (text, more = {}) => element("td", { className: "number", ...more }, text);
  const cards = DATA.scores.cards.filter((card) => card.none > 0).map((card) => word("notScorable", { card: card.name, n: count(card.none) }));
  document.getElementById("scores-note").textContent = [word("scoresNote"), ...cards].join(" ");
  const grid = DATA.scores.rfm;
  const most = Math.max(1, ...grid.flat());
  const rows = grid.map((line, i) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, word("recencyClass", { n: grid.length - i })),
      ...line.map((n) => cell(count(n), { style: `background: color-mix(in srgb, var(--accent) ${Math.round((60 * n) / most)}%, transparent)` })),
    ),
  );
  const heads = (grid[0] ?? []).map((_, i) => element("th", { scope: "col", className: "number" }, word("frequencyClass", { n: i + 1 })));
  document.getElementById("rfm-grid").replaceChildren(element("tr", {}, element("th", { scope: "col" }, ""), ...heads), ...rows);
  const groups = [...DATA.scores.stages, ...DATA.scores.labels];
  if (DATA.scores.churn.length) {
    groups.push({ name: word("churnSignals"), counts: DATA.scores.churn });
  }
  const lines = groups.flatMap((group) =>
    group.counts.filter((one) => one.customers > 0).map((one, i) => element("tr", {}, element("th", { scope: "row" }, i ? "" : group.name), element("td", {}, one.code), cell(count(one.customers)))),
  );
  document.getElementById("score-groups").replaceChildren(
    element("tr", {}, ...[word("sort"), "", word("customers")].map((text, i) => element("th", { scope: "col", className: i === 2 ? "number" : "" }, text))),
    ...lines,
  );
  if (DATA.scores.calendar) {
    document.getElementById("churn-note").textContent = word("churnNote", { passed: count(DATA.scores.calendar.passed), later: count(DATA.scores.calendar.later) });
  }
}

function drawScores() {
  if (!DATA.scores) {
    return;
  }
  const colours = ["--accent", "--plain", "--tier-high", "--warn"];
  const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => `${10 * tenth}–${10 * (tenth + 1)} %`);
  const series = DATA.scores.cards.map((card, i) => ({
    label: card.name,
    data: card.tenths,
    backgroundColor: style(colours[i % colours.length]),
    borderRadius: 2,
  }));
  const config = stacked(tenths, series, word("ofScale"));
  config.options.scales.x.stacked = false;
  config.options.scales.y.stacked = false;
  draw("scores-chart", word("scoresNote"), config);
  if (DATA.scores.calendar) {
    const months = DATA.scores.calendar.months;
    const lost = { label: word("lost"), data: months.map((month) => month.customers), backgroundColor: style("--warn"), borderRadius: 2 };
    draw("churn-chart", word("churnCalendar"), stacked(months.map((month, i) => monthLabel(month.code, i === 0)), [lost], ""));
  }
}

// What the customer is expected to be worth, in the currency of the model of spend.
function valueCell(row) {
  const value = field(row, "value");
  const decimals = DATA.scores.value.decimals;
  return value === null ? word("valueNone") : value.toLocaleString(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
