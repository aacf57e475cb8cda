// The board of offers: a card moves in place by its form, by keys or by the mouse, and a region that stays tells of it.
import { all, fetchDocument, isFrench, make, one } from "./dom.js";

const d = document;
const say = isFrench
  ? { noBack: "Cette carte ne recule pas\u00a0: seul son dernier déplacement s’annule, dans les dix minutes.", notThere: "Cette carte ne va pas dans cette colonne.", unmoved: "Le déplacement n’a pas abouti\u00a0: vérifiez la connexion." }
  : { noBack: "This card does not go back: only its last move is taken back, within ten minutes.", notThere: "This card does not go into that column.", unmoved: "The move did not come through: check the connection." };

const board = one("[data-board]");
if (board) {
  const told = make("div", { role: "status", class: "moved" });
  board.before(told);
  const tell = text => told.replaceChildren(make("p", { class: "banner bad" }, text));
  const move = (form, card) => fetchDocument("POST", form.action, new URLSearchParams(new FormData(form)).toString()).then(page => {
    const next = one("[data-board]", page), banner = one(".banner[role=status]", page);
    if (!next) return location.assign(page.URL);
    all(".banner[role=status]").filter(b => !told.contains(b)).forEach(b => b.remove());
    board.replaceChildren(...next.children);
    if (banner) banner.removeAttribute("role");
    told.replaceChildren(...(banner ? [banner] : []));
    const moved = d.getElementById(card);
    if (moved) one("select, a", moved).focus();
  }).catch(() => tell(say.unmoved));
  const submitted = e => {
    const choice = one("option:checked", e.target), of = e.target.action.match(/\/propositions\/([^/]+)\/deplacement/);
    if (!of || choice && choice.hasAttribute("data-form")) return;
    e.preventDefault();
    move(e.target, "carte-" + decodeURIComponent(of[1]));
  };
  board.addEventListener("submit", submitted);
  told.addEventListener("submit", submitted);
  board.addEventListener("keydown", e => {
    const card = e.target.closest(".card"), graph = e.getModifierState("AltGraph");
    if (!card || d.body.dataset.keys === "off" || e.metaKey || (e.ctrlKey || e.altKey) && !graph) return;
    const form = one("form.moving", card);
    if (e.key === "]" && form) {
      one("select", form).selectedIndex = 0;
      form.requestSubmit();
    } else if (e.key === "[") {
      const back = all("form", told).find(f => f.action.includes("/" + encodeURIComponent(card.dataset.offer) + "/"));
      if (back) back.requestSubmit(); else tell(say.noBack);
    } else return;
    e.preventDefault();
  });
  board.addEventListener("pointerdown", e => { const card = e.target.closest(".card"); if (card && one("form.moving", card)) card.draggable = true; });
  board.addEventListener("dragstart", e => { const card = e.target.closest(".card"); if (card) e.dataTransfer.setData("text/plain", card.id); });
  board.addEventListener("dragover", e => { if (e.target.closest("[data-column]")) e.preventDefault(); });
  board.addEventListener("drop", e => {
    const column = e.target.closest("[data-column]"), card = d.getElementById(e.dataTransfer.getData("text/plain"));
    if (!column || !card || !board.contains(card)) return;
    e.preventDefault();
    const form = one("form.moving", card), choice = form && all("option", form).find(o => o.value === column.dataset.column);
    if (!choice) return tell(say.notThere);
    choice.selected = true;
    form.requestSubmit();
  });
}
