"""Letters to many landlords at once: the view of those who have not answered, all ticked, one letter each (J14)."""
import datetime
import pathlib
import re
import tempfile

from demo import Failure
from harness import journey
from imports import aside, rows_of, send, send_and_wait, take
from letters import is_tagged, taken, told_by

SILENT = "/partenaires?reponse=attendue"
VIEW = "Bailleurs sans réponse"
LANDLORDS = [f"Office des Tilleuls {number:02}" for number in range(1, 26)]
WITHOUT_ADDRESS = LANDLORDS[16]


def ago(days):
    return (datetime.date.today() - datetime.timedelta(days=days)).isoformat()


def landlords_of(site, folder):
    """Twenty-five landlords with an offer each, whose candidates were sent a month ago; one has no street."""
    partners = ["external_id,name,kind,landlord_kind,departement,commune,site_id,street,postal_code"]
    offers = ["external_id,partner_id,site_id,departement,commune,dwelling_type,received_on,candidates_asked,answer_by,"
              "state,sent_on"]
    for number, name in enumerate(LANDLORDS, 1):
        street = "" if name == WITHOUT_ADDRESS else f"{number} allée des Tilleuls"
        partners.append(f"J14-{number},{name},hlmBody,oph,77,77288,{site},{street},77000")
        offers.append(f"J14-O{number},J14-{number},{site},77,77288,T3,{ago(45)},3,{ago(12)},candidatesSent,{ago(30)}")
    paths = []
    for table, lines in (("partners", partners), ("housing_offers", offers)):
        path = pathlib.Path(folder) / f"{table}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def imported(person):
    """What the journey needs comes in as a landlord's list does, and the view is kept under its name."""
    sites = [row["site_id"] for row in rows_of(take(person, "relance des bailleurs"), "households")]
    with tempfile.TemporaryDirectory(prefix="reloref-mailing-") as folder:
        for path in landlords_of(max(set(sites), key=sites.count), folder):
            send(person, path, "Importer")
            send_and_wait(person, "#lancement", "Annuler cet import")
    person.goto(SILENT)
    person.click("details:has(#vue) summary")
    person.type("#vue", VIEW)
    person.submit("form[action$='/vues'] button")
    person.sees("Vue gardée")
    person.goto("/partenaires")


@journey(role="headOfSite", fresh=True, I=7)
def journey_j14_a_letter_to_every_silent_landlord(person):
    """All twenty-five of a saved view ticked, written to at once; the one without an address is listed, and written to
    once it is there: 25 pages, 25 lines in the journal."""
    with aside(person):
        imported(person)
    person.start_counting()
    person.click(f".picks a:has-text('{VIEW}')")
    person.sees("25 partenaires")
    person.click("[data-tick-all]")
    person.click("#lot button")
    with aside(person):
        person.sees("24 courriers à faire.")
        person.sees("1 adresse manque")
        person.sees(WITHOUT_ADDRESS, ".lacking")
        for width in (1280, 360):
            person.picture("mailing-new", width)
        person.axe(["dark", "forced"])
    person.click("form[action='/partenaires/courriers'] button")
    person.sees("24 courriers faits. 1 attend une adresse.")
    with aside(person):
        person.sees(WITHOUT_ADDRESS, ".lacking")
        for width in (1280, 360):
            person.picture("mailing-waiting", width)
    person.click(".lacking a[href*='retour=']")
    person.type("#rue", "17 allée des Tilleuls")
    person.submit("main form.record .acts button")
    person.click("form[action$='/suite'] button")
    person.sees("1 courrier fait.")
    seconds = person.seconds
    with aside(person):
        proven(person)
    person.began += person.seconds - seconds


def proven(person):
    """25 pages, 25 lines, nobody's household; and the same form once more makes nothing."""
    if (count := person.page.locator("article.letter").count()) != 25:
        raise Failure(f"{count} letters were made")
    mailing = person.page.url
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "letters.pdf"
        with person.page.expect_download() as download:
            person.click("main a.btn[href$='/pdf']")
        download.value.save_as(path)
        is_tagged(path)
        if not re.search(r"^Pages:\s+25$", told_by("pdfinfo", path), re.M):
            raise Failure(f"the letters are not 25 pages: {told_by('pdfinfo', path)}")
        pages = told_by("pdftotext", "-layout", path, "-").split("\f")
        for name, page in zip(LANDLORDS, pages):
            if name not in page or "allée des Tilleuls" not in page or "T3 à Melun" not in page:
                raise Failure(f"the page of {name} says {page[:400]}")
        if told := re.search(r"\b[A-Z]{7}\b", "".join(pages)):
            raise Failure(f"a letter tells of the household {told.group(0)}")
    person.goto("/admin/journal")
    lines = person.page.locator("ol.tl > li:has-text('courrier fait')").count()
    if lines != 25:
        raise Failure(f"the journal has {lines} lines")
    person.picture("mailing-journal", 1280)
    for address, name in ((SILENT + "&coche=page", "silent-partners"), (mailing, "mailing")):
        person.goto(address)
        person.axe(["dark", "forced"])
        for width in (1280, 360):
            person.picture(name, width)
    person.goto(SILENT)
    person.click(f"main table a:has-text('{WITHOUT_ADDRESS}')")
    person.sees("Relance d’un bailleur", "#courriers")
    person.picture("partner-letters", 1280)
    person.picture("partner-letters", 360)
    person.click("#courriers tbody a >> nth=0")
    person.sees("17 allée des Tilleuls")
    person.picture("partner-letter", 1280)
