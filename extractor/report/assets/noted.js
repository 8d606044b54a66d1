// The corrections that were noted: kept in this browser, listed, and given out of the page.
"use strict";
function notedCorrections(data, heard) {
  const words = data.words;
  const key = `extractor-corrections:${data.document.sha256}`;
  const served = location.protocol === "http:";
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
  const toml = () => correctionsAsToml(data.document, pending);
  const tell = (text) => (byId("told").textContent = text);

  function line(c) {
    const item = element("li", undefined, "info");
    const remove = element("button", words.remove, "quiet");
    remove.type = "button";
    remove.setAttribute("aria-label", `${words.remove}: ${c.told}`);
    remove.addEventListener("click", () => keep(pending.filter((other) => other !== c)));
    item.append(element("b", c.told), ` ${c.why} `, remove);
    return item;
  }

  function show() {
    byId("pending-heading").textContent = pending.length
      ? say(words.pending, { count: pending.length })
      : words.nothing_pending;
    byId("pending").replaceChildren(...pending.map(line));
    byId("pending-out").hidden = !pending.length;
    byId("toml").textContent = toml();
    const noted = new Set(pending.map((c) => c.figure));
    for (const link of document.querySelectorAll("a.value[id]")) link.classList.toggle("noted", noted.has(link.id));
  }

  function keep(corrections) {
    pending = corrections;
    remember(key, JSON.stringify(pending));
    show();
  }

  function who() {
    const name = byId("who").value.trim();
    if (!name) {
      tell(words.name_needed);
      byId("who").focus();
      byId("who").scrollIntoView({ block: "center" });
      return null;
    }
    remember("extractor-who", name);
    return name;
  }

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  function note(entry, told, figure) {
    const name = who();
    if (!name) return false;
    const others = pending.filter((c) => !figure || c.figure !== figure);
    tell("");
    keep([...others, { ...entry, who: name, when: today(), told, figure }]);
    heard(figure);
    return true;
  }

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
    tell(words.copied);
  });
  byId("download").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([toml()], { type: "application/toml" }));
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    link.download = `${data.document.source.replace(/\.[^.]*$/, "") || data.document.document_id}-${stamp}.toml`;
    link.click();
    tell(words.downloaded);
  });
  byId("clear").addEventListener("click", () => keep([]));
  byId("save").addEventListener("click", async () => {
    const saving = pending;
    const sent = saving.map(({ told, figure, ...entry }) => entry);
    byId("save").disabled = true; // a second click would send the same once more
    tell(""); // "saved" is said of this save, not of the one before
    try {
      const answer = await fetch(`corrections/${encodeURIComponent(data.document.document_id)}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(sent),
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.error);
      keep(pending.filter((c) => !saving.includes(c))); // what was noted meanwhile is still to be sent
      tell(say(words.saved, { file: said.file }));
    } catch (error) {
      tell(say(words.not_saved, { why: error.message }));
    }
    byId("save").disabled = false;
  });
  // The address of a review is another one each time, so that what is not saved is lost with it.
  addEventListener("beforeunload", (event) => {
    if (served && pending.length) event.preventDefault();
  });

  byId("who").value = remembered("extractor-who") || "";
  byId("save").hidden = !served;
  show();
  return { note, who };
}
