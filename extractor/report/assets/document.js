// The page of a document: a figure lights its place, a place lights its figure, and both are told.
"use strict";
(() => {
  const data = JSON.parse(byId("data").textContent);
  const words = data.words;
  const figures = new Map(data.figures.map((figure) => [figure.id, figure]));
  const byPlace = new Map();
  for (const figure of data.figures) if (!byPlace.has(figure.place)) byPlace.set(figure.place, figure);
  const numbers = new Map(data.numbers.map((number) => [number.place, number]));
  const corrections = correcting(data, marked);
  const body = byId("detail-body");
  let chosen = null;

  function tell(list, term, ...texts) {
    list.append(element("dt", term));
    for (const text of texts) list.append(text instanceof Node ? text : element("dd", text));
  }

  function detail(figure) {
    const list = element("dl");
    tell(list, words.detail_quote, `“${figure.quote}” · ${say(words.page, { page: figure.page }).toLowerCase()}`);
    tell(list, words.detail_rule, figure.how);
    if (figure.labels)
      tell(list, words.detail_labels, ...figure.labels.map(([role, text, says]) => `${role}: “${text}”${says ? ` → ${says}` : ""}`));
    tell(list, words.detail_sure, figure.sure);
    if (figure.machine !== undefined) tell(list, words.detail_machine, String(figure.machine));
    if (figure.note) tell(list, words.detail_note, figure.note);
    for (const [severity, message] of figure.findings ?? []) {
      const told = element("dd");
      const english = element("span", message);
      english.lang = "en";
      told.append(`${severity}: `, english);
      tell(list, words.finding, told);
    }
    const hedge = figure.hedge ? `${figure.hedge} ` : "";
    body.replaceChildren(element("p", `${figure.told}: ${hedge}${figure.shown}`, "about"), list);
  }

  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  // The pages scroll by themselves: what the reader looks at beside them stays where it is.
  function bringIntoView(place) {
    const pane = place.closest(".pages");
    if (!pane) {
      place.scrollIntoView({ block: "center", inline: "nearest", behavior });
      return;
    }
    const [own, outer] = [place.getBoundingClientRect(), pane.getBoundingClientRect()];
    const middle = (Math.max(outer.top, 0) + Math.min(outer.bottom, innerHeight)) / 2;
    pane.scrollBy({ top: own.top + own.height / 2 - middle, behavior });
    const sheet = place.closest(".fixed");
    if (sheet) sheet.scrollLeft += Math.max(0, own.right + 16 - sheet.getBoundingClientRect().right);
  }

  function light(placeNumber) {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const place = byId(`place-${placeNumber}`);
    if (place) place.classList.add("lit");
    return place;
  }

  function choose(figure, from) {
    chosen = figure;
    const place = light(figure.place);
    const own = byId(figure.id);
    for (const link of document.querySelectorAll(".value"))
      if (link.dataset.figure === figure.id) link.classList.add("lit");
    if (from !== "place" && place) bringIntoView(place);
    if (from !== "figure" && own) bringIntoView(own);
    detail(figure);
    byId("detail-buttons").hidden = figure.part !== "answer";
    history.replaceState(null, "", `#${encodeURIComponent(figure.id).replaceAll("%2F", "/")}`);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-figure], [data-place]");
    if (!link || event.ctrlKey || event.metaKey) return;
    if (link.dataset.figure) {
      event.preventDefault();
      choose(figures.get(link.dataset.figure), "figure");
      return;
    }
    const place = Number(link.dataset.place);
    const inDocument = link.classList.contains("place");
    if (link.classList.contains("add-number") || (inDocument && corrections.isAdding() && numbers.has(place))) {
      event.preventDefault();
      light(place);
      corrections.add(numbers.get(place));
    } else if (byPlace.has(place)) {
      event.preventDefault();
      choose(byPlace.get(place), inDocument ? "place" : "finding");
      const own = byId(`place-${place}`);
      if (!inDocument && own) bringIntoView(own);
    } else if (!inDocument) {
      event.preventDefault();
      const own = light(place);
      if (own) bringIntoView(own);
    }
  });

  function marked(id) {
    const told = element("p", undefined, "marked");
    const link = element("a", words.marked);
    link.href = "#corrections";
    told.append(link);
    if (chosen && chosen.id === id) body.append(told);
  }
  byId("show-numbers").addEventListener("change", (event) => {
    document.body.classList.toggle("show-numbers", event.target.checked);
  });
  for (const act of ["right", "change", "wrong"])
    byId(act).addEventListener("click", () => chosen && corrections[act](chosen));

  function follow() {
    let wanted = location.hash.slice(1);
    try {
      wanted = decodeURIComponent(wanted);
    } catch {
      return;
    }
    const figure = figures.get(wanted);
    if (figure && figure !== chosen) choose(figure, "address");
  }
  addEventListener("hashchange", follow);
  follow();
})();
