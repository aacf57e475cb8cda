"""What a screen reader is told: six screens against reviewed snapshots, and counts that are announced: J20.

`run.py --accept j20` writes the snapshots anew; read the difference before keeping it. Which lines Today has changes from
day to day: each kind of line stands once, at the end of its snapshot, and a kind that was reviewed need not be there.
"""
import difflib
import os
import pathlib
import re

from demo import Failure
from examination import Reading
from harness import journey
from today import due_visit

GOLDEN = pathlib.Path(__file__).resolve().parent / "golden"
MONTHS = r"janv\.|févr\.|mars|avril|mai|juin|juil\.|août|sept\.|oct\.|nov\.|déc\."
LONG_MONTHS = r"janvier|février|avril|juillet|septembre|octobre|novembre|décembre"
ROWS = "# Kinds of lines, each once"
SCREENS = {
    "S2-aujourdhui": "/aujourdhui", "S12-propositions": "/propositions?vue=tableau", "S10-carte": "/parc/carte", "S18-indicateurs": "/indicateurs?de=2004&a=2009",
}


def plain(snapshot):
    """The snapshot without what changes from one day or one household to the next; equal neighbours said once. The
    months of a follow-up, M0 to M6, stay."""
    text = snapshot.replace("\u202f", " ").replace("\u00a0", " ")
    text = re.sub(r"/url: .*", "/url: …", text)
    text = re.sub(r"\b[BCDFGHJKLMNPQRSTVWXZ]{7}\b", "CODE", text)
    text = re.sub(rf"\b(?:lun|mar|mer|jeu|ven|sam|dim)\. ", "", text)
    text = re.sub(r"(?<!level=)(?<!\bM)(?:\b1er\b|\d+(?:[ ,.]\d+)*)", "0", text)
    text = re.sub(rf"0 (?:{MONTHS}|{LONG_MONTHS}) 0", "JOUR", text)
    text = re.sub(rf"(?:{MONTHS}|{LONG_MONTHS}) 0", "MOIS", text)
    text = re.sub(r"ménage [^():\"]+ \(0\)", "ménage NOM (0)", text)
    text = re.sub(r"(Visite de suivi le JOUR), .*", r"\1, BIENTÔT", text)
    # Which month of a follow-up is due, late or missed depends on the length of the months before.
    text = re.sub(r"(M\d+) (?:visite|entretien|appel)[^\n]*?le JOUR(?: en retard| pas fait)?$", r"\1 CONTACT", text, flags=re.M)
    # A column of the board is empty on some days, and has more than it shows on others.
    text = re.sub(r"\n +- paragraph: Aucune carte\.", "", text)
    text = re.sub(r"\n( +)- paragraph:\n +- link \"Voir les 0 dans la liste\":\n +- /url: …", "", text)
    around, rows = rows_apart(text.splitlines())
    return "\n".join(collapsed(around) + ([ROWS] + sorted(rows) if rows else [])) + "\n"


def rows_apart(lines):
    """The page without the lines of work, and each kind of those once: without its names, its place and its day."""
    around, rows, depth, row = [], set(), None, []
    for line in [*lines, ""]:
        indent = len(line) - len(line.lstrip())
        if depth is not None and indent <= depth:
            if len(row) > 1 and 'checkbox "Cocher : ' in row[1]:
                rows.add(kind_of_row(row, depth))
            elif row[0].strip().startswith("- article "):
                rows.add(kind_of_card(row, depth))
            else:
                around += row
            depth, row = None, []
        if depth is None and (line.strip() == "- listitem:" or line.strip().startswith("- article ")):
            depth = indent
        (around if depth is None else row).append(line)
    return [line for line in around if line], rows


def kind_of_card(card, depth):
    """A card of the board: what there is to read and to press, in which order, and never whose dwelling it is."""
    text = "\n".join(line[depth:] for line in card)
    text = re.sub(r'(- (?:article|heading|link)) "[^"]*"', r'\1 "LOGEMENT"', text)
    text = re.sub(r'(- (?:combobox|button)) "Déplacer .*?( vers)?"', r'\1 "Déplacer LOGEMENT\2"', text)
    text = re.sub(r"(- paragraph:).*", r"\1 …", text)
    options = re.compile(r"( +- option [^\n]*\n)+")
    return options.sub(lambda found: found.group(1), text + "\n").rstrip("\n")


def kind_of_row(row, depth):
    text = "\n".join(line[depth:] for line in row)
    text = re.sub(r"- text: .+", "- text: ÉCHÉANCE", text)
    text = re.sub(r"- paragraph: CODE.*", "- paragraph: LIEU", text)
    text = re.sub(r"[^:\" ][^:\"]* : (titre (?:qui expire|expiré) le JOUR) \([^\"]*\)", r"PERSONNE : \1 (TITRE)", text)
    # What an appointment is about, and at which hour, is another one every day.
    text = re.sub(r"\b0 h 0\b", "0 h", text)
    text = re.sub(r"(Rendez-vous à 0 h|Interprète à réserver|Autre moment demandé), [^:\"]+?( le JOUR)?(?:, 0 h)? :", r"\1, SUJET\2 :", text)
    text = re.sub(r"(Qui est venu le JOUR \?) [^:\"]+ :", r"\1 SUJET :", text)
    text = re.sub(r"\b(Venu|Excusé|Absent) : [^\"]+, 0 h, JOUR", r"\1 : SUJET", text)
    text = re.sub(r"(Candidatures à envoyer avant le JOUR|Proposition sans réponse depuis le JOUR)(\s:) [^\"]+", r"\1\2 LOGEMENT", text)
    return re.sub(r"Logement vide : [^\"]+", "Logement vide : LOGEMENT", text)


def collapsed(lines):
    """Children that say the same as one before them are said once, whatever lies between."""
    blocks, block = [], []
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    for line in lines:
        if len(line) - len(line.lstrip()) == depth and block:
            blocks.append(block)
            block = []
        block.append(line)
    if block:
        blocks.append(block)
    kept, seen = [], set()
    for block in blocks:
        whole = [block[0]] + (collapsed(block[1:]) if len(block) > 1 else [])
        if tuple(whole) not in seen:
            seen.add(tuple(whole))
            kept += whole
    return kept


def compare(name, snapshot):
    """The difference from the reviewed snapshot, as lines; with --accept it is written instead."""
    path = GOLDEN / f"{name}.yaml"
    golden = path.read_text(encoding="utf-8") if path.exists() else ""
    around, _, _ = snapshot.partition(ROWS + "\n")
    reviewed, accepts = kinds_in(golden), os.environ.get("RELOREF_ACCEPT")
    built = {build(kind) for kind in reviewed}
    # Which lines of work there are, and of which words, is another matter every day: a new one is built like a reviewed one.
    kinds = sorted(reviewed | {kind for kind in kinds_in(snapshot) if accepts or build(kind) not in built})
    snapshot = "\n".join([around.rstrip("\n"), *([ROWS] if kinds else []), *kinds]) + "\n"
    if accepts:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(snapshot, encoding="utf-8")
        return []
    if not golden:
        return [f"{path.name} is missing: run.py --accept j20"]
    lines = difflib.unified_diff(golden.splitlines(), snapshot.splitlines(), "reviewed", "now", lineterm="", n=1)
    return [f"{name}: " + line for line in lines]


def kinds_in(snapshot):
    """The kinds of lines at its end."""
    _, _, rows = snapshot.partition(ROWS + "\n")
    return {row.rstrip("\n") for row in re.findall(r"- (?:listitem:|article .*)\n(?: .*\n)+", rows)}


def build(kind):
    """A line of work without its words: what there is to read, to tick and to press, in which order. Acts keep their names."""
    text = kind.replace("- '", "- ")
    text = re.sub(r"(- button) .*: (\S+)$", r"\1 \2", text, flags=re.M)
    return re.sub(r"(- (?:checkbox|link|text|paragraph|article|heading|option)\b).*", r"\1", text)


def problems_of_structure(page, landmarks=("banner", "main", "contentinfo", "navigation")):
    """Landmarks, one heading, and a name on everything that can be used."""
    problems = Reading(page.content()).problems()
    for landmark in landmarks:
        if not page.get_by_role(landmark).count():
            problems.append(f"no landmark «{landmark}»")
    for role in ("link", "button", "textbox", "combobox", "checkbox", "radio"):
        for line in page.locator("body").aria_snapshot().splitlines():
            if re.match(rf"\s*- {role}(:| \[|$)", line):
                problems.append(f"a {role} without a name")
    return [f"{problem} on {page.url}" for problem in dict.fromkeys(problems)]


def file_of_several_tabs(person):
    """The first file of the list, by its code: the same whatever the day."""
    person.goto("/menages")
    return person.page.locator("main tbody th a[href^='/menages/']").first.get_attribute("href")


@journey(role="referent", axe=False, fresh=True, size="s")
def journey_j20_what_a_screen_reader_is_told(person):
    problems = []
    person.goto("/aujourdhui")
    files = {"S14-suivi": f"{due_visit(person)[0]}/suivi", "S6-menage": file_of_several_tabs(person)}
    for name, path in (SCREENS | files).items():
        person.goto(path)
        person.axe(("light", "dark", "forced"))
        problems += problems_of_structure(person.page)
        problems += compare(name, plain(person.page.locator("body").aria_snapshot()))
    if problems:
        raise Failure("\n".join(problems[:60]))


@journey(role="referent", axe=False)
def journey_j20_counts_are_announced(person):
    """After a filter, how many there are is a status or the caption of the table, which a reader says first."""
    for path in ("/menages?etape=relais", "/logements?offre=oui", "/logements?q=nulle-part"):
        person.goto(path)
        told = person.page.locator("[role=status], main caption").all_inner_texts()
        if not any(re.search(r"\d|Auc", text) for text in told):
            raise Failure(f"{path} does not announce how many there are: {told}")
    person.goto("/aujourdhui")
    box = person.page.locator(".row input[name=objet]").first
    person.check(box)
    told = person.page.locator("output[data-ticked]").inner_text()
    if "1" not in told:
        raise Failure(f"a ticked row is not announced: «{told}»")
