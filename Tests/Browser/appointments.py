"""Appointments by use: made on a telephone, on Today, who came in one touch, moved; and the secret address of a calendar."""
import datetime

from demo import Failure
from followups import held_in_register, pass_the_check, tap_through, thumbs
from harness import journey
from imports import aside
from protection import colleague
from today import titles

SEND = "main form .acts button"
UNDO = "main .banner form button"
KEPT = "SELECT state, count(*) FROM appointment WHERE kind = 'signing' GROUP BY state ORDER BY state"


def french(day):
    return day.strftime("%d/%m/%Y")


def make(person, file, day, hour):
    """An appointment to sign something, which the demonstration has none of."""
    person.goto(f"{file}/nouveau-rendez-vous")
    person.select("#sujet_rdv", "Signature")
    person.type("#jour", french(day))
    person.type("#heure", hour)
    person.check("input[name=interprete][value=notNeeded]")


def first_file(person):
    """The first household that the list shows."""
    person.goto("/menages")
    return person.page.locator("main table tbody a[href^='/menages/']").first.get_attribute("href").split("?")[0]


def line(person, words):
    return [title for title in titles(person) if words in title]


@journey(role="referent", width=360, height=740, touch=True, fresh=True, size="s")
def journey_an_appointment_made_kept_and_moved(person):
    """On a telephone: made for today, on Today, missed by a slip of the thumb, taken back, moved to another week, kept in the agenda."""
    today = datetime.date.today()
    file = first_file(person)
    make(person, file, today, "23:45")
    person.axe(["dark", "forced"])
    person.picture("appointment-form", 360)
    tap_through(person, SEND)
    person.sees("Rendez-vous pris")
    thumbs(person)
    person.axe(["dark", "forced"])
    person.picture("appointments", 360)
    person.goto("/aujourdhui")
    if len(line(person, "signature")) != 1:
        raise Failure(f"Today does not have the appointment: {titles(person)}")
    row = person.page.locator(".queue .row:visible").filter(has_text="signature")
    tap_through(person, row.locator("button[name=presence][value=absent]"))
    if line(person, "signature") or held_in_register(person, KEPT) != [("absent", 1)]:
        raise Failure("one touch on Today did not say that nobody came")
    tap_through(person, person.find(UNDO))
    if len(line(person, "signature")) != 1 or held_in_register(person, KEPT) != [("planned", 1)]:
        raise Failure("undone, the appointment did not come back")
    person.goto(f"{file}/rendez-vous")
    tap_through(person, person.page.locator("main li").filter(has_text="Signature").locator("a[href*='/report-de-rendez-vous']"))
    # Further than the week that Today shows, also on a Sunday.
    monday = today + datetime.timedelta(days=14 - today.weekday())
    person.type("#jour", french(monday))
    person.type("#heure", "18:15")
    person.type("#motif", "train en retard")
    tap_through(person, SEND)
    person.sees("Rendez-vous déplacé")
    person.sees("Remplace celui du")
    if held_in_register(person, KEPT) != [("moved", 1), ("planned", 1)]:
        raise Failure(f"moved, the register holds {held_in_register(person, KEPT)}")
    person.goto("/aujourdhui")
    if line(person, "signature"):
        raise Failure("moved by more than a week, it is still on Today")
    person.goto(f"/rendez-vous?semaine={monday.isoformat()}")
    person.sees("18 h 15")
    person.axe(["dark", "forced"])
    person.picture("agenda", 360)
    person.picture("agenda", 1280)


@journey(role="referent", fresh=True, size="s")
def journey_a_secret_address_for_a_calendar(person):
    """Made on «Mon compte», shown once, read by something that has no account, withdrawn; no name of any household is in it."""
    file = first_file(person)
    person.goto(file)
    family = person.text("h1").split()[-1]
    make(person, file, datetime.date.today() + datetime.timedelta(days=1), "18:15")
    person.click("main form details summary")
    person.type("#lieu_mots", "12 rue des Écoles")
    person.submit(SEND)
    if person.page.locator("input[name^=confirme_]").count():
        for box in person.page.locator("input[name^=confirme_]").all():
            box.check()
        for reason in person.page.locator("input[name^=motif_V]").all():
            reason.fill("accompagnement à deux")
        person.submit(SEND)
    person.goto("/compte")
    person.axe(["dark", "forced"])
    person.submit("form[action='/compte/agenda'] button")
    address = person.text("#adresse-agenda").removeprefix(person.demo.address)
    with aside(person):
        calendar = person.context.request.get(person.demo.address + address)
        told = calendar.text()
        if calendar.status != 200 or "SUMMARY:RDV signature" not in told or "CLASS:PRIVATE" not in told:
            raise Failure(f"the secret address answers {calendar.status}: {told[:300]}")
        for word in (family, "Écoles", "LOCATION"):
            if word in told:
                raise Failure(f"the calendar tells «{word}»")
        person.goto("/compte")
        if address in person.page.content():
            raise Failure("the secret address is shown a second time")
    person.submit("form[action='/compte/agenda/revocation'] button")
    with aside(person), person.expecting(404):
        if (status := person.context.request.get(person.demo.address + address).status) != 404:
            raise Failure(f"withdrawn, the secret address answers {status}")


@journey(width=360, height=740, touch=True, fresh=True, size="s", I=5, F=2)
def journey_a_household_asks_for_another_moment(person):
    """No account, a telephone: three letters, another moment and when; the referent finds it on Today and moves the appointment."""
    with colleague(person, "referent") as referent:
        file = first_file(referent)
        make(referent, file, datetime.date.today() + datetime.timedelta(days=9), "18:15")
        referent.submit(SEND)
        kept = referent.page.locator("main li").filter(has_text="Signature")
        referent.click(kept.locator("form[action$='/lien'] button"))
        link = referent.text("#lien-menage").removeprefix(referent.demo.address)
        family = referent.text("h1").split()[-1]
        person.goto(link)
        for told in (family, file.rsplit("/", 1)[1], "18 h 15"):
            if told.casefold() in person.page.content().casefold():
                raise Failure(f"before the check, the household's page tells «{told}»")
        thumbs(person)
        person.axe(["dark", "forced"])
        person.picture("household-check", 360)
        pass_the_check(person, family[:3].lower())
        person.sees("18 h 15")
        thumbs(person)
        person.axe(["dark", "forced"])
        person.picture("household-question", 360)
        person.check("input[name=reponse][value=otherTime]")
        person.type("#souhait", "jeudi après 16 heures")
        tap_through(person, "main form button")
        person.sees("Merci, c’est enregistré", "h1")
        person.picture("household-answered", 360)
        referent.goto("/aujourdhui")
        row = referent.page.locator(".queue .row:visible").filter(has_text="Autre moment demandé")
        referent.click(row.locator("a.btn"))
        referent.type("#jour", french(datetime.date.today() + datetime.timedelta(days=10)))
        referent.type("#heure", "18:30")
        referent.submit(SEND)
        if referent.page.locator("input[name^=confirme_]").count():
            raise Failure("the new hour was to be free: " + referent.text("main .banner"))
        referent.sees("Rendez-vous déplacé")
        referent.goto("/aujourdhui")
        if line(referent, "Autre moment"):
            raise Failure("moved, the wish is still on Today")
        with aside(person), person.expecting(410):
            if (status := person.goto(link).status) != 410:
                raise Failure(f"once moved, the link answers {status}")
