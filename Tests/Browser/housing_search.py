"""The search for a home: a request written down, attested and renewed; a dwelling tried by oneself; a budget reckoned in the
stairwell; the request that a lease meets; the list of what is to be renewed, on paper."""
import datetime
import re

from demo import Failure
from followups import SEND, UNDO, held_in_register, lines_of_history, tap_through, thumbs
from harness import journey
from imports import aside
from registration import choose, day

NUMBER = "077 112 512 345 678 901"
TAB = "/recherche-logement"


def months_ago(count, days=0):
    """A day so many months ago, as a form takes it."""
    today = datetime.date.today()
    month = today.month - 1 - count
    year, month = today.year + month // 12, month % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return (datetime.date(year, month, min(today.day, last)) + datetime.timedelta(days=days)).strftime("%d/%m/%Y")


def file_without_request(person, number=0):
    """A file of the referent's own list whose household lives in a centre and has no request yet."""
    asked = f"""SELECT household.code FROM household JOIN account ON account.id = household.referent_id
        JOIN accommodation AS stay ON stay.household_id = household.id AND stay.state = 'active' AND stay.kind = 'centre'
        WHERE account.email = '{person.account.email}' AND household.closed_on IS NULL AND household.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM social_request WHERE household_id = household.id)
        ORDER BY household.code"""
    codes = [code for (code,) in held_in_register(person, asked)]
    if len(codes) <= number:
        raise Failure("no file without a request")
    return f"/menages/{codes[number]}"


def waiting(person, words):
    """The lines of Today that say these words."""
    return person.page.locator(".queue .row").filter(has_text=words)


@journey(role="referent", fresh=True, languages=("fr-FR", "en-GB"), I=8, F=4, P=9)
def journey_j26_a_request_from_filing_to_renewal(person):
    """Written down with what is wished for; Today asks for the attestation and the renewal; both are recorded from there."""
    file = file_without_request(person)
    code = file.rsplit("/", 1)[1]
    with aside(person):
        known = len(lines_of_history(person, file))
    person.goto(file + TAB)
    person.click("main .empty a.btn")
    person.type("#depot", months_ago(11))
    choose(person, "#guichet", "townHall")
    person.type("#communes", "Melun")
    choose(person, "#type", "T3")
    person.submit(SEND)
    with aside(person):
        person.axe(["dark", "forced"])
        person.picture(f"housing-search-{person.language}", 1280)
    person.goto("/aujourdhui")
    lines = waiting(person, code)
    due = {link.get_attribute("href").split("?")[0].rsplit("/", 1)[1] for link in lines.locator("a.btn").all()}
    if not {"attestation-de-demande", "renouvellement-de-demande"} <= due:
        raise Failure(f"Today has {sorted(due)} for {code}")
    person.click(lines.locator("a.btn[href*='/attestation-de-demande']"))
    person.type("#numero", NUMBER)
    person.type("#jour", months_ago(11, 12))
    person.submit(SEND)
    person.sees(NUMBER)
    person.goto("/aujourdhui")
    person.click(waiting(person, code).locator("a.btn[href*='/renouvellement-de-demande']"))
    person.submit(SEND)
    with aside(person):
        person.goto("/aujourdhui")
        if waiting(person, code).locator("a.btn[href*='-de-demande']").count():
            raise Failure("renewed and attested, the request still stands on Today")
        if (added := len(lines_of_history(person, file)) - known) != 3:
            raise Failure(f"the history has {added} lines more, not three")
        held = held_in_register(person, "SELECT kind, on_day FROM social_request_step WHERE request_id = (SELECT id FROM "
                                f"social_request WHERE household_id = (SELECT id FROM household WHERE code = '{code}'))")
        if held != [("renewal", datetime.date.today().isoformat())]:
            raise Failure(f"the register holds {held}")


@journey(role="referent", fresh=True, javascript=False, width=360, height=740, touch=True, I=8, F=8, P=8)
def journey_j27_a_dwelling_tried_and_its_budget_without_a_script(person):
    """On a telephone: a lead in the journal, its budget reckoned and kept, the lead taken back and put back."""
    file = file_without_request(person)
    person.goto(file + TAB)
    tap_through(person, "#journal a.btn[href*='/piste']")
    choose(person, "#source", "agency")
    person.type("#qui", "Agence du Pont")
    person.type("#quoi", "T3, 62 m², 2e étage")
    person.type("#commune", "Melun")
    person.type("#loyer", "620,50")
    person.type("#charges", "85")
    tap_through(person, SEND + " >> nth=0")
    person.sees("Piste notée dans le journal de recherche.")
    thumbs(person)
    tap_through(person, "#journal tbody a[href*='/budget']")
    if person.page.input_value("#loyer") != "620,50":
        raise Failure("the budget does not begin with the rent of the lead")
    person.type("#ressources", "1450")
    person.type("#aide", "231,75")
    person.type("#personnes", "4")
    tap_through(person, "button[formaction]")
    shown = re.sub(r"[\u00a0\u202f]", " ", person.text("#resultat"))
    for told in ("620,50 € + 85,00 € − 231,75 €", "473,75 €", "32,7 %", "976,25 €", "8,14 €"):
        if told not in shown:
            raise Failure(f"the reckoning does not say «{told}»: {shown}")
    with aside(person):
        thumbs(person)
        person.picture("budget", 360)
        if held_in_register(person, "SELECT count(*) FROM housing_budget WHERE resources_cents = 145000") != [(0,)]:
            raise Failure("a simulation was kept without being asked for")
    tap_through(person, SEND + " >> nth=-1")
    person.sees("Calcul gardé")
    tap_through(person, "#journal tbody form button")
    person.sees("Piste retirée.")
    tap_through(person, UNDO)
    person.sees("Agence du Pont")


@journey(role="referent", fresh=True, I=2, F=0, P=3)
def journey_j28_what_is_to_be_renewed_and_what_is_printed(person):
    """The list of requests, all that go on; from there a file, its journal on paper."""
    person.goto("/aujourdhui")
    person.click("main .head a[href*='/demandes-de-logement']")
    person.click("main .picks .pick >> nth=1")
    rows = person.page.locator("main tbody tr")
    if rows.count() < 2:
        raise Failure("the demonstration has hardly any request")
    with aside(person):
        person.axe(["dark", "forced"])
        person.picture("requests", 1280)
        person.picture("requests", 360)
        asked = """SELECT household.code FROM household JOIN housing_lead ON housing_lead.household_id = household.id
            GROUP BY household.code ORDER BY count(*) DESC, household.code"""
        shown = person.page.locator("main tbody .under").all_inner_texts()
        code = next((code for (code,) in held_in_register(person, asked) if code in shown), None)
        if code is None:
            raise Failure("no household with a request has a search journal")
        person.goto(f"/menages/{code}{TAB}")
        person.axe(["dark", "forced"])
        person.picture("search", 1280)
        person.picture("search", 360)
        person.goto(f"/menages/{code}{TAB}/journal")
        person.axe(["dark"])
        person.picture("journal", 1280)
        person.page.emulate_media(media="print")
        if person.page.locator("main .noprint:visible").count():
            raise Failure("a button is printed with the journal")
        person.page.emulate_media(media="screen")
