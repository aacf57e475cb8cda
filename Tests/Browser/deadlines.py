"""Days to follow and the rules that make deadlines of them: noted in a stairwell, seen on Today with their why, done with what
shows it; and what an administrator sets."""
from demo import Failure
from documents import a_file
from harness import journey
from imports import aside


def expect(person, *texts):
    said = person.page.locator("main").inner_text()
    for text in texts:
        if text not in said:
            raise Failure(f"the page does not say «{text}»:\n{said[:1500]}")


@journey(role="referent", fresh=True, width=360, height=740, touch=True, I=5, F=1)
def journey_an_offer_is_noted_and_followed(person):
    """An offer of a dwelling came, ten days to answer: noted in two touches; Today says by when and why; its answer is written down."""
    file = a_file(person)
    person.goto(file + "/dates-a-suivre")
    person.start_counting()
    with aside(person):
        person.picture("dates-vides", 360)
    person.tap("main a[href*='/date-a-suivre'][href*='allocationReceived']")
    person.tap("main form .acts button.btn")
    with aside(person):
        expect(person, "Date notée")
        person.axe(["dark", "forced"])
        person.picture("dates", 360)
        person.picture("dates", 1280)
        person.goto("/aujourdhui")
        expect(person, "attribution de logement")
        line = person.page.locator("main li:has-text('attribution de logement')").first
        line.locator("summary:has-text('Pourquoi')").click()
        expect(person, "Échéance D-10")
        person.goto(file + "/dates-a-suivre")
        person.click("main li:has-text('Proposition de logement') a:has-text('Noter la suite')")
        person.submit("main form .acts button.btn")
        expect(person, "plus rien à rappeler")


@journey(role="referent", fresh=True, width=1280)
def journey_done_has_its_day_and_its_proof(person):
    """A line of Today is done on a day, with a sentence that shows it; it is listed, and put back."""
    person.goto("/aujourdhui")
    person.click("main button:has-text('Fait, avec preuve') >> nth=0")
    expect(person, "Fait le")
    person.type("[name=preuve]", "accusé de réception du dépôt")
    person.submit("main form .acts button.btn")
    person.goto("/aujourdhui/fait")
    expect(person, "accusé de réception du dépôt")
    person.axe(["dark", "forced"])
    person.picture("fait", 1280)
    person.picture("fait", 360)
    person.click("main button:has-text('Remettre dans la liste') >> nth=0")
    person.goto("/aujourdhui/trente-jours")
    person.picture("trente-jours", 1280)


@journey(role="administrator", fresh=True, width=1280)
def journey_a_rule_is_a_version(person):
    """Every deadline with what it runs from; a new delay is a version of its own, and the former stays readable."""
    person.goto("/admin/echeances")
    expect(person, "D-01", "D-14", "D-37")
    person.axe(["dark", "forced"])
    person.picture("echeances", 1280)
    person.picture("echeances", 360)
    person.goto("/admin/echeances/D-14")
    person.picture("echeance", 1280)
    before = person.page.locator("main table tbody tr").count()
    person.type("[name=depuis]", "01/01/2027")
    person.type("[name=delai]", "2")
    person.type("[name=source]", "essai du journal")
    person.submit("main form:has([name=delai]) button")
    expect(person, "La version est notée")
    if person.page.locator("main table tbody tr").count() <= before:
        raise Failure("the new version is not listed beside the former")
