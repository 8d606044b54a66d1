// The list of documents: searched, filtered, sorted and shown a hundred at a time.
"use strict";
(() => {
  const { documents, words, language } = JSON.parse(byId("data").textContent);
  const [PAGE, TITLE, NUMBER, DATE, SESSION, ASKER, MINISTER, STATUS, TOLD, FIGURES, ERRORS, WARNINGS, SHARE, SOURCE, NETWORKS] = Array(15).keys();
  const AT_ONCE = 100;
  const body = document.querySelector("#documents tbody");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const collator = new Intl.Collator(language, { numeric: true });
  let texts = null;
  let sort = { column: DATE, down: true };
  let shown = documents;
  let first = 0;

  // Made when the first search begins, so that the page opens sooner.
  const searched = () =>
    (texts ??= documents.map((row) => plain([row[TITLE], row[NUMBER], row[DATE], row[ASKER], row[MINISTER], row[SOURCE], row[NETWORKS], row[PAGE]].join(" "))));

  // 0.995 is no 100 %.
  const percent = (share) => (share < 1 ? Math.min(Math.round(share * 100), 99) : 100);

  function line(row) {
    const made = element("tr");
    const name = element("td");
    if (row[PAGE]) {
      const link = element("a", row[TITLE] || row[SOURCE]);
      link.href = `${encodeURIComponent(row[PAGE])}.html`;
      name.append(link);
    } else name.append(row[TITLE] || row[SOURCE]);
    if (row[TITLE]) name.append(element("span", row[SOURCE], "where"));
    made.append(name, element("td", row[NUMBER], "figure"), element("td", row[DATE], "short"));
    made.append(element("td", row[ASKER]), element("td", row[MINISTER]));
    made.append(element("td", row[TOLD], row[STATUS] === "ok" || row[STATUS] === "duplicate" ? "" : "bad"));
    made.append(element("td", row[FIGURES], "figure"));
    made.append(element("td", row[ERRORS], row[ERRORS] ? "figure bad" : "figure"));
    made.append(element("td", row[WARNINGS], row[WARNINGS] ? "figure doubt" : "figure"));
    made.append(element("td", row[SHARE] === null ? "" : `${percent(row[SHARE])} %`, row[SHARE] < 1 && row[SHARE] !== null ? "figure doubt" : "figure"));
    return made;
  }

  function show() {
    body.replaceChildren(...shown.slice(first, first + AT_ONCE).map(line));
    byId("count").textContent = shown.length
      ? say(words.shown_of, { shown: shown.length, all: documents.length })
      : words.no_match;
    document.querySelector(".pager").hidden = shown.length <= AT_ONCE;
    byId("where").textContent = `${first + 1}–${Math.min(first + AT_ONCE, shown.length)}`;
    byId("previous").disabled = !first;
    byId("next").disabled = first + AT_ONCE >= shown.length;
    for (const head of document.querySelectorAll("#documents th")) {
      const own = Number(head.firstElementChild.dataset.column) === sort.column;
      if (own) head.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  const wanted = {
    errors: (row) => row[ERRORS] > 0,
    warnings: (row) => row[ERRORS] > 0 || row[WARNINGS] > 0,
    none: (row) => row[STATUS] === "ok" && !row[ERRORS] && !row[WARNINGS],
    unexplained: (row) => row[SHARE] !== null && row[SHARE] < 1,
  };

  function compare(a, b) {
    const [one, other] = [a[sort.column], b[sort.column]];
    if (one === other) return 0;
    if (one === null || one === "") return 1;
    if (other === null || other === "") return -1;
    const order = typeof one === "number" ? one - other : sort.column === DATE ? (one < other ? -1 : 1) : collator.compare(one, other);
    return sort.down ? -order : order;
  }

  function update() {
    const parts = plain(byId("search").value).split(/\s+/).filter(Boolean);
    const [status, findings, session] = ["status", "findings", "session"].map((id) => byId(id).value);
    const found = parts.length ? searched() : null;
    shown = documents.filter(
      (row, place) =>
        (!status || row[STATUS] === status) &&
        (!session || row[SESSION] === session) &&
        (!findings || wanted[findings](row)) &&
        (!found || parts.every((part) => found[place].includes(part)))
    );
    shown.sort(compare);
    first = 0;
    show();
  }

  const form = byId("filters");
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  for (const button of document.querySelectorAll("#documents th button"))
    button.addEventListener("click", () => {
      const column = Number(button.dataset.column);
      sort = { column, down: sort.column === column ? !sort.down : column >= FIGURES };
      update();
    });
  for (const [id, step] of [["previous", -AT_ONCE], ["next", AT_ONCE]])
    byId(id).addEventListener("click", () => {
      first += step;
      show();
      byId("documents-heading").scrollIntoView();
    });
  update();
})();
