"""A job that an employer proposes: somebody presented from a file, declined by a link on a telephone, read on Today; a hire."""
import re

from demo import Failure
from harness import journey
from imports import aside
from person import Person
from registration import choose, day
from today import titles

SEND = "main form.record .acts button"


def link_of(person, job):
    """Makes the employer's link: its address, and the code that is said by telephone."""
    person.goto(job + "/lien")
    person.click("form[action$='/lien'] button")
    codes = person.page.locator(".handing code").all_inner_texts()
    return re.sub(r"^https?://[^/]+", "", codes[0]), codes[1]


@journey(fresh=True, size="s", touch=True, width=360, I=5, F=1)
def journey_j9_an_employer_declines_with_a_reason(person):
    """Behind the code: a reason, its sentence in the employer's own words; the adviser's Today tells until it is read."""
    with aside(person):
        officer = Person(person.browser, person.demo, "headOfSite", axe=False)
        officer.goto("/emplois")
        officer.click("tbody th a")
        job = officer.page.url
        names = officer.page.locator("#candidatures tbody th a").all_inner_texts()
        address, code = link_of(officer, job)
        for _ in range(3):
            person.goto(address)
        person.picture("employer-check", 360)
        person.type("#lettres", code)
        person.press("Enter", "#lettres")
        page = person.page.content()
        for name in names:
            if name in page:
                raise Failure(f"the employer's page tells {name}")
        person.picture("employer-jobs", 360)
        person.picture("employer-jobs", 1280)
        person.axe(["dark", "forced"])
    person.tap("tbody button[aria-label^='Ne pas retenir'] >> nth=0")
    person.tap("label:has-text('Niveau de français')")
    person.tap("main form button >> nth=0")
    person.type("#message", "Merci. Nous la recevrons volontiers après son cours de français.")
    with aside(person):
        person.picture("employer-declines", 360)
        person.axe(["dark", "forced"])
    person.tap("main form button >> nth=0")
    person.sees("votre réponse est transmise")
    with aside(person):
        officer.goto("/aujourdhui?qui=site")
        if not any("a répondu pour" in title for title in titles(officer)):
            raise Failure(f"Today does not have the employer's answer: {titles(officer)}")
        officer.goto(job)
        officer.sees("après son cours de français")
        officer.click("form[action$='/lecture'] button")
        officer.sees("Réponse lue")
        officer.leave()


@journey(role="headOfSite", fresh=True, size="s")
def journey_a_job_in_two_minutes_and_a_hire(person):
    """Noted, somebody presented from the file, hired: the contract stands there, and the convention counts it."""
    person.goto("/emplois/nouveau")
    choose(person, "#employeur", person.find("#employeur option").nth(1).get_attribute("value"))
    if not person.page.input_value("#site"):
        choose(person, "#site", person.find("#site option").nth(1).get_attribute("value"))
    person.type("#jour", day(3))
    person.type("#intitule", "Jardinière ou jardinier")
    choose(person, "#contrat", "permanent")
    person.type("#heures", "35")
    choose(person, "#departement", "77")
    person.submit(SEND)
    person.sees("Offre d’emploi enregistrée")
    person.goto("/emplois")
    person.picture("jobs", 1280)
    person.picture("jobs", 360)
    person.click("tbody th a:has-text('Aide-cuisinière')")
    person.picture("job", 1280)
    person.picture("job", 360)
    person.axe(["dark", "forced"])
    person.click("#candidatures tbody a[href$='/embauche'] >> nth=0")
    person.type("#jour", day(0))
    person.type("#fin", "")
    choose(person, "#contrat", "permanent")
    person.type("#debut", day(0))
    person.submit(SEND)
    person.sees("Embauche enregistrée")
    person.click("main dl a[href^='/conventions/']")
    person.sees("Entretiens")
    person.picture("convention-jobs", 1280)
    person.picture("convention-jobs", 360)
    person.axe(["dark", "forced"])
