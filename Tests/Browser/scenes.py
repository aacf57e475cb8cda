"""What the scenarios share: forms filled in by their fields' names, a household registered, a dwelling taken into service,
what Today, the timeline and the figures say afterwards.

A scenario is a whole life played through the pages. Its days stand in the file as the domain guide tells them; `day` of
`registration` counts back from today, so that the story holds on whatever day it runs.
"""
import re

from demo import Failure
from imports import aside
from registration import day, submit_confirming

SEND = "main form .acts button >> nth=0"


def fill(person, **fields):
    """Fills in a form: by the name of its field, an underscore at the end stands for nothing; True ticks, a list ticks several."""
    for name, value in fields.items():
        name = name.rstrip("_")
        target = person.page.locator(f"main [name='{name}']:not([type=hidden])")
        unfold(person, target.first)
        kind = target.first.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
        if kind == "select":
            person.interactions += 1
            target.first.select_option(**({"index": value} if isinstance(value, int) else {"value": value}))
        elif kind in ("radio", "checkbox"):
            for choice in [value] if not isinstance(value, (list, tuple)) else value:
                one = target.first if choice is True or choice is False else person.page.locator(
                    f"main [name='{name}'][value='{choice}']")
                person.check(one, choice is not False)
        else:
            person.type(target.first, value)


def unfold(person, target):
    """Opens what is folded away around something."""
    folded = target.locator("xpath=ancestor::details[not(@open)]")
    if folded.count():
        person.click(folded.first.locator("> summary"))


def open_act(person, page, noun):
    """The page of a file, and on it the link to an act, which is named as in its address."""
    person.goto(page)
    link = person.page.locator(f"main a[href$='/{noun}']")
    if not link.count():
        link = person.page.locator(f"main a[href*='/{noun}?']")
    if link.count():
        unfold(person, link.first)
    else:
        raise Failure(f"{page} does not lead to «{noun}»: {person.text()[:400]}")
    person.click(link.first)


def act(person, page, noun, says, **fields):
    """An act of the file: the page, its link, the form, and the sentence that stands there afterwards."""
    open_act(person, page, noun)
    fill(person, **fields)
    submit_confirming(person)
    person.sees(says)


def refused(person, page, noun, says, **fields):
    """The same form, sent: the page says why not, and keeps what was typed."""
    open_act(person, page, noun)
    fill(person, **fields)
    with person.expecting(422):
        person.submit(SEND)
    person.sees(says)


def register(person, members, opened, nature="refugee", decision=None, language="prs", centre=None):
    """A household written down, from its first name to its file; `members` are (name, given, birth, sex, tie).

    `opened` is the day since which its file is kept, on which those in it belong to it.
    `centre` is (entry, end of care or nothing) for a household that lives in the first centre of the list. Returns its file.
    """
    person.goto("/menages/nouveau?autre=oui")
    for _ in range(len(members) - person.page.locator("main input[name^=prenom]").count()):
        person.click("button[name=suite][value=ajouter]")
    for row, (name, given, birth, sex, tie) in enumerate(members, 1):
        fill(person, **{f"nom{row}": name, f"prenom{row}": given, f"naissance{row}": birth, f"sexe{row}": sex})
        if tie:
            fill(person, **{f"lien{row}": tie})
    person.submit(SEND)
    for row in range(1, 1 + person.page.locator("main select[name^=nature]").count()):
        fill(person, **{f"nature{row}": nature, f"decision{row}": decision})
    person.submit(SEND)
    fill(person, langue1=language)
    person.submit(SEND)
    if centre:
        fill(person, centre=person.find("#centre option").nth(1).get_attribute("value"), entree=centre[0])
        if centre[1]:
            fill(person, prise_en_charge=centre[1])
    for _ in range(3):
        person.submit(SEND)
    fill(person, ouvert=opened)
    submit_confirming(person)
    if not re.search(r"/menages/[A-Z]{7}$", person.page.url):
        raise Failure(f"no file was created: {person.page.url}: {person.text()[:400]}")
    return re.sub(r"^.*(?=/menages/)", "", person.page.url)


def take_into_service(manager, code, kind, surface, places, since):
    """A relay dwelling, from its head lease to the day when somebody may move in; `since` in days before today."""
    manager.goto("/logements/nouveau")
    fill(manager, code=code, etat="preparation", depuis=day(since + 10), commune="Melun", departement="77", parc="public",
         type=kind, surface=str(surface), places=str(places))
    manager.submit(SEND)
    manager.sees(code, "h1")
    step(manager, "baux", bail_du=day(since + 30), bail_au=day(-700), bail_loyer="480", bail_souslocation="oui")
    for check in ("smokeAlarm", "inventory", "insurance"):
        step(manager, "diagnostics", diagnostic=check, diagnostic_fait=day(since + 2),
             **({"diagnostic_fin": day(-300)} if check == "insurance" else {}))
    step(manager, "diagnostics", diagnostic="dpe", diagnostic_fait=day(since + 5), diagnostic_classe="C")
    step(manager, "etapes", etape="inService", etape_jour=day(since))
    manager.sees("vacant")


def step(manager, form, **fields):
    """One of the forms that are folded away on a dwelling's page."""
    target = f"form[action$='/{form}']"
    manager.click(manager.find("details.act").filter(has=manager.page.locator(target)).locator("> summary"))
    fill(manager, **fields)
    with manager.expecting(422):
        manager.submit(f"{target} button")
    if manager.page.locator(f"{target} .err, .banner.bad").count():
        raise Failure(f"{form} is refused: {manager.text()[:600]}")


def offered(person, code):
    """The offer of a dwelling, in the list of an admission or of a transfer."""
    offer = person.page.locator("label.offer").filter(has_text=code).first
    unfold(person, offer)
    return offer


def lines_of_today(person, code):
    """What Today says of a household, as one text per line; whatever is folded away as well."""
    person.goto("/aujourdhui")
    rows = person.page.locator(".queue .row").filter(has=person.page.locator(f"a[href*='/menages/{code}']"))
    return [re.sub(r"\s+", " ", text) for text in rows.all_text_contents()]


def in_order(person, page, *words, within="main"):
    """Fails unless the words stand on the page one after the other."""
    person.goto(page)
    shown, place = re.sub(r"\s+", " ", person.text(within)), 0
    for word in words:
        found = shown.find(word, place)
        if found < 0:
            raise Failure(f"«{word}» does not come in its place on {page}: {shown[place:place + 600]}")
        place = found + len(word)


def enter_relay(manager, file, dwelling, entered, term):
    """Admitted and moved in on the same day, with the inventory."""
    open_act(manager, file + "/parcours", "admission")
    manager.check(offered(manager, dwelling).locator("input"))
    fill(manager, jour=entered, terme=term)
    submit_confirming(manager)
    manager.sees("Admission enregistrée")
    manager.click("main .idbar a:has-text('Confirmer l’entrée')")
    fill(manager, jour=entered, etat_des_lieux=entered)
    submit_confirming(manager)
    manager.sees("Entrée enregistrée")
