// Today: how many rows are ticked, and keys while a row has the focus (WCAG 2.1.4).
import { all, isFrench, make, one, ticked, typing } from "./dom.js";

const d = document;
const say = isFrench
  ? { close: "Fermer", keys: [["j, k", "ligne suivante, précédente"], ["Entrée", "ouvrir"], ["x", "cocher"], ["f", "fait"], ["r", "reporter"], ["c", "confier"], ["Ctrl K ou /", "rechercher"]], keysTitle: "Raccourcis sur une ligne" }
  : { close: "Close", keys: [["j, k", "next, previous row"], ["Enter", "open"], ["x", "tick"], ["f", "done"], ["r", "postpone"], ["c", "hand over"], ["Ctrl K or /", "search"]], keysTitle: "Keys on a row" };

const queue = one("[data-queue]");
if (queue) {
  const told = one("[data-ticked]", queue), every = one("[data-every]", queue);
  if (every) every.addEventListener("change", () => all('input[name="objet"]', queue).forEach(box => { box.checked = every.checked; }));
  const count = () => {
    const n = all('.row input[name="objet"]:checked', queue).length;
    told.textContent = n ? ticked(n) : "";
    queue.classList.toggle("has-ticked", n > 0);
  };
  queue.addEventListener("change", count);
  window.addEventListener("pageshow", count);
  count();
  const help = () => {
    const list = make("dl", { class: "facts" });
    for (const [key, what] of say.keys) list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, what));
    const close = make("button", { type: "button", class: "btn" }, say.close);
    const dialog = make("dialog", { class: "palette", "aria-label": say.keysTitle }, make("h2", {}, say.keysTitle), list, close);
    const from = d.activeElement;
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); from.focus(); });
    d.body.append(dialog);
    dialog.showModal();
  };
  queue.addEventListener("keydown", e => {
    const row = e.target.closest(".row");
    if (!row || e.ctrlKey || e.metaKey || e.altKey || typing(e.target) || one("dialog[open]")) return;
    const rows = all(".row", queue).filter(r => r.offsetParent), place = rows.indexOf(row);
    const move = n => { const next = rows[place + n]; if (next) one('input[name="objet"]', next).focus(); };
    const press = name => { const button = one(`button[name="${name}"]`, row); if (button) button.click(); };
    const acts = { j: () => move(1), k: () => move(-1), f: () => press("fait"), r: () => press("reporter"), c: () => press("confier"),
      x: () => { const box = one('input[name="objet"]', row); box.checked = !box.checked; count(); }, "?": help,
      ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => e.target.type === "checkbox" ? one(".what a", row).click() : null };
    const act = acts[e.key];
    if (!act || e.key === "Enter" && e.target.type !== "checkbox") return;
    e.preventDefault();
    act();
  });
}
