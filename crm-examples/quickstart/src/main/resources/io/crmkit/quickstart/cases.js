// The board of cases: the open ones, the most urgent first.
const BOARD = { shown: 15, all: false };

function showCases() {
  const cases = DATA.cases;
  if (!cases) {
    return;
  }
  const listedCases = BOARD.all ? cases.rows : cases.rows.slice(0, BOARD.shown);
  const heads = ["caseId", "customer", "workflow", "state", "due", "breaches", "wakeUp"];
  document.querySelector("#case-table thead").replaceChildren(
    element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, word(name)))),
  );
  const body = document.querySelector("#case-table tbody");
  body.replaceChildren(...listedCases.map(caseRow));
  if (!listedCases.length) {
    body.append(element("tr", {}, element("td", { className: "empty", colspan: heads.length }, word("noCases"))));
  }
  document.getElementById("cases-note").textContent = word("casesNote", {
    open: count(cases.open),
    n: count(cases.size),
    breached: count(cases.breached),
  });
  const more = document.getElementById("all-cases");
  more.hidden = cases.rows.length <= BOARD.shown;
  more.textContent = BOARD.all ? word("fewerCases") : word("allCases", { n: count(cases.rows.length) });
}

function caseRow(line) {
  const breaches = line.breaches.map((names) => names[state.language]).join(state.language === "zh" ? "、" : ", ");
  return element(
    "tr",
    { className: line.breaches.length ? "breached" : "" },
    element("td", {}, line.id),
    element("td", {}, line.customer),
    element("td", {}, line.workflow),
    element("td", {}, line.state[state.language], ...(line.owner ? [element("div", { className: "small" }, line.owner)] : [])),
    line.waiting
      ? element("td", {}, word("waiting", { since: line.waiting.since, holder: line.waiting.holder[state.language] }))
      : element("td", { className: line.late ? "when soon" : "when" }, line.due ?? "–"),
    element("td", { className: "soon" }, breaches),
    element("td", { className: "when" }, line.next ?? "–"),
  );
}

document.getElementById("all-cases")?.addEventListener("click", () => {
  BOARD.all = !BOARD.all;
  showCases();
});
