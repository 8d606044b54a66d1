// The form in which a correction is filled in.
"use strict";
function correctionForm(data) {
  const words = data.words;
  const kinds = ["network", "indicator", "segment", "measure", "qualifier"];
  const form = byId("form");
  let act = null;
  for (const kind of kinds) {
    const options = data.choices[kind].map((entry) => (Array.isArray(entry) ? entry : [entry, entry]));
    byId(`f-${kind}`).append(...options.map(([id, name]) => new Option(name, id)));
  }

  // 1.204 is a thousand and more in Dutch and hardly more than one in English: nobody can tell which is meant.
  const isTwofold = (written) => /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(written);
  const typed = (number) => (isTwofold(String(number)) ? `${number}0` : String(number));
  const written = () => byId("f-value").value.trim();

  // `fields` fill the form, null where only the reason is asked; `done` takes the reason, and says whether all is well.
  function open(title, told, fields, done) {
    byId("form-heading").textContent = title;
    byId("form-about").textContent = told;
    byId("form-fields").hidden = !fields;
    for (const [name, entry] of Object.entries(fields || {})) byId(`f-${name}`).value = name === "value" ? typed(entry) : entry;
    byId("f-why").value = "";
    byId("form-told").textContent = "";
    act = done;
    form.showModal();
    byId(fields ? "f-value" : "f-why").focus();
  }

  function complain(told) {
    byId("form-told").textContent = told;
    return false;
  }

  // What is filled in; null where the value is no number, of which the form complains.
  function filled() {
    const plain = written().replace(",", ".");
    if (!/^-?\d+(\.\d+)?$/.test(plain) || isTwofold(written())) {
      complain(isTwofold(written()) ? words.value_twofold : words.value_needed);
      return null;
    }
    const fields = { value: Number(plain), period: byId("f-period").value.trim() };
    for (const kind of kinds) fields[kind] = byId(`f-${kind}`).value;
    return fields;
  }

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
  return { open, filled, complain };
}
