// The points programme: a chart of its months, and the same months as a table.
function showPoints() {
  if (!DATA.points) {
    return;
  }
  const months = DATA.points.months;
  const [available, pending] = [DATA.points.available, DATA.points.pending].map(count);
  document.getElementById("points-note").textContent = word("pointsNote", {
    n: count(DATA.points.members),
    available,
    pending,
    soon: DATA.points.days.map((days, i) => word("pointsWithin", { n: count(DATA.points.soon[i]), days })).join(state.language === "zh" ? "、" : ", "),
  });
  if (DATA.points.refused) {
    document.getElementById("points-note").textContent += " " + word("redemptionsRefused", { n: count(DATA.points.refused) });
  }
  const heads = ["month", "issued", "redeemed", "expired", "calledBack", "outstanding", "liability"];
  const line = (cells, scope) =>
    element("tr", {}, ...cells.map((text, i) => (scope || i === 0 ? element("th", { scope: scope ?? "row", className: i ? "number" : "" }, text) : element("td", { className: "number" }, text))));
  const total = (name) => sum(months.map((month) => month[name]));
  const last = months[months.length - 1];
  const rows = months.map((month) => line(heads.map((name) => (name === "month" ? month.month : count(month[name])))));
  if (last) {
    rows.push(line([word("total"), ...heads.slice(1, 5).map((name) => count(total(name))), count(last.outstanding), count(last.liability)]));
  }
  document.getElementById("points-table").replaceChildren(line(heads.map((name) => word(name)), "col"), ...rows);
}

function drawPoints() {
  if (!DATA.points) {
    return;
  }
  const months = DATA.points.months;
  const bars = [
    { name: "issued", sign: 1, colour: "--accent" },
    { name: "redeemed", sign: -1, colour: "--tier-high" },
    { name: "expired", sign: -1, colour: "--plain" },
    { name: "calledBack", sign: -1, colour: "--warn" },
  ];
  draw("points-chart", word("pointsChart"), {
    type: "bar",
    data: {
      labels: months.map((month, i) => monthLabel(month.month, i === 0)),
      datasets: [
        {
          type: "line",
          label: word("liability"),
          data: months.map((month) => month.liability),
          yAxisID: "owed",
          borderColor: style("--text"),
          backgroundColor: style("--text"),
          borderWidth: 2,
          pointRadius: 2,
        },
        ...bars.map((bar) => ({
          label: word(bar.name),
          data: months.map((month) => bar.sign * month[bar.name]),
          backgroundColor: style(bar.colour),
          borderRadius: 2,
        })),
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      scales: {
        x: axis("", { stacked: true, grid: { display: false }, ticks: { maxRotation: 0 } }),
        y: axis(word("pointsMoved"), { stacked: true, ticks: { precision: 0 } }),
        owed: axis(word("liability"), { position: "right", beginAtZero: true, grid: { drawOnChartArea: false }, ticks: { precision: 0 } }),
      },
      plugins: { legend: legend() },
      datasets: { bar: { categoryPercentage: 0.82, barPercentage: 1, maxBarThickness: 70 } },
    },
  });
}

// Available points, and below them those that wait or will be gone.
function pointsCell(row) {
  const points = field(row, "points");
  if (points === null) {
    return "–";
  }
  const more = points[1] ? [element("div", { className: "small" }, word("pendingPoints", { n: count(points[1]) }))] : [];
  return [document.createTextNode(count(points[0])), ...more];
}

function pointsSentence(row) {
  const [available, pending, ...soon] = field(row, "points");
  const within = soon.map((n, i) => word("pointsWithin", { n: count(n), days: DATA.points.days[i] }));
  return word("pointsOf", { available: count(available), pending: count(pending), soon: within.join(state.language === "zh" ? "、" : ", ") });
}
