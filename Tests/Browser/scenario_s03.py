"""S03, a family by reunification: a refugee alone in a relay dwelling for one, his wife and four children awaited, then there
after fourteen months; the dwelling is too small, and all six move to another one, which is no exit.

He moved in 430 days ago; they arrived five days ago.
"""
import datetime

from demo import Failure
from harness import journey
from protection import colleague
from registration import day, submit_confirming
from scenes import SEND, act, enter_relay, fill, in_order, offered, open_act, register, take_into_service

SMALL, LARGE = "77-731", "77-732"
HEAD = [("Tesfamariam", "Yonas", "02/03/1985", "M", None)]
WIFE = ("spouse", "Tesfamariam", "Selam", "1989", "F")
CHILDREN = [("child", "Tesfamariam", name, birth, sex) for name, birth, sex in [
    ("Abel", "03/06/2011", "M"), ("Bethlehem", "2013", "F"), ("Caleb", "11/2016", "M"), ("Dina", "20/01/2019", "F")]]


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s03_a_family_arrives_and_the_dwelling_is_too_small(person):
    with colleague(person, "relayManager", axe=False) as manager:
        take_into_service(manager, SMALL, "T1", 28, 2, 500)
        file = register(person, HEAD, day(460), decision=day(455), language="tir", centre=(day(460), None))
        enter_relay(manager, file, SMALL, day(430), day(-120))
        await_them(person, file)
        too_small_for_all(person, manager, file)
        take_into_service(manager, LARGE, "T5", 84, 6, 60)
        moved(manager, file)
        is_no_exit(person, file)


def await_them(person, file):
    """Announced with names and years: they do not count before they are there."""
    for kinship, family, given, birth, _ in [WIFE, *CHILDREN]:
        act(person, file + "/evenements", "arrivee-attendue", "Arrivée attendue enregistrée", lien=kinship, attendu=day(5),
            nom=family, prenom=given, naissance=birth)
    person.goto(file)
    person.sees("1 personne", ".idbar")
    person.sees("Arrivées attendues", ".aside")


def too_small_for_all(person, manager, file):
    """Each one arrives; the rules say of the dwelling what six people need."""
    for kinship, family, given, birth, sex in [WIFE, *CHILDREN]:
        person.goto(file + "/membres")
        person.click(person.find("li").filter(has_text=given).locator("a[href*='/arrivee?']"))
        fill(person, sexe=sex, jour=day(5))
        if given == CHILDREN[-1][2]:
            with person.expecting(422):
                person.submit(SEND)
            person.sees("6 personnes y vivraient pour 2 places")
            person.sees("52 m²")
        submit_confirming(person)
        person.sees("Arrivée enregistrée")
    person.goto(file)
    person.sees("6 personnes, couple avec enfants", ".idbar")
    manager.goto(f"/logements/{SMALL}")
    manager.sees("6 personnes y vivent pour 2 places.")


def moved(manager, file):
    """The larger one is first in the list, with its reasons; the small one is not offered."""
    open_act(manager, file + "/logement", "transfert")
    offer = offered(manager, LARGE)
    for reason in ("6 places pour 6 personnes", "84 m² pour"):
        manager.sees(reason, offer)
    if manager.page.locator("label.offer").filter(has_text=SMALL).count():
        raise Failure("the dwelling where they live is offered to move to")
    manager.check(offer.locator("input"))
    fill(manager, jour=day(1))
    submit_confirming(manager)
    manager.sees("Changement de logement enregistré : le séjour continue.")
    manager.goto(f"/logements/{SMALL}")
    manager.sees("vacant")


def is_no_exit(person, file):
    """One stay of fourteen months in two dwellings; of exits there is none more."""
    in_order(person, file + "/parcours", LARGE, "en cours", SMALL, "terminé", "transfert vers un autre logement-relais")
    with colleague(person, "headOfSite", axe=False) as head:
        year = (datetime.date.today() - datetime.timedelta(days=1)).year
        head.goto(f"/indicateurs/sorties-en-bail-direct/cas?de={year}&a={year}")
        if file.rsplit("/", 1)[1] in head.text():
            raise Failure("a move to another relay dwelling counts as an exit")
    with colleague(person, "referent elsewhere", axe=False) as charlie, charlie.expecting(404):
        if charlie.goto(file + "/membres").status != 404:
            raise Failure("another association reads who arrived")
