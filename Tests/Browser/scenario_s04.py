"""S04, a couple parts, violence, an address that is protected: two files from one, a wall between them, and who sees what.

They live in a relay dwelling since 120 days; the wife left with her daughter ten days ago, to a place that nobody may learn.
"""
import re

from demo import Failure
from files import open_file
from harness import journey
from imports import aside, rows_of, take
from protection import colleague, confirm
from registration import day, submit_confirming
from scenes import act, enter_relay, fill, lines_of_today, register, take_into_service
from person import Person

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
    print(person.text()[:700])
    return own


def told_apart(person, file, own):
    print(person.goto(file).status, person.text()[:900])
    person.goto(own + "/acces"); print(person.text()[:900])
    person.goto(own + "/evenements"); print(person.text()[:300])


def unseen(person, manager, file, own):
    print(own)
