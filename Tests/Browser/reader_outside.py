"""What a screen reader is told on the pages of people without an account: a household's own page and a landlord's link (J20)."""
import re

from demo import Failure
from family_page import expected, hand_over
from followups import ask_a_landlord, pass_the_check
from harness import journey
from protection import colleague
from reader import compare, plain, problems_of_structure


def told(person, name, family):
    """The differences from the reviewed snapshot, and what is wrong with the page; whose it is goes by another name."""
    person.axe(("light", "dark", "forced"))
    snapshot = plain(person.page.locator("body").aria_snapshot())
    snapshot = re.sub(rf"\b{re.escape(family)}\b", "FAMILLE", snapshot, flags=re.I)
    snapshot = re.sub(r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche", "SEMAINE", snapshot)
    snapshot = re.sub(r"(loué depuis le JOUR à) [^,]+,", r"\1 COMMUNE,", snapshot)
    return problems_of_structure(person.page, ("main",)) + compare(name, snapshot)


@journey(width=360, height=740, touch=True, axe=False, fresh=True, size="s")
def journey_j20_people_without_an_account(person):
    """The check and the next appointment of a household; the check and the question of a landlord."""
    with colleague(person, "referent") as referent:
        path, family, file = hand_over(referent, "fr")
        expected(referent, file)
        _, link, tenant = ask_a_landlord(referent)
    person.context.clear_cookies()
    person.goto(path)
    problems = told(person, "S28-menage-verification", family)
    person.type("#lettres", family[:3])
    person.press("Enter", "#lettres")
    problems += told(person, "S28-menage", family)
    person.goto(link)
    problems += told(person, "S27-bailleur-verification", tenant)
    pass_the_check(person, tenant[:3])
    problems += told(person, "S27-bailleur", tenant)
    if problems:
        raise Failure("\n".join(problems[:60]))
