// What a person can say of a figure: that it is right, wrong, another one, or missing.
"use strict";
function correcting(data, heard) {
  const words = data.words;
  const noted = notedCorrections(data, heard);
  const form = correctionForm(data);
  const adding = addingByDrawing(data, add);
  const full = (fields) => Object.fromEntries(Object.entries(fields).filter(([, entry]) => entry !== ""));
  const about = (figure) => {
    const machine = figure.corrected ? figure.machine : figure.value; // a person who added it has no machine's value
    return { of: full(figure.of), machine, quote: figure.quote, start: figure.start };
  };
  // What an earlier correction of the figure set goes with it: that correction gives way to this one.
  const kept = (figure) => (figure.corrected ? { value: figure.value, qualifier: figure.qualifier } : {});
  const told = (figure) => `${figure.told}: ${figure.shown}`;

  function right(figure) {
    const to = { value: figure.value, ...kept(figure) };
    const entry = { action: "set", ...about(figure), to, why: words.why_right };
    noted.note(entry, `${words.right}: ${told(figure)}.`, figure.id);
  }

  function wrong(figure) {
    if (!noted.who()) return;
    form.open(words.wrong_title, told(figure), null, (why) =>
      noted.note({ action: "withdraw", ...about(figure), why }, `${words.wrong}: ${told(figure)}.`, figure.id)
    );
  }

  function change(figure) {
    if (!noted.who()) return;
    const { item, ...of } = figure.of;
    const before = { ...of, value: figure.value, qualifier: figure.qualifier };
    form.open(words.change_title, told(figure), before, (why) => {
      const after = form.filled();
      if (!after) return false;
      const changed = Object.fromEntries(Object.entries(after).filter(([name, entry]) => entry !== before[name]));
      if (!Object.keys(changed).length) return form.complain(words.no_change);
      const entry = { action: "set", ...about(figure), to: { ...kept(figure), ...changed }, why };
      return noted.note(entry, `${words.change}: ${told(figure)} → ${Object.values(changed).join(", ")}.`, figure.id);
    });
  }

  function add(number) {
    if (!noted.who()) return;
    const fields = { value: number.value ?? "", network: "", indicator: data.choices.indicator[0]?.[0] ?? "" };
    Object.assign(fields, { segment: "total", measure: "reported", period: "", qualifier: "exact" });
    form.open(words.add_title, `“${number.text}” · ${say(words.page, { page: number.page }).toLowerCase()}`, fields, (why) => {
      const after = form.filled();
      if (!after) return false;
      const { value, qualifier, ...of } = after;
      if (!of.network) return form.complain(words.network_needed);
      const to = qualifier === "exact" ? { value } : { value, qualifier };
      const entry = { action: "add", of: full(of), to, quote: number.text, start: number.start, why };
      adding.stop();
      return noted.note(entry, `${words.add}: ${of.network}, ${value}.`, `add-${number.start}`);
    });
  }

  byId("correcting").hidden = false;
  for (const button of document.querySelectorAll(".add-number")) button.hidden = false;
  return { right, wrong, change, add, isAdding: adding.isOn };
}
