"""S06, a household leaves without notice: strangers have its keys, its deposit is kept, nobody knows where it went. Half a year
of figures is frozen with «destination inconnue»; later it is known that it has a lease of its own, and the page of the
correction says which published figure that moves.

They moved in 400 days ago and were gone 100 days ago; the report was frozen with that exit in it.
"""
import datetime
import re

from demo import Failure
from harness import journey
from protection import colleague
from registration import day, submit_confirming
from scenes import act, enter_relay, fill, in_order, register, refused, step, take_into_service

DWELLING = "77-761"
TITLE, MOTIVE = "Avant de savoir", "Le bailleur a confirmé le bail"
KEPT = "Clés non rendues, serrure à changer, dépôt gardé"
YEAR = (datetime.date.today() - datetime.timedelta(days=100)).year
ALONE = [("Bahati", "Innocent", "21/11/1988", "M", None)]


@journey(role="headOfSite", fresh=True, size="s", axe=False)
def journey_s06_gone_without_notice_and_found_again(person):
    person.page.set_default_timeout(60_000)
    with colleague(person, "relayManager", axe=False) as manager:
        take_into_service(manager, DWELLING, "T2", 44, 2, 500)
        file = register(person, ALONE, day(460), decision=day(450), language="swa", centre=(day(600), None))
        enter_relay(manager, file, DWELLING, day(400), day(60))
        gone(person, file)
        keys(manager)
        frozen(person)
        found(person, file)


def gone(person, file):
    """Nobody knows where: the rules ask what is known of it; the note keeps what became of keys and deposit."""
    refused(person, file + "/logement", "sortie", "Demandé", jour=day(100), destination="unknown")
    act(person, file + "/logement", "sortie", "Sortie enregistrée", jour=day(100), destination="unknown",
        explication="Parti sans prévenir, le téléphone ne répond plus", contact="non")
    person.goto(file)
    fill(person, texte=KEPT)
    person.click("text=Enregistrer la note")
    person.sees(KEPT)


def keys(manager):
    """Strangers have the keys: out of service until the lock is changed, so that nobody is let in; then back in service."""
    manager.goto(f"/logements/{DWELLING}")
    step(manager, "hors-service", hs_du=day(95), hs_motif="works")
    manager.sees("hors service")
    step(manager, "remise-en-service", hs_fin=day(60))
    manager.goto(f"/logements/{DWELLING}")
    manager.sees("vacant")


def frozen(person):
    """A report of the year counts the exit as one whose destination nobody knows."""
    person.goto("/rapports")
    fill(person, titre=TITLE, de=str(YEAR), a=str(YEAR))
    person.click("#figer button")
    person.sees("Rapport figé")


def found(person, file):
    """The landlord tells of a lease: the correction names the published figures that it moves, the report stays as it was."""
    act(person, file + "/parcours", "bail", "Bail direct enregistré", bailleur=2, commune="Melun", loyer="410", signature=day(98),
        parc="public")
    person.goto(file + "/parcours")
    relay = person.find("section.panel").filter(has=person.page.locator("h2", has_text=re.compile("relais", re.I)))
    person.click(relay.last.locator("a:has-text('Corriger')"))
    person.click(person.find("a[href*='exit_type']").first)
    fill(person, valeur="directLeasePublic", motif=MOTIVE)
    person.submit("main form .acts button >> nth=0")
    person.sees("Avant d’enregistrer", "h1")
    moved = person.find("main tbody tr").filter(has_text=TITLE).filter(has_text="sortent en bail direct").inner_text()
    was, is_ = [tuple(map(int, pair)) for pair in re.findall(r"\((\d+) sur (\d+)\)", moved)]
    if (is_[0], is_[1]) != (was[0] + 1, was[1]):
        raise Failure(f"the correction announces {was}, then {is_}")
    person.click("text=Enregistrer la correction")
    person.sees(MOTIVE)
    person.goto("/rapports")
    person.click(f"main a:has-text('{TITLE}')")
    person.sees(f"{was[0]} sur {was[1]}")
    person.click("main a:has-text('Comparer à aujourd’hui')")
    person.sees("Correction de « Type de sortie » : destination inconnue → bail direct, parc public")
    in_order(person, file + "/parcours", "sortie : bail direct, parc public", "Bail direct, Melun")
