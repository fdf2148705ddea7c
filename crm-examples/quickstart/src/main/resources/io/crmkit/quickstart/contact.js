// Contact: a calendar of the weeks to come, what is due by urgency, who is left out, care.
const DUE = { shown: 15, all: false, day: "", blocked: false };

function contactFigures() {
  const c = DATA.contact;
  if (!c) {
    return [];
  }
  return [
    figure(word("dueToday"), count(c.dueToday), word("dueTodayMore", { late: count(c.late), week: count(c.dueThisWeek) })),
    figure(word("blocked"), count(c.blocked), word("blockedMore")),
    ...(c.concerned ? [figure(word("uncovered"), count(c.uncovered), word("uncoveredMore", { n: count(c.concerned) }))] : []),
    figure(word("careWeek"), count(c.careOfWeek), word("careWeekMore")),
  ];
}

function showContact() {
  if (!DATA.contact) {
    return;
  }
  showCalendar();
  showDue();
  showLeftOut();
  showCare();
  showReleases();
}

const separator = () => (state.language === "zh" ? "；" : "; ");

function showCalendar() {
  const days = DATA.contact.days;
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" });
  const heads = days.slice(0, 7).map(({ day }) => element("th", { scope: "col" }, weekday.format(new Date(`${day}T00:00Z`))));
  const weeks = [];
  for (let start = 0; start < days.length; start += 7) {
    weeks.push(element("tr", {}, ...days.slice(start, start + 7).map(calendarDay)));
  }
  document.getElementById("calendar").replaceChildren(
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...weeks),
  );
}

// The list below holds the seven days that begin with the as-of day.
function listedDays() {
  const days = DATA.contact.days.map(({ day }) => day);
  const today = days.indexOf(DATA.asOf);
  return days.slice(today, today + 7);
}

function calendarDay({ day, due, care }) {
  const [, month, date] = day.split("-").map(Number);
  const shown = date === 1 || day === DATA.contact.days[0].day ? `${month}/${date}` : `${date}`;
  const cell = element(
    "td",
    { className: day === DATA.asOf ? "today" : day < DATA.asOf ? "past" : "" },
    element("time", { datetime: day }, shown),
  );
  if (due && !listedDays().includes(day)) {
    cell.append(element("span", { className: "due" }, word("calendarDue", { n: count(due) })));
  } else if (due) {
    const mark = element("button", { type: "button", className: "due", "aria-pressed": DUE.day === day }, word("calendarDue", { n: count(due) }));
    mark.addEventListener("click", () => {
      Object.assign(DUE, { day: DUE.day === day ? "" : day });
      showContact();
    });
    cell.append(mark);
  }
  cell.append(...care.map(([name, n]) => element("span", { className: "care" }, `${capital(name[state.language])} × ${count(n)}`)));
  return cell;
}

// What is late has to be done today: the calendar counts it there.
const dueOn = (line) => (line.on < DATA.asOf ? DATA.asOf : line.on);

function showDue() {
  const chosen = DATA.contact.due.filter((line) => (!DUE.day || dueOn(line) === DUE.day) && (!DUE.blocked || line.blocked));
  const listed = DUE.all ? chosen : chosen.slice(0, DUE.shown);
  const heads = ["customer", "rule", "dueOn", "way", "from", "why"];
  document.querySelector("#due-table thead").replaceChildren(
    element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, word(name)))),
  );
  const body = document.querySelector("#due-table tbody");
  body.replaceChildren(...listed.map(dueRow));
  if (!listed.length) {
    body.append(element("tr", {}, element("td", { className: "empty", colspan: heads.length }, word(DUE.day ? "nothingDueThen" : "nothingDue"))));
  }
  document.getElementById("due-note").textContent = word(DUE.day ? "dueNoteDay" : "dueNote", {
    n: count(DATA.contact.dueThisWeek),
    late: count(DATA.contact.late),
    blocked: count(DATA.contact.blocked),
    day: DUE.day,
  });
  const more = document.getElementById("all-due");
  more.hidden = chosen.length <= DUE.shown;
  more.textContent = DUE.all ? word("fewerCases") : word("allCases", { n: count(chosen.length) });
  const only = document.getElementById("only-blocked");
  only.textContent = word("onlyBlocked");
  only.setAttribute("aria-pressed", DUE.blocked);
}

function dueRow(line) {
  const blockers = line.blocked ? line.blockers : [];
  return element(
    "tr",
    { className: line.blocked ? "breached" : "" },
    element("td", {}, line.customer),
    element("td", {}, line.rule),
    element("td", { className: line.late ? "when soon" : "when" }, line.on),
    element("td", {}, line.way || word("noContact")),
    element("td", { className: line.blocked ? "when soon" : "when" }, line.way ? (line.from ?? word("notByWaiting")) : "–"),
    element("td", { className: "small" }, [...line.why, ...blockers].map(reasonText).join(separator())),
  );
}

function showLeftOut() {
  const left = DATA.contact.leftOut;
  document.getElementById("left-out-note").textContent = DATA.contact.uncovered
    ? word("leftOutNote", { n: count(DATA.contact.uncovered), all: count(DATA.contact.concerned) })
    : word("coveredNote", { all: count(DATA.contact.concerned) });
  plainTable("left-out", ["customer", "rule", "sinceHead"], left.slice(0, 50).map((one) => [one.customer, one.rule, one.since]));
}

function showCare() {
  const rows = DATA.contact.care.slice(0, 200).map((one) => [
    one.on,
    capital(one.occasion[state.language]),
    one.customer ?? word("careAll", { n: count(one.customers) }),
    one.actions[state.language] ?? "",
  ]);
  plainTable("care", ["day", "occasion", "customer", "actions"], rows);
}

function showReleases() {
  const rows = DATA.contact.releases.slice(0, 50).map((one) => [one.customer, one.on, one.why.map(reasonText).join(separator())]);
  document.getElementById("releases-note").textContent = word("releasesNote", { n: count(DATA.contact.releaseNear) });
  plainTable("releases", ["customer", "freeOn", "why"], rows);
}

function plainTable(id, heads, rows) {
  document.getElementById(id).replaceChildren(
    element("thead", {}, element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, word(name))))),
    element("tbody", {}, ...rows.map((cells) => element("tr", {}, ...cells.map((text) => element("td", {}, text))))),
  );
}

document.getElementById("all-due")?.addEventListener("click", () => {
  DUE.all = !DUE.all;
  showDue();
});
document.getElementById("only-blocked")?.addEventListener("click", () => {
  DUE.blocked = !DUE.blocked;
  showDue();
});
