"""Guarantees of the rent: considered in a household's file with the rules of its lease, refused and replaced, then the
register and the landlord's page, which an officer without any file reads and writes in."""
import re

from demo import Failure
from harness import journey
from imports import aside
from person import Person
from registration import choose, day

SEND = "main form .acts button.btn >> nth=0"
RECORD = "main form.record .acts button"


def followed(person):
    """The code of a household in its own home since some weeks, whose guarantees are not all taken."""
    person.goto("/visites")
    link = person.page.locator("main tbody th a").first.get_attribute("href")
    return re.search(r"/menages/([A-Z]{7})", link).group(1)


@journey(role="referent", fresh=True, size="s")
def journey_a_guarantee_from_the_file_to_the_landlord(person):
    """The rules are said for the lease, one guarantee is refused and another covers the rent; its cost is the landlord's."""
    code = followed(person)
    person.goto(f"/menages/{code}/suivi")
    person.sees("Garantie et service locatif")
    for width in (1280, 360):
        person.picture("guarantees-file", width)
    person.click("a[href$='/garantie']")
    person.sees("baux signés depuis le")
    for width in (1280, 360):
        person.picture("guarantee-rules", width)
    person.page.set_viewport_size({"width": 360, "height": 740})
    if person.page.evaluate("document.documentElement.scrollWidth") > 360:
        raise Failure("the rules are wider than a telephone")
    person.page.set_viewport_size({"width": 1280, "height": 800})
    person.check("input[name=dispositif][value=other]")
    person.click("main form .acts button:has-text('Enregistrer')")
    person.sees("Garantie envisagée")
    person.click("article:has-text('Autre garantie') a[href$='/refus']")
    choose(person, "#motif", "incompleteFile")
    person.submit(RECORD)
    person.sees("dossier incomplet")
    person.goto(f"/menages/{code}/service-locatif")
    person.picture("tenancy-service", 360)
    with aside(person):
        officer = Person(person.browser, person.demo, "partnershipOfficer")
        officer.goto("/garanties")
        officer.axe(["dark", "forced"])
        for width in (1280, 360):
            officer.picture("guarantees", width)
        total = officer.page.locator("main table").first.locator("tbody tr").count()
        if total < 2:
            raise Failure(f"{total} landlords have a cost")
        officer.click("main table >> nth=0 >> tbody tr >> nth=0 >> a[href*='payeur=association']")
        officer.click("main table >> nth=1 >> tbody th a >> nth=0")
        for width in (1280, 360):
            officer.picture("guarantee", width)
        if "menages/" in officer.page.locator("main").inner_html():
            raise Failure("an officer is led to a file")
        officer.goto("/garanties?dispositif=gli&etat=active")
        officer.click("main table >> nth=1 >> tbody th a >> nth=0")
        page = officer.page.url
        officer.click("a[href$='/reprise']")
        officer.picture("guarantee-hand-over", 360)
        officer.type("#jour", day(0))
        officer.submit(RECORD)
        officer.sees("Reprise par le bailleur")
        officer.goto(page)
        officer.click("main a[href^='/partenaires/']")
        officer.sees("Garanties du loyer", "#garanties")
        officer.picture("landlord-guarantees", 1280)
        officer.goto("/admin/garanties")
        officer.sees("GRL")
        officer.axe(["dark", "forced"])
        for width in (1280, 360):
            officer.picture("guarantee-schemes", width)
        officer.leave()
