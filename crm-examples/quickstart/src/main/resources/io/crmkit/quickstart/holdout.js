// What models expect in a time that was held out from them, beside what was seen in it.
const usable = () => DATA.holdOut.models.filter((model) => model.expected.length > 0);

function showHoldOut() {
  if (!DATA.holdOut) {
    return;
  }
  const { from, until, customers: known, seen, models } = DATA.holdOut;
  document.getElementById("holdout-note").textContent = word("holdOutNote", { n: count(known), from, until });
  const all = seen[seen.length - 1];
  const cell = (text) => element("td", { className: "number" }, text);
  const line = (model) => {
    const expected = model.expected.at(-1);
    return element(
      "tr",
      { title: model.why[state.language] },
      element("th", { scope: "row" }, model.name),
      cell(expected === undefined ? word("notUsable") : purchasesText(expected)),
      cell(count(all)),
      cell(expected === undefined || all === 0 ? "–" : percent(expected / all)),
    );
  };
  const heads = ["model", "expectedPurchases", "seenPurchases", "expectedOfSeen"].map((name, i) =>
    element("th", { scope: "col", className: i ? "number" : "" }, word(name)),
  );
  document.getElementById("holdout-table").replaceChildren(element("tr", {}, ...heads), ...models.map(line));
  const reasons = models.filter((model) => model.expected.length === 0).map((model) => element("li", {}, `${model.name}: ${model.why[state.language]}`));
  document.getElementById("holdout-reasons").replaceChildren(...reasons);
}

const purchasesText = (n) => n.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

// Without leaving, expectations soon leave the picture: that model is drawn where there is no other.
function drawHoldOut() {
  if (!DATA.holdOut) {
    return;
  }
  const { from, unit, days, seen } = DATA.holdOut;
  const leaving = usable().filter((model) => model.leaving);
  const length = unit === "WEEK" ? 7 : 1;
  const points = (sums) => [{ x: 0, y: 0 }, ...sums.map((sum, i) => ({ x: days[i] / length, y: sum }))];
  const curve = (label, sums, colour, more = {}) => ({ label, data: points(sums), borderColor: style(colour), backgroundColor: style(colour), borderWidth: 2, pointRadius: 0, pointHitRadius: 6, ...more });
  const colours = ["--accent", "--tier-high", "--warn", "--plain"];
  const datasets = (leaving.length ? leaving : usable()).map((model, i) =>
    curve(word("expectedBy", { model: model.name }), model.expected, colours[i % colours.length], { borderDash: [5, 5] }),
  );
  draw("holdout-chart", word("holdOut"), {
    type: "line",
    data: { datasets: [curve(word("seenPurchases"), seen, "--text"), ...datasets] },
    options: {
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: axis(word(unit === "WEEK" ? "weeksAfter" : "daysAfter", { from }), { type: "linear", min: 0, max: days[days.length - 1] / length }),
        y: axis(word("purchasesAdded"), { beginAtZero: true }),
      },
      plugins: { legend: legend({ usePointStyle: true, pointStyle: "line", boxWidth: 24 }) },
    },
  });
}
