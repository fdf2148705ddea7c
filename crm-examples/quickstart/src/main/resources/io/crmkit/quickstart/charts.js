// The charts. They are made anew when the language or the colour scheme changes.
const made = [];

function drawCharts() {
  made.splice(0).forEach((chart) => chart.destroy());
  Chart.defaults.color = style("--muted");
  Chart.defaults.borderColor = style("--line");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  drawTiers();
  drawConcentration();
  drawDistance();
  drawFalls();
  drawPoints();
  drawScores();
  drawHoldOut();
}

function draw(id, label, config) {
  const canvas = document.getElementById(id);
  canvas.setAttribute("aria-label", label);
  made.push(new Chart(canvas, config));
}

function axis(title, more = {}) {
  return { title: { display: Boolean(title), text: title }, ...more };
}

function legend(more = {}) {
  return { position: "bottom", labels: { boxWidth: 12, boxHeight: 12, padding: 16, ...more } };
}

function drawTiers() {
  const tiers = DATA.tiers.map((tier, rank) => ({ ...tier, rank })).reverse();
  const customers = sum(tiers.map((t) => t.customers));
  const spend = sum(tiers.map((t) => t.spend));
  const shares = [
    { label: word("shareCustomers"), of: (t) => t.customers / customers, shown: (t) => count(t.customers), colour: "--plain" },
    { label: word("shareSpend"), of: (t) => (spend > 0 ? t.spend / spend : 0), shown: (t) => `${DATA.currency} ${money(t.spend)}`, colour: "--accent" },
  ];
  draw("tiers-chart", word("tiersNote"), {
    type: "bar",
    data: {
      labels: tiers.map((t) => t.name),
      datasets: shares.map((share) => ({
        label: share.label,
        data: tiers.map((t) => 100 * share.of(t)),
        backgroundColor: style(share.colour),
        borderRadius: 4,
        barPercentage: 0.85,
        categoryPercentage: 0.7,
      })),
    },
    options: {
      indexAxis: "y",
      scales: {
        x: axis("", { beginAtZero: true, ticks: { callback: (v) => `${v} %` } }),
        y: axis("", { grid: { display: false } }),
      },
      plugins: {
        legend: legend(),
        tooltip: {
          callbacks: {
            label: (item) => {
              const share = shares[item.datasetIndex];
              const tier = tiers[item.dataIndex];
              return `${share.label}: ${percent(share.of(tier))} (${share.shown(tier)})`;
            },
          },
        },
      },
    },
  });
}

function drawConcentration() {
  const points = DATA.concentration.map((share, x) => ({ x, y: 100 * share }));
  const accent = style("--accent");
  draw("concentration-chart", word("concentrationNote", { share: percent(DATA.concentration[20]) }), {
    type: "line",
    data: {
      datasets: [
        {
          label: word("actual"),
          data: points,
          borderColor: accent,
          backgroundColor: style("--accent-soft"),
          fill: "origin",
          pointRadius: points.map((p) => (p.x === 20 ? 5 : 0)),
          pointBackgroundColor: accent,
          pointHitRadius: 6,
          borderWidth: 2,
          order: 1,
        },
        {
          label: word("even"),
          data: [{ x: 0, y: 0 }, { x: 100, y: 100 }],
          borderColor: style("--plain"),
          borderDash: [5, 5],
          borderWidth: 1.5,
          pointRadius: 0,
          pointHitRadius: 0,
          order: 0,
        },
      ],
    },
    options: {
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: axis(word("customersUpTo"), { type: "linear", min: 0, max: 100, ticks: { stepSize: 20, callback: (v) => `${v} %` } }),
        y: axis(word("spendUpTo"), { min: 0, max: 100, ticks: { stepSize: 20, callback: (v) => `${v} %` } }),
      },
      plugins: {
        legend: legend({ usePointStyle: true, pointStyle: "line", boxWidth: 24 }),
        tooltip: {
          filter: (item) => item.datasetIndex === 0,
          displayColors: false,
          callbacks: {
            title: () => "",
            label: (item) => word("concentrationPoint", { x: item.parsed.x, share: percent(item.parsed.y / 100) }),
          },
        },
      },
    },
  });
}

function drawDistance() {
  const labels = DATA.attainment[0].map((n, bin) => `${10 * bin}–${10 * (bin + 1)}`);
  const series = DATA.attainment.slice(0, -1).map((bins, rank) => stack(rank, bins));
  draw("distance-chart", word("distanceNote"), stacked(labels, series, word("wayDone")));
}

function drawFalls() {
  const labels = DATA.falls.map((month, i) => monthLabel(month.month, i === 0));
  const series = DATA.tiers
    .map((tier, rank) => stack(rank, DATA.falls.map((month) => month.byTier[rank])))
    .filter((dataset) => dataset.data.some((n) => n > 0));
  draw("falls-chart", word("fallsNote"), stacked(labels, series, labels.length ? "" : word("noFalls")));
}

// The month, and below it the year where one begins.
function monthLabel(month, first) {
  const name = new Date(`${month}-01T00:00:00Z`).toLocaleDateString(locale(), { month: "short", timeZone: "UTC" });
  return first || month.endsWith("-01") ? [name, month.slice(0, 4)] : [name];
}

function stack(rank, numbers) {
  return { label: DATA.tiers[rank].name, data: numbers, backgroundColor: tierColour(rank), borderRadius: 2 };
}

function stacked(labels, datasets, title) {
  return {
    type: "bar",
    data: { labels, datasets },
    options: {
      interaction: { mode: "index", intersect: false },
      scales: {
        x: axis(title, { stacked: true, grid: { display: false }, ticks: { maxRotation: 0 } }),
        y: axis(word("numberOfCustomers"), { stacked: true, beginAtZero: true, ticks: { precision: 0 } }),
      },
      plugins: { legend: legend() },
      datasets: { bar: { categoryPercentage: 0.82, barPercentage: 1, maxBarThickness: 70 } },
    },
  };
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
