"""A household's own page without a network: its last state, on that telephone alone, until the code ends or it is forgotten."""
import re

from demo import Failure
from family_page import expected, hand_over, right_to_left
from followups import tap_through
from harness import journey
from imports import aside
from offline import EVERYTHING, wait_until
from protection import colleague

KEPT = "async () => { const found = await (await caches.open('page-copy')).keys(); return found.length; }"
LANGUAGES = ("fr", "en", "ar", "ps", "fa", "ru", "uk", "ti")


def copies(person):
    return person.page.evaluate(KEPT)


def kept(person, many=1):
    """The worker has kept so many pages: asked for again and again."""
    for _ in range(100):
        if copies(person) == many:
            return
        person.page.wait_for_timeout(100)
    raise Failure(f"{copies(person)} copies are kept, not {many}")


def enter(person, path, family):
    person.goto(path)
    person.type("#lettres", family[:3])
    person.submit(".b1")


def offline(person, path, words):
    """What the page says without a network; nothing where the browser shows its own error."""
    person.context.set_offline(True)
    try:
        person.page.goto(person.demo.address + path)
        text = person.page.inner_text("body")
    except Exception as lost:  # the browser's own page: no worker answered
        if "ERR_INTERNET_DISCONNECTED" not in str(lost) and "ERR_FAILED" not in str(lost):
            raise
        text = ""
        person.page.wait_for_timeout(500)
        person.page.goto("about:blank")  # the browser's own page looks again by itself once there is a network
    if bool(text) != bool(words) or words and words not in text:
        raise Failure(f"offline, {path} says: {text[:300]}")
    return text


def nothing_readable(person, *words):
    """Nothing of the page stands in clear in what the browser keeps, nor the code."""
    found = str(person.page.evaluate(EVERYTHING))
    for word in words:
        if word in found:
            raise Failure(f"«{word}» stands in clear on the telephone")


@journey(width=360, height=740, touch=True, fresh=True, size="s")
def journey_the_page_without_a_network(person):
    """Opened once, it shows its last state and its hour without a network; another code shows nothing; what ended or was forgotten is gone."""
    with colleague(person, "referent") as referent:
        path, family, file = hand_over(referent, "fr")
        expected(referent, file)
        with aside(person):
            enter(person, path, family)
            person.sees("12 rue des Écoles")
            kept(person)
            nothing_readable(person, "12 rue des Écoles", path[3:], "Vous avez rendez-vous")
            offline(person, f"{path}/papiers", "Pas de réseau.")
            text = offline(person, path, "12 rue des Écoles")
            if not re.search(r"Voici votre page du\s:\s*\w+ \d", text) or "01 99 00 12 12" not in text:
                raise Failure("the copy does not say of when it is, or whom to call: " + text)
            person.axe(["dark", "forced"])
            person.picture("family-offline", 360)
            offline(person, "/r/BCDF-BCDF-BCDF-BCDF", "")
            person.context.set_offline(False)
            person.goto(path)
            person.sees("Je viens")
            referent.goto(f"{file}/page")
            referent.submit("form[action$='/revocation'] button")
            with person.expecting(410):
                person.goto(path)
                kept(person, 0)
            offline(person, path, "")
            person.context.set_offline(False)
        path, family, file = hand_over(referent, "fr")
        with aside(person):
            enter(person, path, family)
            kept(person)
            person.page.evaluate("() => { window.stays = 1; }")
            person.context.set_offline(True)
            person.page.locator("form[action$='/fermeture'] button").tap()
            person.page.wait_for_url("**/fermeture")
            person.sees("Écrivez le code")
            if copies(person):
                raise Failure("forgotten without a network, the copy stays")
            offline(person, path, "")
            person.context.set_offline(False)
    # What the browser says of a network that is not there is no fault of the page.
    person.complaints = [c for c in person.complaints if "ERR_INTERNET" not in c and "ERR_FAILED" not in c and "Failed to" not in c]


@journey(width=320, height=640, touch=True, fresh=True, size="s")
def journey_the_page_in_eight_languages_at_320(person):
    """Every part in every language stays on a screen of 320 px, right to left where the language is."""
    with colleague(person, "referent") as referent:
        path, family, file = hand_over(referent, "fr")
        expected(referent, file)
        agreed(referent, file)
    with aside(person):
        enter(person, path, family)
        for language in LANGUAGES:
            person.goto(path)
            person.page.locator("footer summary").tap()
            tap_through(person, f"footer button[value={language}]")
            direction = "rtl" if language in ("ar", "ps", "fa") else "ltr"
            for part in ("", "/papiers", "/paiements", "/projet", "/panne", "/appeler", "/copie"):
                person.goto(path + part)
                if person.page.locator("html").get_attribute("dir") != direction:
                    raise Failure(f"{language} is not {direction}")
                right_to_left(person, f"{language} {part or 'home'}", language, direction)
                person.page.set_viewport_size({"width": 320, "height": 640})
                if part in ("", "/projet", "/panne"):
                    person.picture(f"family-{language}{part.replace('/', '-')}", 320)


def agreed(referent, file):
    """A goal of the whole household with a step, both shown on its page."""
    referent.goto(f"{file}/objectif")
    referent.type("#francais", "Trouver un logement à nous")
    referent.page.locator("[name=domaine]").select_option("housing")
    referent.submit("main form .acts button.btn")
    goal = referent.page.url.split("?")[0]
    referent.submit("form[action$='/montre'] button")
    referent.goto(f"{file}/etape?sujet={goal.rsplit('/', 1)[1]}")
    referent.type("#francais", "Chercher dix annonces chaque semaine")
    referent.submit("main form .acts button.btn")
    referent.submit("form[action*='/etapes/'][action$='/montre'] button")
    referent.sees("Cacher au ménage")
    referent.axe(["dark"])
    referent.picture("family-plan-chosen", 1280)
