// A number is found to be added: by a box drawn around it on a page.
"use strict";
function addingByDrawing(data, add) {
  const words = data.words;
  const NEAR = 4; // points: so far beside the box may the middle of a number lie
  let on = false;
  let drawing = null;

  function hint(told) {
    byId("add-hint").textContent = told;
    byId("add-hint").hidden = !told;
  }

  function turn(wanted) {
    on = wanted;
    document.body.classList.toggle("adding", on);
    byId("add-figure").setAttribute("aria-pressed", String(on));
    byId("add-figure").textContent = on ? words.add_stop : words.add;
    hint(on ? words.add_hint : "");
    const first = on && data.numbers.length && byId(`place-${data.numbers[0].place}`);
    if (first) first.scrollIntoView({ block: "center" });
  }

  function at(svg, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  // The edges of what is drawn: left, top, right, bottom.
  function edges({ from, to }) {
    const [x0, x1] = [from[0], to[0]].sort((a, b) => a - b);
    const [y0, y1] = [from[1], to[1]].sort((a, b) => a - b);
    return [x0, y0, x1, y1];
  }

  function isInside([x0, y0, x1, y1], box) {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x0 <= x + NEAR && x1 >= x - NEAR && y0 <= y + NEAR && y1 >= y - NEAR;
  }

  function begin(sheet, svg, event) {
    if (!on || event.button) return;
    event.preventDefault();
    const box = document.createElementNS(svg.namespaceURI, "rect");
    box.classList.add("drawn");
    svg.append(box);
    drawing = { svg, box, page: Number(sheet.dataset.page), from: at(svg, event), to: at(svg, event) };
    sheet.setPointerCapture(event.pointerId);
  }

  function move(svg, event) {
    if (!drawing || drawing.svg !== svg) return;
    drawing.to = at(svg, event);
    const [x0, y0, x1, y1] = edges(drawing);
    for (const [name, size] of [["x", x0], ["y", y0], ["width", x1 - x0], ["height", y1 - y0]])
      drawing.box.setAttribute(name, size);
  }

  function end() {
    if (!drawing) return;
    const drawn = drawing;
    drawing = null;
    drawn.box.remove();
    const found = data.numbers.find(({ page, box }) => page === drawn.page && box && isInside(edges(drawn), box));
    if (found) add(found);
    else hint(words.add_nothing);
  }

  for (const sheet of document.querySelectorAll(".sheet[data-page]")) {
    const svg = sheet.querySelector("svg");
    sheet.addEventListener("pointerdown", (event) => begin(sheet, svg, event));
    sheet.addEventListener("pointermove", (event) => move(svg, event));
    sheet.addEventListener("pointerup", end);
  }
  byId("add-figure").addEventListener("click", () => turn(!on));
  return { isOn: () => on, stop: () => turn(false) };
}
