"""A dwelling that a landlord proposes: candidates, the landlord's link, the household's answer, a lease that everything
tells; two tabs at once, a refusal, the keyboard alone, and a list that is imported."""
import re

from demo import Failure
from harness import journey
from imports import aside
from person import Person
from protection import in_days
from registration import choose, day

SEND = "main form.record .acts button"
ROW = "#candidatures tbody tr"
NEEDED = ("protectionDecision", "cafStatement", "rib", "healthCover")


def received_offer(person, rooms="T5", asked="3"):
    """An offer that lacks nothing, as it came."""
    person.goto("/propositions/nouvelle")
    choose(person, "#bailleur", person.find("#bailleur option").nth(1).get_attribute("value"))
    if not person.page.input_value("#site"):
        choose(person, "#site", person.find("#site option").nth(1).get_attribute("value"))
    person.type("#recue", day(3))
    person.type("#commune", "Melun")
    choose(person, "#type", rooms)
    person.type("#surface", "82")
    person.type("#loyer", "540")
    person.type("#charges", "70")
    person.type("#candidatures", asked)
    person.type("#reponse_avant", in_days(20))
    person.submit(SEND)
    person.sees("Proposition enregistrée")


def note_offer(person, asked="3"):
    """Notes an offer by hand and opens it; answers its address."""
    received_offer(person, "T4", asked)
    person.click("form[action$='/etude'] button")
    person.click("form[action$='/ouverture'] button")
    person.sees("ouverte aux candidatures", "h1")
    return person.page.url


def propose_first(person, offer):
    """The household that fits best is proposed; its code."""
    person.goto(offer + "/candidats")
    button = person.find("tbody form[action$='/candidats'] button").first
    code = re.search(r"[A-Z]{7}", button.get_attribute("aria-label")).group(0)
    person.click(button)
    person.sees("Ménage proposé")
    return code


def complete(person, offer, code):
    """Its agreement, the papers that are missing, and its file is complete."""
    row = f"{ROW}:has-text('{code}')"
    person.click(f"{row} a[href$='/accord']")
    if person.page.locator("#accord").count():
        person.check("#accord")
    person.submit(SEND)
    missing = "il manque" in person.text(row)
    if missing:
        with aside(person):
            for kind in NEEDED:
                person.goto(f"/menages/{code}/piece?piece={kind}")
                person.type("#vue", day(1))
                person.type("#fin", in_days(300))
                person.submit("main form .acts button >> nth=0")
            person.goto(offer)
    person.click(f"{row} form[action$='/dossier'] button")
    person.sees("Dossier complet")


def link_of(person, offer):
    """The landlord's address and code, shown once."""
    person.goto(offer + "/lien")
    person.click("main form[action$='/lien'] button")
    address, code = person.page.locator("main .panel code").all_inner_texts()
    person.goto(offer + "/lien")
    if code in person.page.content():
        raise Failure("the landlord's code is shown twice")
    return address.removeprefix(person.demo.address), code


def landlord_decides(owner, address, code, number, decision):
    """Behind the link, on a telephone: the code, one file, one decision."""
    owner.goto(address)
    owner.type("#lettres", code)
    owner.press("Enter", "#lettres")
    owner.tap(f"button[aria-label$='dossier {number}']")
    owner.check(f"input[name=decision][value={decision}]")
    owner.tap("main form button:has-text('Envoyer la décision')")
    owner.sees("votre décision est enregistrée")


@journey(fresh=True, size="s", touch=True, width=360, I=5, F=1)
def journey_j8_a_landlord_decides_on_a_telephone(person):
    """Without an account: a code said by telephone, one file, one decision; opening the link changes nothing."""
    with aside(person):
        officer = Person(person.browser, person.demo, "partnershipOfficer", axe=False)
        officer.goto("/propositions?etat=candidatesSent")
        officer.click("tbody th a")
        codes = officer.page.locator("#candidatures .under").all_inner_texts()
        names = officer.page.locator("#candidatures tbody th a").all_inner_texts()
        address, secret = link_of(officer, officer.page.url)
        officer.leave()
        for _ in range(3):
            person.goto(address)
        person.picture("landlord-offers-check", 360)
    landlord_decides(person, address, secret, 1, "allocated")
    with aside(person):
        page = person.page.content()
        for told in codes + [name.removeprefix("Ménage ") for name in names]:
            if told and told in page:
                raise Failure(f"the landlord's page tells {told}")
        person.picture("landlord-offers", 360)
        person.picture("landlord-offers", 1280)
        person.axe(["dark", "forced"])
        person.goto(address)
        person.type("#lettres", secret)
        person.press("Enter", "#lettres")
        person.sees("réponse du ménage avant le")


@journey(fresh=True, size="s", touch=True, width=360, I=5, F=1)
def journey_j8_a_landlord_agrees_to_a_visit(person):
    """A code said by telephone, "Oui, mardi à 10 h", into the calendar; opening changes nothing, and it is told once."""
    with aside(person):
        officer = Person(person.browser, person.demo, "partnershipOfficer", axe=False)
        officer.goto("/propositions?etat=candidatesSent")
        officer.click("tbody th a")
        offer = officer.page.url.removeprefix(person.demo.address)
        names = officer.page.locator("#candidatures tbody th a").all_inner_texts()
        officer.goto(offer + "/visite")
        officer.type("#jour", in_days(6))
        officer.type("#heure", "10:00")
        officer.submit("main form .acts button >> nth=0")
        officer.sees("Visite proposée")
        address, secret = link_of(officer, offer)
        for _ in range(3):
            person.goto(address)
            if "10\u00a0h" in person.text():
                raise Failure("the moment stands before the code")
    person.goto(address)
    person.type("#lettres", secret)
    person.press("Enter", "#lettres")
    person.tap("button:has-text('Oui, ')")
    person.sees("la visite est convenue")
    with person.page.expect_download() as download:
        person.tap("button:has-text('Ajouter à mon agenda')")
    with open(download.value.path(), encoding="utf-8") as file:
        told = file.read()
    if "DTSTART;TZID=Europe/Paris:" not in told or "T100000" not in told:
        raise Failure(f"the calendar is told {told}")
    with aside(person):
        for name in names:
            if name.removeprefix("Ménage ") in told + person.page.content():
                raise Failure("the landlord is told a name")
        person.picture("landlord-visit", 360)
        person.goto(address)
        person.type("#lettres", secret)
        person.press("Enter", "#lettres")
        person.sees("Visite convenue")
        officer.goto("/aujourdhui")
        officer.sees("Visite acceptée par lien")
        officer.goto(offer)
        officer.picture("offer-visit", 1280)
        officer.submit("form[action$='/lecture'] button")
        officer.sees("C’est lu.")
        officer.leave()


@journey(role="headOfSite", fresh=True, size="s")
def journey_an_offer_becomes_a_lease(person):
    """Three candidates sent, one allocated, accepted in one of two tabs, and a lease that everything tells."""
    offer = note_offer(person)
    codes = []
    for _ in range(3):
        codes.append(propose_first(person, offer))
    if len(set(codes)) != 3:
        raise Failure(f"a household is proposed twice: {codes}")
    for code in codes:
        complete(person, offer, code)
    person.picture("offer", 1280)
    person.picture("offer", 360)
    person.click("a[href$='/envoi']")
    person.submit(SEND)
    person.sees("3 candidatures envoyées")
    person.click(f"{ROW}:has-text('{codes[0]}') a[href$='/decision']")
    person.check("input[name=decision][value=allocated]")
    person.submit(SEND)
    person.sees("Décision enregistrée")
    row = f"{ROW}:has-text('{codes[0]}')"
    yes = person.page.locator(f"{row} a[href$='/acceptation']").get_attribute("href")
    second = person.context.new_page()
    second.goto(person.demo.address + yes)
    person.goto(yes)
    person.submit(SEND)
    person.sees("reste le bail à signer")
    with person.expecting(422):
        second.click(SEND)
        second.wait_for_load_state("load")
        told = second.locator("main").inner_text()
    if "acceptée par le ménage" not in told or "rien n’est changé" not in told:
        raise Failure(f"the second tab is told: {told[:300]}")
    second.close()
    person.click(f"{row} a[href$='/bail']")
    person.picture("offer-lease", 360)
    person.submit(SEND)
    person.sees("Bail enregistré")
    person.sees("Le bail est signé.")
    with aside(person):
        person.goto(f"/menages/{codes[0]}/suivi")
        months = person.page.locator(".months li b").all_inner_texts()
        if months != [f"M{month}" for month in range(7)]:
            raise Failure(f"the follow-up plans {months}")
        person.goto(f"/menages/{codes[0]}/recherche-logement")
        person.sees("bail signé", "#candidatures")
        person.goto("/propositions?etat=leased")
        person.sees("T4 à Melun")
        person.picture("offers", 360)
        person.picture("offers", 1280)


@journey(role="headOfSite", fresh=True, size="s")
def journey_an_offer_with_the_keyboard_and_a_refusal(person):
    """One candidate, every act by Enter: allocated, then refused with its reason, which ends the offer."""
    offer = note_offer(person, asked="1")
    code = propose_first(person, offer)
    complete(person, offer, code)
    row = f"{ROW}:has-text('{code}')"
    person.press("Enter", "a[href$='/envoi']")
    person.press("Enter", "#jour")
    person.press("Enter", f"{row} a[href$='/decision']")
    with person.expecting(422):
        person.press("Enter", SEND)
        person.sees("Choisissez la décision.")
    person.press("Space", "input[name=decision][value=allocated]")
    person.press("Enter", "#jour")
    person.sees("Décision enregistrée")
    person.press("Enter", f"{row} a[href$='/refus']")
    with person.expecting(422):
        person.press("Enter", "#jour")
        person.sees("Donnez le motif.")
    choose(person, "#motif", "transport")
    person.press("Enter", "#jour")
    person.sees("refus du ménage")
    person.sees("transports ou trajet vers le travail")


def told(person, words):
    """Waits until the region that announces says it, and tells what else it says."""
    person.page.locator(f"[role=status]:has-text('{words}')").first.wait_for()
    person.settle()


def column_of(person, title):
    """The column in which a card stands."""
    return person.page.locator(f"[data-column]:has(.card:has-text('{title}'))").get_attribute("data-column")


@journey(role="partnershipOfficer", fresh=True, size="s", I=7)
def journey_j10_a_card_moves_two_columns(person):
    """With the keyboard alone: two columns on in one move, taken back by a key; both are told, and nothing is dragged."""
    with aside(person):
        received_offer(person)
        person.goto("/propositions?vue=tableau")
        person.axe(["dark", "forced"])
    title = "T5 à Melun"
    choice = f".card:has-text('{title}') select"
    person.press("ArrowDown", choice)
    person.press("Tab")
    person.press("Enter")
    told(person, "T5 à Melun passe dans")
    if column_of(person, title) != "open":
        raise Failure(f"the card went to {column_of(person, title)}")
    focused = person.page.evaluate("document.activeElement.closest('.card')?.querySelector('h3').innerText")
    if focused != title:
        raise Failure(f"the focus is on {focused}")
    person.press("[")
    told(person, "de nouveau dans")
    if column_of(person, title) != "received":
        raise Failure(f"the card is back in {column_of(person, title)}")
    with aside(person):
        person.press("[")
        told(person, "ne recule pas")
        person.press("]")
        told(person, "passe dans")
        card = person.page.locator(f".card:has-text('{title}')")
        card.hover()
        card.drag_to(person.page.locator("[data-column=open]"))
        person.settle()
        told(person, "passe dans")
        person.picture("offer-board", 1280)
        person.picture("offer-board", 360)


@journey(role="partnershipOfficer", fresh=True, size="s")
def journey_j10_without_scripts(person):
    """The board by its forms alone; what needs facts leads to its form."""
    received_offer(person)
    plain = Person(person.browser, person.demo, "partnershipOfficer", javascript=False, axe=False)
    plain.goto("/propositions?vue=tableau")
    card = "#colonne-received .card:has-text('T5 à Melun')"
    plain.select(f"{card} select", "Ouverte aux candidatures")
    plain.click(f"{card} form button")
    plain.sees("T5 à Melun passe dans", "[role=status]")
    plain.click("[role=status] form button")
    plain.sees("de nouveau dans", "[role=status]")
    plain.select(f"{card} select", "Closes sans bail")
    plain.click(f"{card} form button")
    plain.sees("Clore la proposition", "h1")
    plain.leave()
