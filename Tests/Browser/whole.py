"""The register and its figures in one walk: signing in, the leaflet's figures and the households behind one of them, a
correction, a family, its dwelling, what another association does not see, and data out and back in."""
import csv
import datetime
import io
import pathlib
import re
import tempfile

from demo import Failure
from figures import rows_of_every_page
from harness import journey
from imports import aside, rows_of, send, send_and_wait, take
from person import Person
from registration import choose, day, submit_confirming

LEAFLET = {
    "ménages aidés": "1016", "logements mobilisés": "971", "de logements pérennes": "84", "dans le parc privé": "32",
    "logements-relais": "159", "départements": "19", "places": "605", "des places de CPH": "56",
    "des sorties de relais en bail direct": "87", "en emploi à la sortie": "55"}
# Family name, given name, birth as it is known, sex.
FAMILY = [("Barakzoy", "Mirwais", "09/02/1985", "M"), ("Barakzoy", "Shukria", "1989", "F"), ("Gulmakay", "", "05/2016", "F"),
          ("Barakzoy", "Idris", "17/10/2021", "M")]
MOTIVE = "La résidence sociale a été confondue avec un bail direct"


@journey(role="headOfSite", fresh=True, signed_in=False)
def journey_the_register_and_its_figures_in_one_walk(person):
    person.page.set_default_timeout(60_000)  # all figures of six years are counted, twice
    person.sign_in()
    read_the_figures(person)
    correct_an_exit(person)
    address = register(person)
    admit(person, address)
    stay_unseen(person, address)
    carry_out_and_back(person, address)


def read_the_figures(person):
    """The leaflet's ten on the first page; 87 % leads to its 549 households."""
    person.click("nav.rail a:has-text('Indicateurs')")
    cards = person.page.locator(".figs .figlink")
    shown = {card.locator("b").inner_text(): re.sub(r"\D", "", card.locator(".v").inner_text())
             for card in cards.all()}
    if shown != LEAFLET:
        raise Failure(f"the first page shows {shown}")
    person.sees("3 378 personnes", ".figs >> nth=0")
    person.picture("whole-figures", 1280)
    person.click(cards.filter(has_text="des sorties de relais"))
    person.click(person.page.locator(".kpi .fig").nth(1).locator("a"))
    person.sees("549 sur 631, 87 %", ".head")
    if (listed := rows_of_every_page(person)) != 549:
        raise Failure(f"the list has {listed} rows for a numerator of 549")


def correct_an_exit(person):
    """A report is frozen; then one exit was to another destination, and the page says what that moves."""
    person.click("nav.rail a:has-text('Indicateurs')")
    person.click("main .head a:has-text('Figer un rapport')")
    person.type("#titre", "Les six années")
    person.click("#figer button")
    person.click("nav.rail a:has-text('Indicateurs')")
    person.click(person.page.locator(".figlink").filter(has_text="des sorties de relais"))
    with aside(person):
        here = person.find("#selon-departement a[href*='departement=77'], figure a[href*='departement=77']").first
        list_of_77 = here.get_attribute("href")
    person.interactions += 1
    person.goto(list_of_77)
    person.click(person.find("nav.tabs a").nth(1))
    person.click(person.find("tbody th a[href^='/menages/']").first)
    person.click("nav.filetabs a:has-text('Logement')")
    person.click("nav.subtabs a:has-text('Parcours')")
    relay = person.find("section.panel").filter(has=person.page.locator("h2", has_text=re.compile("relais", re.I)))
    person.click(relay.last.locator("a:has-text('Corriger')"))
    person.click(person.find("a[href*='exit_type']").first)
    choose(person, "#valeur", "socialResidence")
    person.type("#motif", MOTIVE)
    person.submit("main form .acts button >> nth=0")
    person.sees("Avant d’enregistrer", "h1")
    person.sees("publiés changent")
    person.sees("549 sur 631")
    person.sees("548 sur 631")
    person.click("text=Enregistrer la correction")
    person.sees(MOTIVE)


def register(person):
    """Four people, of whom one has a single name and two a birth day that nobody knows."""
    person.click("nav.rail a:has-text('Ménages')")
    person.click("main .head a:has-text('Nouveau ménage')")
    for row, (family, given, birth, sex) in enumerate(FAMILY, 1):
        person.type(f"#nom{row}", family)
        if given:
            person.type(f"#prenom{row}", given)
        person.type(f"#naissance{row}", birth)
        choose(person, f"#sexe{row}", sex)
    person.submit("main form .acts button >> nth=0")
    choose(person, "#nature1", "refugee")
    person.type("#decision1", day(400))
    person.submit("main form .acts button >> nth=0")
    choose(person, "#langue1", "prs")
    person.submit("main form .acts button >> nth=0")
    choose(person, "#centre", person.find("#centre option").nth(1).get_attribute("value"))
    person.type("#entree", day(300))
    for _ in range(3):
        person.submit("main form .acts button >> nth=0")
    for words in ("nom unique", "1989", "mai 2016"):
        person.sees(words)
    person.submit("main form .acts button >> nth=0")
    if not re.search(r"/menages/[A-Z]{7}$", person.page.url):
        raise Failure(f"no file was created: {person.page.url}")
    return re.sub(r"^.*(?=/menages/)", "", person.page.url)


def admit(person, address):
    """Into a relay dwelling that stands empty; the keys are handed over on the same day."""
    person.click("text=Admettre en relais")
    vacant = person.find(".offer").filter(has_text="vacant")
    roomy = vacant.filter(has_text=re.compile(r"[4-9] places pour 4"))
    person.check((roomy if roomy.count() else vacant).first.locator("input"))
    submit_confirming(person)
    person.sees("Admission enregistrée")
    person.click("main .idbar a:has-text('Confirmer l’entrée')")
    submit_confirming(person)
    person.sees("Entrée enregistrée")
    person.picture("whole-file", 1280)


def stay_unseen(person, address):
    """A colleague of another association: not found, not listed, not counted."""
    other = Person(person.browser, person.demo, "headOfSite elsewhere")
    with other.expecting(404):
        for path in (address, address + "/parcours", address + "/correction", address + "/admission"):
            if (status := other.goto(path).status) != 404:
                raise Failure(f"{path} answered {status} to another association")
    other.goto("/recherche")
    other.type("#q", "Barakzoy Mirwais")
    other.press("Enter", "#q")
    other.sees("0 résultat", "[role=status]")
    other.goto("/menages?etape=relais")
    if "Barakzoy" in other.text("main"):
        raise Failure("the family is listed to another association")
    with aside(other):
        if any(address.endswith(row["code"]) for row in rows_of(take(other, "contrôle"), "households")):
            raise Failure("the family is in another association's export")
    person.complaints += other.complaints
    other.leave()


def carry_out_and_back(person, address):
    """The list as CSV, then the whole package; one line changed in a spreadsheet changes that line, and no other."""
    code = address.rsplit("/", 1)[1]
    person.click("nav.rail a:has-text('Ménages')")
    with person.page.expect_download() as download:
        person.page.locator("main form[action*='format=csv'] button").click()
    person.interactions += 1
    listed = pathlib.Path(download.value.path()).read_text(encoding="utf-8-sig")
    if not any(line.startswith(code) and "Barakzoy" in line for line in listed.splitlines()):
        raise Failure("the family is not in the exported list")
    package = take(person, "correction dans un tableur")
    with tempfile.TemporaryDirectory(prefix="reloref-whole-") as temporary:
        path = pathlib.Path(temporary) / "households.csv"
        path.write_bytes(saved_by_a_spreadsheet(package["households.csv"], code, "postal", "domiciliation"))
        send(person, path, "0 nouveaux, 1 modifiés")
        send_and_wait(person, "#lancement", "Annuler cet import")
    with aside(person):
        again = take(person, "vérification")
    changed = [name for name in package if again[name] != package[name]]
    lines = [pair for pair in zip(rows_of(package, "households"), rows_of(again, "households")) if pair[0] != pair[1]]
    if changed != ["households.csv"] or len(lines) != 1 or lines[0][1] != lines[0][0] | {"postal": "domiciliation"}:
        raise Failure(f"not one cell changed, but {lines} in {changed}")
    person.goto(address)
    person.sees("domiciliation")


def saved_by_a_spreadsheet(text, code, column, value):
    """The table with one cell changed, as a French spreadsheet writes it: semicolons, its own dates and truths, CRLF."""
    rows = list(csv.reader(io.StringIO(text)))
    titles = rows[0]
    line = next(row for row in rows if row[titles.index("code")] == code)
    if line[titles.index(column)] == value:
        raise Failure(f"the line has {value} already: nothing would be edited")
    line[titles.index(column)] = value
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([[retyped(cell) for cell in row] for row in rows])
    return out.getvalue().encode("cp1252")


def retyped(cell):
    """What a French spreadsheet makes of a cell: 2009-11-17 becomes 17/11/2009, true becomes VRAI."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return datetime.date.fromisoformat(cell).strftime("%d/%m/%Y")
    return {"true": "VRAI", "false": "FAUX"}.get(cell, cell)
