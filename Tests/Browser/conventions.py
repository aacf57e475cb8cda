"""Conventions with landlords: one written down as experience sheet n° 5 tells it, and the pack of its committee on paper."""
import pathlib
import re
import tempfile

from demo import Failure
from followups import SEND, held_in_register
from harness import journey
from imports import aside
from letters import told_by
from registration import choose

OFFICE = "SELECT id, site_id FROM partner WHERE dwellings_owned = 15000"
SHEET = """SELECT convention.id FROM convention JOIN partner ON partner.id = convention.partner_id
    WHERE partner.dwellings_owned = 15000 ORDER BY convention.at"""


def rows_of(person, section):
    return person.page.locator(f"#{section} tbody tr").count()


@journey(role="partnershipOfficer", fresh=True, languages=("fr-FR", "en-GB"), I=30, F=22, P=10)
def journey_j15_a_convention_as_in_the_sheet(person):
    """Signed in 2006 for five a year; seven are asked for and refused; the committee's minutes are written."""
    (office, site), = held_in_register(person, OFFICE)
    person.goto(f"/conventions/nouvelle?partenaire={office}")
    choose(person, "#site", site)
    person.type("#titre", "Convention OPH 77")
    person.type("#jour", "17/11/2006")
    person.type("#nombre", "5")
    choose(person, "#unite", "proposal")
    person.submit(SEND)
    page = person.page.url
    with aside(person):
        person.axe(["dark", "forced"])
    person.click("#avenants a.btn")
    person.type("#nombre", "7")
    choose(person, "#unite", "proposal")
    person.type("#jour", "01/2008")
    choose(person, "#par", "committee")
    person.submit(SEND)
    person.click("#avenants a[href*='/decision?']")
    choose(person, "#decision", "refused")
    person.type("#jour", "01/2008")
    choose(person, "#par", "partnerBoard")
    choose(person, "#motif", "unavailability")
    person.submit(SEND)
    target = person.page.locator("#avenants table").first.inner_text()
    if re.search(r"\b7\s", target) or not re.search(r"\b5\s", target):
        raise Failure(f"the target is not five any more: {target}")
    person.click("#comites a.btn")
    person.type("#tenu", "23/01/2008")
    person.type("#minutes", "7 par an proposés au conseil d'administration.")
    person.submit(SEND)
    with aside(person):
        person.sees("7 par an proposés au conseil d'administration.")
        person.axe(["dark", "forced"])
        person.goto(page)
        reason = {"fr": "indisponibilité de logements", "en": "no dwellings available"}[person.language]
        person.sees(reason)
        (convention,), = held_in_register(person, "SELECT id FROM convention WHERE title = 'Convention OPH 77'")
        counted = held_in_register(
            person, f"SELECT quantity, valid_to FROM convention_target WHERE convention_id = '{convention}'")
        if counted != [(5, None)]:
            raise Failure(f"the target is {counted}")


@journey(role="partnershipOfficer", fresh=True)
def journey_j15_the_seed_case_is_read_and_printed(person):
    """The convention of the sheet shows 3 of 14.77, 20 %, unknown proposals and the refused amendment; each number is its
    rows; the committee's pack is two pages of A4."""
    (convention,), = held_in_register(person, SHEET)
    person.goto(f"/conventions/{convention}")
    results = re.sub(r"\s", " ", person.text("#resultats"))
    for words in ("3 ménages logés pour 14,77", "20 %", "inconnu (au moins 3)", "1 079 jours", "365,25"):
        if words not in results:
            raise Failure(f"the page does not say {words}: {results[:900]}")
    person.sees("de 5 à 7 propositions par an")
    person.sees("indisponibilité de logements")
    if rows_of(person, "baux") != 3 or rows_of(person, "attributions") or rows_of(person, "propositions"):
        raise Failure("the rows are not those that the counters say")
    person.picture("convention", 1280)
    person.picture("convention", 360)
    person.axe(["dark", "forced"])
    person.goto("/conventions")
    person.picture("conventions", 1280)
    person.picture("conventions", 360)
    person.goto(f"/conventions/{convention}")
    person.click("#comites tbody tr:first-child a")
    person.picture("committee", 360)
    person.axe()
    person.click(".head .acts a.btn:first-child")
    person.picture("committee-pack", 1280)
    person.axe()
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        printed = pathlib.Path(folder) / "pack.pdf"
        printed.write_bytes(person.page.pdf(prefer_css_page_size=True, print_background=True))
        if not re.search(r"^Pages:\s+[12]$", told_by("pdfinfo", printed), re.M):
            raise Failure(told_by("pdfinfo", printed))
        with person.page.expect_download() as download:
            person.page.click("main .tools a.btn")
        kept = pathlib.Path(folder) / "kept.pdf"
        download.value.save_as(kept)
        told = told_by("pdfinfo", kept)
        if not re.search(r"^Pages:\s+[12]$", told, re.M) or not re.search(r"^Page size:.*A4", told, re.M):
            raise Failure(told)
        text = re.sub(r"\s+", " ", told_by("pdftotext", "-layout", kept, "-"))
        for words in ("pour 14,77", "20 %", "conseil d’administration"):
            if words not in text:
                raise Failure(f"the pack does not say {words}: {text[:1500]}")
