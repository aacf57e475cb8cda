"""S18, two colleagues record a visit of the same household: one in the stairwell without a network, the other at her desk
meanwhile. Nothing is overwritten: the later one is asked whether it is the same visit, says why it is another, and both stand
in the file, in order, each under its name.

Both visits are of today; the one without a network was recorded first and arrives last.
"""
from demo import Failure
from followups import SEND, held_in_register, lines_of_history
from harness import journey
from offline import RECORDS, none_left, open_the_sites, prepare, record, wait_until, waiting
from protection import colleague

STAIRWELL = "Chaudière éteinte, le bailleur est prévenu"
DESK = "Passage du matin : clés remises au voisin"
REASON = "Deux passages le même jour, le matin et le soir"
ALL = "SELECT count(*) FROM follow_up_contact WHERE withdrawn_at IS NULL"


@journey(role="referent", fresh=True, size="s", width=360, height=740, touch=True, axe=False)
def journey_s18_two_visits_of_a_day_both_stay(person):
    open_the_sites(person.browser, person.demo)
    file = first_of_the_round(person)
    before = held_in_register(person, ALL)[0][0]
    known = len(lines_of_history(person, file))
    prepare(person)
    person.context.set_offline(True)
    record(person, person.tap, words=STAIRWELL)
    if waiting(person) != 1:
        raise Failure(f"{waiting(person)} records wait without a network, not 1")
    meanwhile(person, file)
    asked_whether_it_is_another(person)
    both_stay(person, file, before, known)


def first_of_the_round(person):
    """The file of the visit that comes first in the round."""
    person.goto("/visites")
    return person.find("main tbody th a").first.get_attribute("href").split("?")[0].removesuffix("/suivi")


def meanwhile(person, file):
    """A colleague with a network records her own visit of the same household."""
    with colleague(person, "headOfSite", axe=False) as other:
        other.goto(file + "/visite")
        other.check("input[name=comment][value=visit]")
        other.type("#texte", DESK)
        other.submit(SEND)
        other.sees("Enregistré")


def asked_whether_it_is_another(person):
    """Back in the network the record is not lost and not doubled: it asks."""
    person.context.set_offline(False)
    with person.expecting(422):
        person.tap("#envoyer")
        wait_until(person, "/à revoir/.test(document.getElementById('envois').textContent)", "the second visit of a day asks nothing")
        person.sees("dites pourquoi un second", "#envois")
        person.page.locator(f"{RECORDS} button", has_text="Corriger").tap()
        if person.find("#texte").input_value() != STAIRWELL:
            raise Failure("what was written in the stairwell is lost")
        person.type("#motif", REASON)
        person.tap("#visite .acts button:not([type])")
        none_left(person)


def both_stay(person, file, before, known):
    """Two contacts more, two lines of history more, both texts in the tab, the newest first."""
    person.complaints = [one for one in person.complaints if "ERR_INTERNET_DISCONNECTED" not in one and "Failed to load" not in one]
    if (after := held_in_register(person, ALL)[0][0]) != before + 2:
        raise Failure(f"there were {before} contacts, and are {after}")
    person.goto(file + "/suivi")
    shown = person.text("main .tl")
    for words in (STAIRWELL, DESK, "Hélène", "Alice"):
        if words not in shown:
            raise Failure(f"«{words}» is not in the follow-up: {shown}")
    if (added := len(lines_of_history(person, file)) - known) != 2:
        raise Failure(f"the history has {added} lines more, not two")
    if not shown.index(STAIRWELL) < shown.index(DESK):
        raise Failure("the visits of the day are not in the order in which they came in, the latest first")
