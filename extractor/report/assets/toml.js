// Corrections as the file that `extractor run` takes.
"use strict";
function correctionsAsToml(about, corrections) {
  // A JSON string is a TOML string, but for the one control character that JSON lets pass.
  const text = (value) => JSON.stringify(value).replaceAll("\u007f", "\\u007f");
  const value = (entry) => (typeof entry === "number" ? String(entry) : text(entry));
  const inline = (fields) =>
    `{ ${Object.entries(fields).map(([name, entry]) => `${name} = ${value(entry)}`).join(", ")} }`;

  function entry(c) {
    const lines = ["[[correction]]", `action = ${text(c.action)}`, `of = ${inline(c.of)}`];
    if (c.to) lines.push(`to = ${inline(c.to)}`);
    if (c.machine !== undefined) lines.push(`machine = ${value(c.machine)}`);
    lines.push(`quote = ${text(c.quote)}`, `start = ${c.start}`);
    lines.push(`who = ${text(c.who)}`, `when = ${c.when}`, `why = ${text(c.why)}`);
    return lines.join("\n");
  }

  const head = ["[document]", ...Object.entries(about).map(([name, told]) => `${name} = ${text(told)}`)];
  return `${[head.join("\n"), ...corrections.map(entry)].join("\n\n")}\n`;
}
