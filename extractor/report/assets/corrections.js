// Corrections: noted beside the figures, kept in this browser, given as TOML or saved by the server.
"use strict";
window.corrections = (data) => {
  const words = data.words;
  const key = `extractor-corrections:${data.document.sha256}`;
  const byId = (id) => document.getElementById(id);
  const served = location.protocol === "http:";
  const say = (text, fields) => text.replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
  const remembered = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const remember = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // A browser may keep nothing for pages from disk: the page itself still has it.
    }
  };
  let pending = [];
  try {
    pending = JSON.parse(remembered(key)) || [];
  } catch {
    pending = [];
  }

  // A JSON string is a TOML string, but for the one control character that JSON lets pass.
  const text = (value) => JSON.stringify(value).replaceAll("\u007f", "\\u007f");
  const value = (entry) => (typeof entry === "number" ? String(entry) : text(entry));
  const inline = (fields) =>
    `{ ${Object.entries(fields).map(([name, entry]) => `${name} = ${value(entry)}`).join(", ")} }`;
  const table = (fields) => Object.entries(fields).map(([name, entry]) => `${name} = ${text(entry)}`);

  function toml() {
    const parts = [["[document]", ...table(data.document)].join("\n")];
    for (const c of pending) {
      const lines = ["[[correction]]", `action = ${text(c.action)}`, `of = ${inline(c.of)}`];
      if (c.to) lines.push(`to = ${inline(c.to)}`);
      if (c.machine !== undefined) lines.push(`machine = ${value(c.machine)}`);
      lines.push(`quote = ${text(c.quote)}`, `start = ${c.start}`);
      lines.push(`who = ${text(c.who)}`, `when = ${c.when}`, `why = ${text(c.why)}`);
      parts.push(lines.join("\n"));
    }
    return `${parts.join("\n\n")}\n`;
  }

  const full = (fields) => Object.fromEntries(Object.entries(fields).filter(([, entry]) => entry !== ""));
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  function show() {
    byId("pending-heading").textContent = pending.length
      ? say(words.pending, { count: pending.length })
      : words.nothing_pending;
    byId("pending").replaceChildren(
      ...pending.map((c, place) => {
        const item = document.createElement("li");
        item.className = "info";
        const about = document.createElement("b");
        about.textContent = c.told;
        const remove = document.createElement("button");
        remove.type = "button";
        remove.className = "quiet";
        remove.textContent = words.remove;
        remove.setAttribute("aria-label", `${words.remove}: ${c.told}`);
        remove.addEventListener("click", () => {
          pending = pending.toSpliced(place, 1);
          keep();
        });
        item.append(about, ` ${c.why} `, remove);
        return item;
      })
    );
    byId("pending-out").hidden = !pending.length;
    byId("toml").textContent = toml();
    const noted = new Set(pending.map((c) => c.figure));
    for (const link of document.querySelectorAll("a.value[id]")) link.classList.toggle("noted", noted.has(link.id));
  }

  function keep() {
    remember(key, JSON.stringify(pending));
    show();
  }

  function who() {
    const name = byId("who").value.trim();
    if (!name) {
      byId("told").textContent = words.name_needed;
      byId("who").focus();
      byId("who").scrollIntoView({ block: "center" });
      return null;
    }
    remember("extractor-who", name);
    return name;
  }

  function note(entry, told, figure) {
    const name = who();
    if (!name) return false;
    const others = pending.filter((c) => !figure || c.figure !== figure);
    pending = [...others, { ...entry, who: name, when: today(), told, figure }];
    byId("told").textContent = "";
    keep();
    own.noted(figure);
    return true;
  }

  const about = (figure) => {
    const machine = figure.corrected ? figure.machine : figure.value; // a person who added it has no machine's value
    return { of: full(figure.of), machine, quote: figure.quote, start: figure.start };
  };
  // What an earlier correction of the figure set goes with it: that correction gives way to this one.
  const kept = (figure) => (figure.corrected ? { value: figure.value, qualifier: figure.qualifier } : {});

  // The form for a change, a withdrawal and an addition.
  const kinds = ["network", "indicator", "segment", "measure", "qualifier"];
  const form = byId("form");
  let act = null;
  for (const kind of kinds) {
    const options = data.choices[kind].map((entry) => (Array.isArray(entry) ? entry : [entry, entry]));
    byId(`f-${kind}`).append(...options.map(([id, name]) => new Option(name, id)));
  }

  function open(title, told, fields, why, done) {
    if (!who()) return;
    byId("form-heading").textContent = title;
    byId("form-about").textContent = told;
    byId("form-fields").hidden = !fields;
    for (const [name, entry] of Object.entries(fields || {})) byId(`f-${name}`).value = name === "value" ? typed(entry) : entry;
    byId("f-why").value = why;
    byId("form-told").textContent = "";
    act = done;
    form.showModal();
    byId(fields ? "f-value" : "f-why").focus();
  }

  // 1.204 is a thousand and more in Dutch and hardly more than one in English: nobody can tell which is meant.
  const isTwofold = (written) => /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(written);
  const typed = (number) => (isTwofold(String(number)) ? `${number}0` : String(number));
  const written = () => byId("f-value").value.trim();

  function filled() {
    const plain = written().replace(",", ".");
    const number = /^-?\d+(\.\d+)?$/.test(plain) && !isTwofold(written()) ? Number(plain) : null;
    const fields = { value: number, period: byId("f-period").value.trim() };
    for (const kind of kinds) fields[kind] = byId(`f-${kind}`).value;
    return fields;
  }

  function complain(told) {
    byId("form-told").textContent = told;
    return false;
  }

  const complainOfValue = () => complain(isTwofold(written()) ? words.value_twofold : words.value_needed);

  byId("form-cancel").addEventListener("click", () => form.close());
  byId("form-note").addEventListener("click", () => {
    const why = byId("f-why").value.trim();
    if (!why) {
      complain(words.why_needed);
      byId("f-why").focus();
    } else if (act(why)) form.close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault(); // or the key would press the button that has the focus next
    byId("form-note").click();
  });

  function right(figure) {
    const to = { value: figure.value, ...kept(figure) };
    note({ action: "set", ...about(figure), to, why: words.why_right }, `${words.right}: ${figure.told}: ${figure.shown}.`, figure.id);
  }

  function wrong(figure) {
    open(words.wrong_title, `${figure.told}: ${figure.shown}`, null, "", (why) =>
      note({ action: "withdraw", ...about(figure), why }, `${words.wrong}: ${figure.told}: ${figure.shown}.`, figure.id)
    );
  }

  function change(figure) {
    const before = { ...figure.of, value: figure.value, qualifier: figure.qualifier };
    delete before.item;
    open(words.change_title, `${figure.told}: ${figure.shown}`, before, "", (why) => {
      const after = filled();
      if (after.value === null) return complainOfValue();
      const changed = Object.fromEntries(Object.entries(after).filter(([name, entry]) => entry !== before[name]));
      if (!Object.keys(changed).length) return complain(words.no_change);
      const to = { ...kept(figure), ...changed };
      return note({ action: "set", ...about(figure), to, why }, `${words.change}: ${figure.told}: ${figure.shown} → ${Object.values(changed).join(", ")}.`, figure.id);
    });
  }

  function add(number) {
    const fields = { value: number.value ?? "", network: "", indicator: data.choices.indicator[0]?.[0] ?? "" };
    Object.assign(fields, { segment: "total", measure: "reported", period: "", qualifier: "exact" });
    open(words.add_title, `“${number.text}” · ${say(words.page, { page: number.page }).toLowerCase()}`, fields, "", (why) => {
      const { value: figure, qualifier, ...of } = filled();
      if (figure === null) return complainOfValue();
      if (!of.network) return complain(words.network_needed);
      const to = qualifier === "exact" ? { value: figure } : { value: figure, qualifier };
      const entry = { action: "add", of: full(of), to, quote: number.text, start: number.start, why };
      adding(false);
      return note(entry, `${words.add}: ${of.network}, ${figure}.`, `add-${number.start}`);
    });
  }

  // Adding: a box around a number on a page, or a click on it.
  const own = {
    adding: false,
    noted: () => {},
    add,
    change,
    right,
    wrong,
  };

  function hint(told) {
    byId("add-hint").textContent = told;
    byId("add-hint").hidden = !told;
  }

  function adding(on) {
    own.adding = on;
    document.body.classList.toggle("adding", on);
    byId("add-figure").setAttribute("aria-pressed", String(on));
    byId("add-figure").textContent = on ? words.add_stop : words.add;
    hint(on ? words.add_hint : "");
    const first = on && data.numbers.length && byId(`place-${data.numbers[0].place}`);
    if (first) first.scrollIntoView({ block: "center" });
  }

  let drawing = null;
  function at(svg, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }
  for (const sheet of document.querySelectorAll(".sheet[data-page]")) {
    const svg = sheet.querySelector("svg");
    sheet.addEventListener("pointerdown", (event) => {
      if (!own.adding || event.button) return;
      event.preventDefault();
      const box = document.createElementNS(svg.namespaceURI, "rect");
      box.classList.add("drawn");
      svg.append(box);
      drawing = { svg, box, page: Number(sheet.dataset.page), from: at(svg, event), to: at(svg, event) };
      sheet.setPointerCapture(event.pointerId);
    });
    sheet.addEventListener("pointermove", (event) => {
      if (!drawing || drawing.svg !== svg) return;
      drawing.to = at(svg, event);
      const [x0, x1] = [drawing.from[0], drawing.to[0]].sort((a, b) => a - b);
      const [y0, y1] = [drawing.from[1], drawing.to[1]].sort((a, b) => a - b);
      for (const [name, size] of [["x", x0], ["y", y0], ["width", x1 - x0], ["height", y1 - y0]])
        drawing.box.setAttribute(name, size);
      drawing.edges = [x0, y0, x1, y1];
    });
    sheet.addEventListener("pointerup", () => {
      if (!drawing) return;
      const { box, edges, page, from } = drawing;
      box.remove();
      drawing = null;
      const [x0, y0, x1, y1] = edges || [from[0], from[1], from[0], from[1]];
      const inside = data.numbers.filter(
        ({ page: on, box: b }) => on === page && b && x0 <= (b[0] + b[2]) / 2 + 4 && x1 >= (b[0] + b[2]) / 2 - 4 && y0 <= (b[1] + b[3]) / 2 + 4 && y1 >= (b[1] + b[3]) / 2 - 4
      );
      if (inside.length) add(inside[0]);
      else hint(words.add_nothing);
    });
  }
  byId("add-figure").addEventListener("click", () => adding(!own.adding));

  // Out of the page: to the clipboard, to a file, to the server.
  byId("copy").addEventListener("click", async () => {
    const area = byId("toml");
    try {
      await navigator.clipboard.writeText(area.textContent);
    } catch {
      area.parentElement.open = true;
      getSelection().selectAllChildren(area);
      document.execCommand("copy");
    }
    byId("told").textContent = words.copied;
  });
  byId("download").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([toml()], { type: "application/toml" }));
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    link.download = `${data.document.source.replace(/\.[^.]*$/, "") || data.document.document_id}-${stamp}.toml`;
    link.click();
    byId("told").textContent = words.downloaded;
  });
  byId("clear").addEventListener("click", () => {
    pending = [];
    keep();
  });
  byId("save").addEventListener("click", async () => {
    const saving = pending;
    const sent = saving.map(({ told, figure, ...entry }) => entry);
    byId("save").disabled = true; // a second click would send the same once more
    byId("told").textContent = ""; // "saved" is said of this save, not of the one before
    try {
      const answer = await fetch(`corrections/${encodeURIComponent(data.document.document_id)}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(sent),
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.error);
      pending = pending.filter((c) => !saving.includes(c)); // what was noted meanwhile is still to be sent
      keep();
      byId("told").textContent = say(words.saved, { file: said.file });
    } catch (error) {
      byId("told").textContent = say(words.not_saved, { why: error.message });
    }
    byId("save").disabled = false;
  });
  // The address of a review is another one each time, so that what is not saved is lost with it.
  addEventListener("beforeunload", (event) => {
    if (served && pending.length) event.preventDefault();
  });

  byId("who").value = remembered("extractor-who") || "";
  byId("save").hidden = !served;
  byId("correcting").hidden = false;
  for (const button of document.querySelectorAll(".add-number")) button.hidden = false;
  show();
  return own;
};
