// What plain pages cannot do, on every page; everything works without it. Today and the board have a module of their own.
import { all, fetchDocument, isFrench, make, one, ticked, typing } from "./dom.js";

const d = document;
const say = isFrench
  ? { title: "Rechercher", label: "Nom, code, commune, centre ou partenaire", none: "Rien ne répond.", failed: "La recherche n’a pas répondu.", close: "Fermer",
      help: "Flèches : choisir · Entrée : ouvrir · Échap : fermer · # code · > actions", kept: "Brouillon gardé.", unkept: "Brouillon non gardé : vérifiez la connexion." }
  : { title: "Search", label: "Name, code, commune, centre or partner", none: "Nothing matches.", failed: "The search did not answer.", close: "Close",
      help: "Arrows: choose · Enter: open · Esc: close · # code · > actions", kept: "Draft kept.", unkept: "Draft not kept: check the connection." };

/* Keys of one letter, switched off by the account (WCAG 2.1.4): they stop before anybody hears them. */
if (d.body.dataset.keys === "off") d.addEventListener("keydown", e => {
  if (e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey && !typing(e.target)) e.stopImmediatePropagation();
}, true);

let asked = 0;

/* The palette: a combobox over the search page's own list of answers. */
const opener = one("[data-palette]");
let palette;
const build = () => {
  const input = make("input", { id: "rl-q", type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "rl-list",
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", maxlength: "100", "aria-describedby": "rl-help" });
  const list = make("div", { id: "rl-list", role: "listbox", "aria-label": say.title });
  const status = make("p", { role: "status", class: "found" });
  const close = make("button", { type: "button", class: "btn b3" }, say.close);
  const dialog = make("dialog", { class: "palette", "aria-label": say.title },
    make("div", { class: "acts" }, make("label", { for: "rl-q", class: "vh" }, say.label), input, close),
    status, list, make("p", { id: "rl-help", class: "hint" }, say.help));
  d.body.append(dialog);
  const token = () => { const t = one('input[name="jeton"]'); return t ? t.value : ""; };
  let options = [], chosen = -1, waiting = 0, from = null;
  const choose = n => {
    if (options[chosen]) options[chosen].removeAttribute("aria-selected");
    chosen = options.length ? (n + options.length) % options.length : -1;
    const option = options[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const show = page => {
    list.replaceChildren();
    options = [];
    all("section.finds", page).forEach((section, g) => {
      const group = make("div", { role: "group", "aria-labelledby": "rl-g" + g },
        make("p", { id: "rl-g" + g, class: "over", role: "presentation" }, one("h2", section).textContent));
      for (const link of all("a", section)) {
        const option = make("a", { id: "rl-o" + options.length, role: "option", href: link.getAttribute("href"), tabindex: "-1" });
        const form = one(`form[action="${link.getAttribute("href")}"]`, page);
        if (form) {
          option.append(one("button", form).textContent);
          option.addEventListener("click", e => {
            e.preventDefault();
            const sent = dialog.appendChild(d.importNode(form, true));
            sent.hidden = true;
            sent.submit();
          });
        } else for (const node of [...link.childNodes]) option.append(d.importNode(node, true));
        options.push(option);
        group.append(option);
      }
      list.append(group);
    });
    const more = one(".more-finds", page);
    status.textContent = options.length ? one(".found", page).textContent + (more ? " · " + more.textContent : "") : say.none;
    chosen = -1;
    choose(0);
  };
  const ask = async () => {
    const turn = ++asked, typed = input.value.trim();
    try {
      const page = typed
        ? await fetchDocument("POST", opener.href, new URLSearchParams({ q: typed, fragment: "1", jeton: token() }).toString())
        : await fetchDocument("GET", opener.href + "?fragment=1");
      if (turn === asked) show(page);
    } catch (request) {
      if (turn === asked) status.textContent = say.failed;
    }
  };
  const go = () => { if (options[chosen]) options[chosen].click(); };
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  input.addEventListener("keydown", async e => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step) { e.preventDefault(); choose(chosen + step); }
    if (e.key === "Enter") {
      e.preventDefault();
      clearTimeout(waiting);
      if (input.value.trim() !== dialog.dataset.shown) { dialog.dataset.shown = input.value.trim(); await ask(); }
      go();
    }
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", e => { if (e.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { asked++; input.value = ""; if (from) from.focus(); });
  return { open() {
    if (dialog.open) return;
    from = d.activeElement === d.body ? opener : d.activeElement;
    dialog.dataset.shown = "";
    dialog.showModal();
    input.focus();
    ask();
  } };
};
const openPalette = e => {
  e.preventDefault();
  (palette = palette || build()).open();
};
if (opener && window.HTMLDialogElement) {
  opener.addEventListener("click", e => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey && e.button === 0) openPalette(e); });
  d.addEventListener("keydown", e => {
    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === "k") return openPalette(e);
    if (e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !typing(e.target) && !one("dialog[open]")) openPalette(e);
  });
}

/* The tab that one is on stands in sight, where they do not all fit. */
const tab = one(".tabs [aria-current]");
if (tab && tab.parentElement.scrollWidth > tab.parentElement.clientWidth) tab.parentElement.scrollLeft = tab.offsetLeft - 24;

/* A list whose rows are ticked: how many, and the whole page at once. */
for (const form of all("form[data-batch]")) {
  const told = one("[data-ticked]", form), boxes = all(`input[name="${form.dataset.batch}"]`, form), whole = one("[data-tick-all]", form);
  const count = () => {
    const n = boxes.filter(b => b.checked).length;
    told.textContent = n ? ticked(n) : "";
    form.classList.toggle("has-ticked", n > 0);
  };
  if (whole) whole.addEventListener("click", e => {
    e.preventDefault();
    const on = boxes.some(b => !b.checked);
    for (const box of boxes) box.checked = on;
    count();
  });
  form.addEventListener("change", count);
  window.addEventListener("pageshow", count);
  count();
}

/* Drafts: what is typed is kept for its author while it is typed, and gone once the form is sent. */
for (const form of all("form[data-draft]")) {
  const told = one("[data-kept]", form);
  let waiting = 0, isNew = false, request;
  const body = () => {
    // What is typed is kept; files are not.
    const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    fields.set("formulaire", form.dataset.draft);
    return fields;
  };
  const keep = () => {
    isNew = false;
    request = new XMLHttpRequest();
    request.open("POST", form.dataset.keep);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onload = () => { told.textContent = request.status === 204 ? say.kept : say.unkept; };
    request.onerror = () => { told.textContent = say.unkept; };
    request.send(body().toString());
  };
  form.addEventListener("input", () => { isNew = true; clearTimeout(waiting); waiting = setTimeout(keep, 1000); });
  form.addEventListener("submit", () => { isNew = false; clearTimeout(waiting); if (request) request.abort(); });
  d.addEventListener("visibilitychange", () => {
    if (!isNew || d.visibilityState !== "hidden") return;
    isNew = false;
    clearTimeout(waiting);
    navigator.sendBeacon(form.dataset.keep, body());
  });
}

/* Files that are too heavy are told before they are sent. */
for (const field of all("input[type=file][data-most]")) {
  const told = make("span", { class: "err", role: "alert", id: field.id + "-lourd" });
  field.before(told);
  field.form.addEventListener("submit", event => {
    const files = all("input[type=file]", field.form).flatMap(one => [...one.files]);
    const heavy = files.find(file => file.size > field.dataset.most);
    const sum = files.reduce((sum, file) => sum + file.size, 0);
    told.textContent = heavy ? field.dataset.heavy.replace("{fichier}", heavy.name)
      : sum > field.dataset.all ? field.dataset.heavyAll : "";
    field.parentElement.classList.toggle("bad", !!told.textContent);
    if (!told.textContent) return;
    event.preventDefault();
    field.setAttribute("aria-describedby", told.id);
    field.focus();
  });
}
/* Signing out where visits wait to be sent: their page asks what becomes of them. */
for (const form of all('form[action="/deconnexion"]')) form.addEventListener("submit", e => {
  let waits = null;
  try { waits = localStorage.getItem("reloref-hors-connexion"); } catch { /* no storage: nothing waits in it */ }
  if (!waits) return form.append(make("input", { type: "hidden", name: "vider", value: "oui" }));
  e.preventDefault();
  sessionStorage.setItem("reloref-depart", "1");
  location.assign("/hors-connexion#depart");
});

/* Printing. */
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
