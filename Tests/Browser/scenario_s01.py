"""S01, from the protection to the certificate: a couple in a centre, an extension, a relay dwelling, a request, a birth, a
dwelling refused and another accepted, six months of follow-up with a rent unpaid and its plan.

The domain guide dates it from 2 March to 15 July of the next year. Here today is that 15 July, whatever day it is, and every
other day stands as far from it as in the guide: the lease of 15 January was signed 181 days ago. The offers are lines of the search
journal: proposals under a convention have their own records later.
"""
import datetime
import re
import tempfile

from demo import Failure
from followups import direct_leases
from harness import journey
from imports import aside
from letters import MAKE, is_tagged, taken, told_by
from protection import colleague
from registration import day, submit_confirming
from scenes import act, enter_relay, fill, in_order, lines_of_today, register, take_into_service

TODAY = datetime.date(2026, 7, 15)
YEAR = (datetime.date.today() - datetime.timedelta(days=181)).year  # of the lease
DWELLING = "77-701"
FAMILY = [("Rahimzai", "Farhad", "14/02/1991", "M", None), ("Rahimzai", "Nilufar", "1994", "F", "spouse")]


def then(year, month, on):
    """A day of the story, as a form takes it."""
    return day((TODAY - datetime.date(year, month, on)).days)


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s01_from_protection_to_the_end_of_the_follow_up(person):
    file = in_the_centre(person)
    with colleague(person, "relayManager", axe=False) as manager:
        take_into_service(manager, DWELLING, "T3", 62, 4, 600)
        into_the_relay(manager, file)
    searching(person, file)
    into_the_lease(person, file)
    rents_and_visits(person, file)
    closed(person, file)
    told_in_order(person, file)


def in_the_centre(person):
    """Protected on 2 March, care ends on 31 March: three months more, then an extension to 30 September."""
    file = register(person, FAMILY, then(2024, 6, 3), decision=then(2025, 3, 2), centre=(then(2024, 6, 3), then(2025, 3, 31)))
    code = file.rsplit("/", 1)[1]
    person.goto(file)
    person.sees("Fin de séjour autorisé")
    if not any("au-delà de son terme" in line for line in lines_of_today(person, code)):
        raise Failure(f"the stay in the centre is past its term, and Today says {lines_of_today(person, code)}")
    act(person, file + "/parcours", "prolongation", "Demande de prolongation enregistrée", jour=then(2025, 5, 20))
    act(person, file + "/parcours", "reponse", "Prolongation accordée jusqu’au", decision="accord",
        jour=then(2025, 6, 1), terme=then(2025, 9, 30))
    return file


def into_the_relay(manager, file):
    """The keys on 12 June: the stay in the centre ends by itself on that day."""
    enter_relay(manager, file, DWELLING, then(2025, 6, 12), then(2026, 6, 11))
    manager.goto(f"/logements/{DWELLING}")
    manager.sees("occupé")


def searching(person, file):
    """The request on 1 July, a birth in August, an offer refused in November, another accepted."""
    code = file.rsplit("/", 1)[1]
    act(person, file + "/recherche-logement", "demande-de-logement", "Demande de logement enregistrée",
        depot=then(2025, 7, 1), guichet="townHall", numero="077112512345678901", attestation=then(2025, 7, 14), communes="Melun",
        type="T3")
    act(person, file + "/membres", "naissance", "Naissance enregistrée", prenom="Samir", naissance=then(2025, 8, 18), sexe="M")
    person.goto(file)
    person.sees("3 personnes", ".idbar")
    lead = dict(source="socialLandlord", qui="Office de l’habitat", commune="Melun", visite=then(2025, 11, 18))
    act(person, file + "/recherche-logement", "piste", "Piste notée", quoi="T4, 78 m², 5e étage",
        loyer="640", jour=then(2025, 11, 12), reponse="declined", reponse_le=then(2025, 11, 21),
        motif_menage="floorWithoutLift", **lead)
    act(person, file + "/recherche-logement", "piste", "Piste notée", quoi="T3, 64 m², 1er étage",
        loyer="545", jour=then(2025, 12, 3), reponse="accepted", reponse_le=then(2025, 12, 19), **lead | {"visite": then(2025, 12, 8)})
    person.sees("refus du ménage", "#journal")
    person.sees("étage sans ascenseur", "#journal")


def into_the_lease(person, file):
    """Signed on 15 January: the figure of exits moves by one, the request is met, the dwelling is free."""
    with aside(person):
        with colleague(person, "headOfSite", axe=False) as head:
            before = direct_leases(head, YEAR)
    person.goto(file)
    person.click("main .idbar a:has-text('Enregistrer la sortie')")
    fill(person, jour=then(2026, 1, 15), destination="directLeasePublic",
         bailleur=person.find("#bailleur option").nth(1).get_attribute("value"), commune="Melun", loyer="545",
         signature=then(2026, 1, 15), etat_des_lieux=then(2026, 1, 16))
    submit_confirming(person)
    person.sees("Sortie enregistrée")
    with aside(person):
        with colleague(person, "headOfSite", axe=False) as head:
            after = direct_leases(head, YEAR)
    if after != [count + 1 for count in before]:
        raise Failure(f"the figure of exits into a direct lease was {before} and is {after}")
    in_order(person, file + "/recherche-logement", "satisfaite")


def rents_and_visits(person, file):
    """Visits and talks; the rent of April is not paid: Today says so, and a plan of three payments is agreed on."""
    code, tab = file.rsplit("/", 1)[1], file + "/suivi"
    for month, (kind, on) in enumerate([
            ("visit", (2026, 1, 20)), ("visit", (2026, 2, 16)), ("interview", (2026, 3, 16)), ("visit", (2026, 4, 17)),
            ("phone", (2026, 5, 13)), ("interview", (2026, 6, 16)), ("visit", (2026, 7, 13))]):
        act(person, tab, "visite", "Enregistré", comment=kind, logement="good", points=["rent", "school"],
            texte=f"Contact du mois {month} : le logement est bien tenu", jour=then(*on))
        if month in (0, 3, 6):
            continue
        rent(person, tab, month, "ok", then(2026, 1 + month, 18), paye="545")
    rent(person, tab, 3, "unpaid", then(2026, 4, 17))
    if not any("Loyer, reste 545,00" in line for line in lines_of_today(person, code)):
        raise Failure(f"a rent is unpaid, and Today says {lines_of_today(person, code)}")
    act(person, tab, "plan-d-apurement", "Plan enregistré : 3 paiements, 545,00 € en tout", nombre="3", premier=then(2026, 5, 5),
        signe=then(2026, 4, 21))
    for _ in range(3):
        person.click(person.find("main form[action*='/paiements/'] button").first)
        person.sees("Paiement noté")
    if any("Loyer" in line for line in lines_of_today(person, code)):
        raise Failure(f"the debt is paid, and Today says {lines_of_today(person, code)}")


def rent(person, tab, month, status, checked, **fields):
    person.goto(tab)
    person.click(f"main table a[href*='/loyer?'][href*='mois={month}']")
    fill(person, situation=status, source="landlordCall", jour=checked, du="545", **fields)
    submit_confirming(person)
    person.sees("Loyer noté")


def closed(person, file):
    """Work was not known at the exit: Today asks. On 15 July the follow-up ends in autonomy, the landlord gets its
    certificate, and the file is closed."""
    tab = file + "/suivi"
    for place in range(2):
        person.goto(file + "/emploi")
        person.click(person.find("main a[href*='/situation?']").nth(place))
        fill(person, situation="jobSeekerRegistered", jour=then(2025, 9, 1))
        submit_confirming(person)
    act(person, tab, "fin-de-suivi", "Suivi clos", issue="autonomous", jour=then(2026, 7, 15))
    person.sees("7 contacts faits à temps sur 7")
    act(person, file, "accord", "Accord enregistré", accord="landlordContact", jour=then(2026, 1, 15))
    person.goto(file + "/courriers")
    person.click("main a[href*='modele=certificat']")
    person.click(MAKE)
    person.sees("gardé au dossier")
    with tempfile.TemporaryDirectory() as folder:
        letter = taken(person, folder)
        is_tagged(letter)
        said = told_by("pdftotext", letter, "-")
        if "Rahimzai" not in said:
            raise Failure(f"the certificate says {said}")
    act(person, file + "/evenements", "cloture", "Dossier clos", jour=then(2026, 7, 15), raison="autonomous")


def told_in_order(person, file):
    """The timeline tells it from the centre to the lease, the history every act; nothing is left on Today."""
    code = file.rsplit("/", 1)[1]
    in_order(person, file + "/parcours", "Melun", DWELLING, "CADA")
    in_order(person, file, "Dossier clos")
    if left := lines_of_today(person, code):
        raise Failure(f"the file is closed, and Today says {left}")
    with colleague(person, "referent elsewhere", axe=False) as charlie, charlie.expecting(404):
        for page in ("", "/parcours", "/suivi", "/recherche-logement", "/courriers"):
            if charlie.goto(file + page).status != 404:
                raise Failure(f"another association reads {page}")
