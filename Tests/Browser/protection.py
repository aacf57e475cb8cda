"""A file that is protected: held, then erased; copied for the people in it; opened in an emergency, and somebody told."""
import contextlib
import datetime
import re

from demo import Failure
from files import open_file
from harness import journey
from person import Person


def confirm(person):
    """What opens much asks for a new code, on a page that carries the form along: its 422 is no fault (a session of five minutes)."""
    if person.page.locator("#code_confirmation").count():
        asked = f"POST {person.page.url} answered 422"
        person.complaints = [complaint for complaint in person.complaints if complaint != asked]
        person.type("#code_confirmation", person.account.code())
        person.press("Enter", "#code_confirmation")


@contextlib.contextmanager
def colleague(person, role, **options):
    """Somebody else at another screen; what she would complain about counts."""
    other = Person(person.browser, person.demo, role, **options)
    yield other
    person.complaints += other.complaints
    other.leave()


def agree(person, words):
    """The network's head agrees, at her own screen, to what waits for a second person."""
    with colleague(person, "networkHead") as head:
        head.goto("/accords")
        head.sees(words)
        head.submit("main form[action$='/accord'] button")
        confirm(head)
        head.sees("Accord donné")


def in_days(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).strftime("%d/%m/%Y")


@journey(role="headOfSite", fresh=True, I=11, F=5)
def journey_a_file_past_its_time_is_held_then_erased(person):
    """On the review list; held, it cannot be erased; the hold lifted, its code typed again, no name is left."""
    person.goto("/admin/conservation")
    code = person.find("tbody th a").first.inner_text()
    person.click(person.find("tbody th a").first)
    name = person.text("main .over a")
    with person.expecting(422):
        person.submit("main form .acts button >> nth=0")
    person.type("#jusquau", in_days(90))
    person.type("#motif", "Contrôle de la subvention en cours")
    person.submit("main form .acts button >> nth=0")
    person.sees("Dossier retenu")
    person.goto(f"/menages/{code}/effacement")
    person.sees("doit être conservé")
    if person.page.locator("#raison").count():
        raise Failure("a file that is held can be erased")
    person.goto(f"/menages/{code}/conservation")
    person.click("text=Lever la retenue")
    person.goto(f"/menages/{code}/effacement")
    person.select("#raison", "La famille le demande")
    person.type("#motif", "Demande reçue le 3 novembre")
    person.submit("main form .acts button >> nth=0")
    person.sees("Dernière étape")
    person.axe(["dark"])
    person.picture("erasure", 360)
    person.type("#code", code)
    person.submit("main form .acts button >> nth=0")
    confirm(person)
    person.sees("Dossier effacé")
    for word in name.removeprefix("Ménage ").split():
        if len(word) > 2 and word in person.text("main"):
            raise Failure(f"«{word}» is still on the file that was erased")


@journey(role="referent", fresh=True)
def journey_a_copy_is_prepared_by_one_and_released_by_another(person):
    address = open_file(person, "Hosseini Mohammad")
    person.goto(address + "/copie")
    person.click("text=Préparer une copie")
    person.sees("En attente de l’accord")
    if person.page.locator("text=Lire ou imprimer").count():
        raise Failure("the copy can be read before a second person let it go")
    with colleague(person, "headOfSite") as head:
        head.goto(address + "/copie")
        head.click("text=Donner son accord")
        confirm(head)
        head.sees("Accord donné pour sept jours")
    person.goto(address + "/copie")
    person.click("text=Lire ou imprimer")
    person.sees("Ce que nous gardons sur vous", "h1")
    person.sees("Hosseini")
    person.axe(["dark"])
    person.picture("copy", 360)


@journey(role="referent elsewhere", fresh=True, F=3)
def journey_a_file_is_opened_in_an_emergency_and_the_head_is_told(person):
    """Another site's file: not found; by its code and a reason, read for an hour; its head is told, and says that she saw it."""
    with colleague(person, "referent") as own:
        address = open_file(own, "Hosseini Mohammad")
    path = "/menages/" + address.rsplit("/", 1)[1]
    with person.expecting(404):
        person.goto(path)
    person.goto("/menages/acces-urgent")
    person.type("#code", path.rsplit("/", 1)[1])
    person.type("#motif", "Trop court")
    with person.expecting(422):
        person.submit("main form .acts button >> nth=0")
        confirm(person)
    person.sees("vingt signes au moins")
    person.type("#motif", "Un enfant malade attend aux urgences")
    person.submit("main form .acts button >> nth=0")
    person.sees("Ouvert en lecture jusqu’au")
    person.sees("Hosseini", "h1")
    if person.page.locator("#texte").count():
        raise Failure("a file that was opened in an emergency offers to write a note")
    with colleague(person, "headOfSite") as head:
        head.goto("/aujourdhui")
        head.sees("a ouvert un dossier en urgence")
        head.goto("/admin/alertes")
        head.sees("Un enfant malade attend aux urgences")
        head.axe(["dark"])
        head.picture("alerts", 360)
        head.click("form[action$='/vue'] button")
        head.sees("Déjà vues")
        head.goto("/aujourdhui")
        if "en urgence" in head.text("main"):
            raise Failure("an alert that was seen is still on Today")


@journey(role="headOfSite", fresh=True)
def journey_a_file_is_made_confidential(person):
    """Its referent still opens it; the relay manager of the same site does not find it any more."""
    with colleague(person, "referent") as own:
        path = re.sub(r"^.*(?=/menages/)", "", open_file(own, "Hosseini Mohammad"))
    with colleague(person, "relayManager") as manager:
        manager.goto(path)
        manager.sees("Hosseini", "h1")
        person.goto(path + "/acces")
        person.picture("protection", 1280)
        person.picture("protection", 360)
        person.axe(["dark"])
        person.click("text=Sceller le dossier")
        confirm(person)
        with manager.expecting(404):
            manager.goto(path)
            manager.sees("Page introuvable", "h1")
    with colleague(person, "referent") as own:
        own.goto(path)
        own.sees("Hosseini", "h1")
