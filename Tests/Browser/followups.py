"""Six months after the move: a visit recorded, undone and put back, the same without a script, a landlord who answers by a
link, and the exit that opens it all."""
import contextlib
import datetime
import re
import sqlite3

from demo import Failure
from harness import journey
from imports import aside
from protection import colleague
from registration import choose, day
from today import VISIT, due_visit, file_of, titles
from zoom import TARGETS

WORDS = "Logement propre et chauffé, loyer payé, les enfants sont inscrits"  # ten of them
RENT = ".queue .row:visible a.btn[href*='/loyer?']"
UNDO = "main .banner form button"
SEND = "main form .acts button"
MOMENT = re.compile(r"(noté par .+) le \d.*")


def lines_of_history(person, file):
    """What was done in a file, the newest first; read without opening it at the screen."""
    text = person.context.request.get(f"{file}/historique").text()
    entries = re.findall(r"<li><time .*?</li>", text, re.S)
    return [re.sub(r"<[^>]+>", " ", re.search(r"<p>(.*?)</p>", entry, re.S).group(1)).strip() for entry in entries]


def held_in_register(person, query):
    """What the register holds, beside what the pages say of it."""
    with contextlib.closing(sqlite3.connect(person.demo.folder / "data" / "reloref.sqlite", timeout=20)) as register:
        return register.execute(query).fetchall()


def at_the_door_of_today(person):
    """The browser shows the sign-in page, to which Today led: from there on everything counts, the sign-in included."""
    person.goto("/aujourdhui")
    person.click("form[action='/deconnexion'] button")
    person.goto("/aujourdhui")
    person.start_counting()


def tap_through(person, target):
    """A tap that leads to another page."""
    with person.page.expect_navigation():
        person.tap(target)
    person.settle()


@journey(role="referent", fresh=True, languages=("fr-FR", "en-GB"), I=9, F=4, P=6)
def journey_j1_a_visit_recorded_undone_and_put_back(person):
    """Sign in, Today, the first visit that is due with ten words, undo, redo; three lines of history."""
    at_the_door_of_today(person)
    person.identify()
    person.demo.sessions[(person.role, person.language)] = person.context.storage_state()  # the one before has ended
    if person.page.locator("html").get_attribute("lang") != person.language:
        raise Failure(f"Today is not in the language of the journey, {person.language}")
    before, (file, title) = titles(person), due_visit(person)
    known = lines_of_history(person, file)
    person.click(person.page.locator(VISIT).first)
    person.type("#texte", WORDS)
    person.submit(SEND)
    if not person.page.url.endswith("/aujourdhui") or titles(person) != [one for one in before if one != title]:
        raise Failure(f"«{title}» is recorded, and Today is not the list without it")
    person.click(UNDO)
    if titles(person) != before:
        raise Failure(f"undone, «{title}» did not come back in its place")
    person.click(UNDO)
    if title in titles(person):
        raise Failure(f"put back, «{title}» is still there")
    told = lines_of_history(person, file)
    added = told[:len(told) - len(known)]
    if len(set(added)) != 3 or len(added) != 3:
        raise Failure(f"the history has {added}, not the visit, its withdrawal and its return")
    with aside(person):
        person.goto(file + "/suivi")
        person.sees(WORDS)
        person.axe(["dark", "forced"])
        person.picture(f"follow-up-{person.language}", 1280)
        person.picture(f"follow-up-{person.language}", 360)
        person.click("main .tl li >> nth=0 >> button")  # the next language finds the same line of Today


def record_a_visit(person, act):
    """From Today: the state of the dwelling, what it was about, ten words; returns the file."""
    person.goto("/aujourdhui")
    file, _ = due_visit(person)
    act(person.page.locator(VISIT).first)
    person.check("input[name=logement][value=worn]")
    person.check("input[name=points][value=rent]")
    person.check("input[name=points][value=school]")
    person.type("#texte", WORDS)
    act(person.find(SEND))
    return file


def as_stored(person, file):
    """The visit as the file's tab shows it and as the register holds it, without the moment of writing."""
    person.goto(file + "/suivi")
    shown = MOMENT.sub(r"\1", person.text("main .tl li >> nth=0")).strip()
    return shown, held_in_register(
        person, """SELECT kind, met, on_day, condition, topics, next_on, note_id IS NOT NULL, account_id, device_at
        FROM follow_up_contact WHERE withdrawn_at IS NULL ORDER BY at DESC LIMIT 1""")


@journey(role="referent", fresh=True, javascript=False, width=360, height=740, touch=True, I=8, F=1, P=3)
def journey_j5_the_same_visit_without_a_script(person):
    """An ordinary form on a telephone; what is kept is what is kept with the script."""
    file = record_a_visit(person, lambda target: tap_through(person, target))
    with aside(person):
        plain = as_stored(person, file)
        if WORDS not in plain[0]:
            raise Failure(f"the visit is not on the tab «Suivi»: {plain[0]}")
        with colleague(person, "referent") as scripted:
            scripted.goto(file + "/suivi")
            scripted.click("main .tl li >> nth=0 >> button")
            if record_a_visit(scripted, scripted.click) != file:
                raise Failure("withdrawn from its tab, the visit is not due again on Today")
            if (other := as_stored(scripted, file)) != plain:
                raise Failure(f"without a script {plain} is kept, with it {other}")


def ask_a_landlord(referent):
    """The link for the first rent that Today wants to be checked: the file, the link, three letters of the family's name."""
    referent.goto("/aujourdhui")
    file = file_of(referent.page.locator(RENT).first)
    referent.goto(file + "/suivi")
    referent.click("form[action*='/demande/'] button >> nth=0")
    link = referent.text("#lien-bailleur")
    family = referent.text("h1").split()[-1]
    referent.sees("demandé au bailleur")
    return file, link.removeprefix(referent.demo.address), family


def kept_of_landlords(person):
    return held_in_register(person, "SELECT * FROM landlord_link ORDER BY id") + held_in_register(
        person, "SELECT * FROM rent_check ORDER BY id")


def open_unchecked(person, link, file, family):
    """What stands there before the check names nobody."""
    answer = person.goto(link)
    for told in (family, file.rsplit("/", 1)[1]):
        if told.casefold() in person.page.content().casefold():
            raise Failure(f"before the check, the landlord's page tells «{told}»")
    return answer


def thumbs(person):
    """What a thumb aims at is 44 px high."""
    if small := person.page.evaluate(TARGETS):
        raise Failure(f"on {person.page.url}, too small for a thumb: {small}")


def pass_the_check(person, letters):
    person.type("#lettres", letters)
    person.press("Enter", "#lettres")


@journey(width=360, height=740, touch=True, fresh=True, I=5, F=2)
def journey_j8_a_landlord_answers_by_a_link(person):
    """No account, a telephone: three letters, «payé en partie» and how much. The second field is that amount."""
    with colleague(person, "referent") as referent:
        file, link, family = ask_a_landlord(referent)
        before = kept_of_landlords(person)
        with aside(person):
            for _ in range(3):
                open_unchecked(person, link, file, family)
        person.context.clear_cookies()
        open_unchecked(person, link, file, family)
        if kept_of_landlords(person) != before:
            raise Failure("opening the link changed something")
        thumbs(person)
        person.axe(["dark", "forced"])
        person.picture("landlord-check", 360)
        pass_the_check(person, family[:3].lower())
        thumbs(person)
        person.axe(["dark", "forced"])
        person.picture("landlord-question", 360)
        person.check("input[name=situation][value=partial]")
        person.type("#paye", "120,50")
        tap_through(person, "main form button")
        person.sees("Merci, c’est enregistré", "h1")
        person.sees("payé en partie 120,50 €")
        with aside(person):
            open_unchecked(person, link, file, family)
            pass_the_check(person, family[:3])
            person.sees("Vous avez déjà répondu", "h1")
            person.sees("payé en partie 120,50 €")
            person.picture("landlord-answered", 360)
        referent.goto(file + "/suivi")
        referent.sees("payé 120,50 €")
        referent.sees("réponse du bailleur par lien")


@journey(width=360, height=740, touch=True, fresh=True, size="s", I=5, F=1)
def journey_j8_paid_on_time_and_a_link_that_locks(person):
    """The usual answer takes one field. Five wrong checks close a link, also to the right letters."""
    with colleague(person, "referent") as referent:
        file, link, family = ask_a_landlord(referent)
        with aside(person):
            person.goto(link)
            with person.expecting(422, 410):
                for left in (4, 3, 2, 1):
                    pass_the_check(person, "zzz")
                    person.sees(f"Il reste {left} essai")
                pass_the_check(person, "zzz")
                person.sees("Trop d’essais")
                if (status := person.goto(link).status) != 410 or person.page.locator("#lettres").count():
                    raise Failure(f"the locked link answers {status}, and can be tried again")
                person.picture("landlord-locked", 360)
        referent.goto(file + "/suivi")
        if "demandé au bailleur" in referent.text("main table"):
            raise Failure("the tab says that the landlord is asked, though the link is locked")
        file, again, family = ask_a_landlord(referent)
        person.goto(again)
        pass_the_check(person, family[:3])
        person.check("input[name=situation][value=ok]")
        tap_through(person, "main form button")
        person.sees("Merci, c’est enregistré", "h1")
        with aside(person), person.expecting(410):
            if (status := person.goto(link).status) != 410:
                raise Failure(f"once another was answered, the locked link answers {status}")
        referent.goto(file + "/suivi")
        referent.sees("réponse du bailleur par lien")


def direct_leases(person, year=datetime.date.today().year):
    """Of a year's exits: those into a direct lease, and all."""
    person.goto(f"/indicateurs/sorties-en-bail-direct?de={year}&a={year}")
    return [int(re.sub(r"\D", "", text)) for text in person.page.locator(".kpi .fig .v").all_inner_texts()[1:3]]


def on_the_map(person):
    """The map's numbers of dwellings that stand empty, one for each département."""
    person.goto("/parc/carte?mesure=vacants")
    return person.page.locator("main table tbody tr").all_inner_texts()


def due_exit(person):
    """The first line of Today about the end of a stay in a relay dwelling: its button, the dwelling."""
    rows = person.page.locator(".queue .row:visible").filter(has_text=re.compile(r"Fin de séjour[^·]*· \d\d-\d{3}"))
    return rows.first.locator("a.btn"), re.search(r"\d\d-\d{3}", rows.first.inner_text()).group(0)


@journey(role="headOfSite", fresh=True, I=10, F=4, P=4)
def journey_j11_a_household_leaves_for_a_lease_of_its_own(person):
    """From Today: destination, landlord, commune, rent, signature. Then dwelling, planning, figure and follow-up tell it."""
    with aside(person):
        before, housed = direct_leases(person), on_the_map(person)
    person.goto("/aujourdhui")
    link, dwelling = due_exit(person)
    file = file_of(link)
    person.click(link)
    person.click("main .idbar a.btn[href*='/sortie']")
    commune = person.text("main form > p >> nth=0").rsplit(", ", 1)[1]
    choose(person, "#destination", "directLeasePublic")
    choose(person, "#bailleur", person.find("#bailleur option").nth(1).get_attribute("value"))
    person.type("#commune", commune)
    person.type("#loyer", "412,50")
    person.type("#signature", day(0))
    person.submit(SEND + " >> nth=0")
    person.sees("Sortie enregistrée")
    with aside(person):
        after = direct_leases(person)
        if after != [count + 1 for count in before]:
            raise Failure(f"the figure of exits into a direct lease was {before} and is {after}")
        if on_the_map(person) == housed:
            raise Failure(f"the map of vacant dwellings is as before: {housed}")
        person.goto(file + "/suivi")
        months = person.page.locator(".months li b").all_inner_texts()
        if months != [f"M{month}" for month in range(7)]:
            raise Failure(f"the tab «Suivi» plans {months}")
        person.sees("en cours", "main h2 >> nth=0")
        person.goto(f"/logements/{dwelling}")
        person.sees("vacant")
        person.goto("/parc/planning")
        free = person.page.locator("main table").filter(has_text="Qui part quand")
        row = free.locator("tbody tr").filter(has_text=dwelling)
        if "vacant" not in row.inner_text() or file.rsplit("/", 1)[1] in row.inner_text():
            raise Failure(f"the planning says of {dwelling}: {row.inner_text()}")
