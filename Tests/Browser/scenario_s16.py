"""S16, a person asks for what is kept on her, in Pashto: the request is dated, the month runs, two people let the copy go, it
leaves as a printed page, as a file for machines and as papers, its first page speaks Pashto, and the journal tells every step.

She asked three days ago.
"""
import json
import pathlib
import tempfile

from demo import Failure
from harness import journey
from letters import told_by
from protection import colleague, confirm
from registration import day
from scenes import SEND, fill, in_order, register

PASHTO = {"copyTitle": "هغه څه چې موږ ستاسو په اړه ساتو", "copyYours": "دا کاپي ستاسو ده.", "copyErase": "تاسو د ړنګولو غوښتنه کولی شئ."}
ALONE = [("Stanikzai", "Zarghuna", "1991", "F", None)]
REVIEWER = "Palwasha Exemple, interprète"


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s16_a_copy_asked_for_in_pashto(person):
    with colleague(person, "administrator", axe=False) as dora:
        read_over(dora)
    file = register(person, ALONE, day(90), decision=day(80), language="pus", centre=(day(200), None))
    person.goto(file)
    fill(person, texte="Cherche un cours de français le soir")
    person.click("text=Enregistrer la note")
    asked(person, file)
    with colleague(person, "headOfSite", axe=False) as head:
        head.goto(file + "/copie")
        head.sees("پښتو")
        head.click("text=Donner son accord")
        confirm(head)
        head.sees("Accord donné pour sept jours")
    taken_out(person, file)
    handed_over(person, file)
    unseen(person, file)


def read_over(dora):
    """Three sentences of the first page in Pashto, read over by somebody whose name is kept."""
    for phrase, text in PASHTO.items():
        dora.goto(f"/admin/traductions/ps/{phrase}")
        dora.type("#texte", text)
        dora.submit("form[action*='/admin/traductions/'] button")
    for phrase in PASHTO:
        dora.page.check(f"#p-{phrase}")
    dora.type("#relecteur", REVIEWER)
    dora.submit("form[action='/admin/traductions/ps'] button")
    dora.sees("3 phrases")


def asked(person, file):
    """Dated three days ago, owed within the month; a day to come is refused and nothing typed is lost."""
    person.goto(file + "/copie")
    if person.find("#langue").input_value() != "ps":
        raise Failure("the language of the first page is not hers")
    fill(person, jour=day(-2))
    with person.expecting(422):
        person.submit(SEND)
    person.sees("Ce jour n’est pas encore venu")
    if person.find("#jour").input_value() != day(-2):
        raise Failure("the day that was typed is lost")
    fill(person, jour=day(3))
    person.submit(SEND)
    person.sees("à remettre avant le")
    person.sees("En attente de l’accord d’une deuxième personne")
    if person.page.locator("text=Lire ou imprimer").count():
        raise Failure("the copy can be read before a second person let it go")
    person.axe(["light", "dark", "forced"])
    person.picture("copy-asked", 1280)
    person.picture("copy-asked", 360)


def taken_out(person, file):
    """The printed page and the file for machines say the same; the first page speaks Pashto, and French where nobody read it over."""
    person.goto(file + "/copie")
    with person.page.expect_download() as download:
        person.click("text=Télécharger (JSON)")
    told = json.loads(pathlib.Path(download.value.path()).read_text())
    person.click("text=Lire ou imprimer")
    for line in (line for section in told["sections"] for line in section["lines"]):
        person.sees(line["value"])
    cover = person.find("main .cover")
    for text in PASHTO.values():
        if cover.locator("[lang=ps][dir=rtl]", has_text=text).count() != 1:
            raise Failure(f"the first page does not say «{text}» from right to left: {cover.inner_text()}")
    for words in ("Cherche un cours de français le soir", "pachto"):
        if words not in json.dumps(told, ensure_ascii=False):
            raise Failure(f"the file for machines does not hold «{words}»")
    person.axe(["light", "dark", "forced"])
    person.picture("copy-pashto", 1280)
    person.picture("copy-pashto", 360)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        person.page.pdf(path=file.name, format="A4", prefer_css_page_size=True)
        words = told_by("pdftotext", file.name, "-")
        if "Stanikzai" not in words or "Préparée par" in words:
            raise Failure("the printed copy does not hold her name, or holds what is the office's")


def handed_over(person, file):
    person.goto(file + "/copie")
    person.click("text=Remise aujourd’hui")
    person.sees("remise le")
    if "à remettre avant" in person.text():
        raise Failure("handed over, the copy is still owed")
    in_order(person, file + "/historique", "Copie du dossier remise à la personne", "Copie du dossier donnée",
             "Copie du dossier demandée")


def unseen(person, file):
    """Who may not read a nationality prepares no copy; another association finds no file."""
    for role in ("relayManager", "referent elsewhere", "administrator"):
        with colleague(person, role, axe=False) as other, other.expecting(404):
            if other.goto(file + "/copie").status != 404:
                raise Failure(f"{role} reaches the copies of the file")
