"""S04, a couple parts, violence, an address that is protected: two files from one, a wall between them, and who sees what.

They live in a relay dwelling since 120 days; the wife left with her daughter ten days ago, to a place that nobody may learn.
"""
import re

from demo import Failure
from family_page import CODE
from harness import journey
from protection import colleague, confirm
from registration import day, submit_confirming
from scenes import enter_relay, fill, in_order, register, take_into_service

DWELLING = "77-741"
FAMILY = [("Marouani", "Karim", "05/05/1984", "M", None), ("Marouani", "Ilhem", "1990", "F", "spouse"),
          ("Marouani", "Nour", "12/09/2018", "F", "child")]
HIDDEN = "14 rue du Refuge-Tranquille"


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s04_a_couple_parts_and_an_address_is_protected(person):
    with colleague(person, "relayManager", axe=False) as manager:
        take_into_service(manager, DWELLING, "T3", 60, 4, 200)
        file = register(person, FAMILY, day(150), decision=day(140), language="ara", centre=(day(300), None))
        enter_relay(manager, file, DWELLING, day(120), day(-240))
        own = parted(person, file)
        told_apart(person, file, own)
        unseen(person, manager, file, own)


def parted(person, file):
    """She has a file of her own with her daughter, sealed from its first day."""
    person.goto(file + "/evenements")
    person.click("main a[href$='/separation']")
    for given, tie in (("Ilhem", "reference"), ("Nour", "child")):
        name = person.find("main label").filter(has_text=given).get_attribute("for")
        fill(person, **{name: tie})
    fill(person, jour=day(10), confidentiel=True)
    for step in person.page.locator("#regle input[type=checkbox]").all():
        person.check(step)
    submit_confirming(person)
    confirm(person)
    person.sees("ouvert pour qui part")
    own = re.sub(r"^.*(?=/menages/)", "", person.page.url)
    if own == file:
        raise Failure("the half that leaves has no file of its own")
    person.sees("confidentiel", ".idbar")
    person.sees("2 personnes, mère seule avec enfants", ".idbar")
    note(person, HIDDEN)
    return own


def note(person, words):
    fill(person, texte=words)
    person.click("text=Enregistrer la note")
    person.sees(words)


def told_apart(person, file, own):
    """The half that stays knows that they left and no more: neither the code nor the place of the other file."""
    hers = own.rsplit("/", 1)[1]
    for page in ("", "/parcours", "/membres", "/logement", "/historique", "/courriers", "/rendez-vous", "/documents"):
        person.goto(file + page)
        for told in (hers, HIDDEN):
            if told in person.page.content():
                raise Failure(f"{page} of the file that stays tells «{told}»")
    in_order(person, file + "/membres", "Marouani Karim", "Ne font plus partie du ménage", "Marouani Ilhem", "séparation")
    person.goto(file)
    person.sees("1 personne, homme isolé", ".idbar")
    with colleague(person, None, axe=False) as karim:
        page_of_the_household(person, karim, file, hers)


def page_of_the_household(person, karim, file, hers):
    """He opens his own page with the code on his sheet: nothing of hers is there."""
    person.goto(file + "/page")
    fill(person, telephone="01 99 00 12 12")
    person.submit("form[action$='/page'][method=post] button")
    own = "/r/" + CODE.search(person.text("main")).group(0)
    karim.goto(own)
    karim.type("#lettres", "Mar")
    karim.press("Enter", "#lettres")
    for page in ("", "/papiers", "/paiements", "/panne", "/appeler"):
        if (status := karim.goto(own + page).status) != 200:
            raise Failure(f"his own page answers {status}")
        for told in (hers, "Ilhem", "Nour", HIDDEN):
            if told in karim.page.content():
                raise Failure(f"the page of the half that stays tells «{told}» in {karim.page.url}")


def unseen(person, manager, file, own):
    """Not the colleague of the same site, not another association, not the administration; in no list, search or export."""
    hers = own.rsplit("/", 1)[1]
    for role in ("relayManager", "referent elsewhere", "administrator", "funder"):
        with colleague(person, role, axe=False) as other, other.expecting(404, 403):
            for page in ("", "/membres", "/logement", "/courriers", "/suivi", "/copie"):
                if (status := other.goto(own + page).status) == 200:
                    raise Failure(f"{role} reads {page} of the sealed file: {status}")
            for list_ in ("/menages", "/aujourdhui", "/rendez-vous", "/visites", "/menages?dossiers=clos"):
                other.goto(list_)
                if hers in other.page.content():
                    raise Failure(f"{role} finds the sealed file in {list_}")
    manager.goto("/recherche")
    manager.type("#q", "Marouani Ilhem")
    manager.press("Enter", "#q")
    if hers in manager.page.content():
        raise Failure("the search gives the sealed file to a colleague who is not named")
    with colleague(person, "headOfSite", axe=False) as head:
        head.goto(own + "/acces")
        head.sees("Dossier scellé")
    person.goto(own)
    person.sees(HIDDEN)
