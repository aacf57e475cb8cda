"""What is refused of a visit without a network, wrong codes, and signing out: what waits is kept and explained."""
import datetime
import json
import signal

from demo import Demo, Failure
from followups import held_in_register
from harness import alone
from offline import (
    PAGE, RECORD, RECORDS, WORDS, none_left, open_the_sites, prepare, raw, ready, record, reopened, unlock, wait_until, waiting)
from person import Person


@alone
def check_offline_what_is_refused_is_kept_and_corrected(_, browser):
    """A visit on a day of before the move comes back with its sentence, is read, corrected, and arrives once."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        person.expected |= {422}
        prepare(person)
        person.click(person.page.locator(RECORD).first)
        person.type("#texte", WORDS)
        person.click("#autres-jours summary")
        person.type("#jour", "2020-01-15")
        person.click("#visite .acts button:not([type])")
        wait_until(person, "/à revoir/.test(document.getElementById('envois').textContent)", "a refused visit is not to be looked at")
        person.sees("n’a emménagé que le", "#envois")
        reopened(person)
        if waiting(person) != 1:
            raise Failure("what was refused is gone")
        unlock(person)
        person.page.locator(f"{RECORDS} button", has_text="Lire").click()
        wait_until(person, f"document.getElementById('envois').textContent.includes({json.dumps(WORDS)})", "what was refused cannot be read")
        person.page.locator(f"{RECORDS} button", has_text="Corriger").click()
        person.page.evaluate("document.getElementById('autres-jours').open = true")
        person.type("#jour", datetime.date.today().isoformat())
        person.click("#visite .acts button:not([type])")
        none_left(person)
        found = held_in_register(person, "SELECT on_day FROM follow_up_contact WHERE device_at IS NOT NULL")
        if found != [(datetime.date.today().isoformat(),)]:
            raise Failure(f"the corrected visit is there as {found}")
        complaints = [c for c in person.complaints if "422" not in c]
        if complaints:
            raise Failure("; ".join(complaints))
        person.leave()


@alone
def check_offline_five_wrong_codes_delete_the_round_and_not_what_waits(_, browser):
    """The tries count across closed tabs; what waits stays and leaves all the same."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        person.goto(PAGE)
        ready(person)
        wait_until(person, "!document.getElementById('preparer').hidden", "the round is not offered")
        for code in ["123456", "111111", "12345", "121212", "654321", "010190", "01011990", "abcdef"]:
            person.type("#code-preparer", code)
            person.submit("#preparer button")
            if not person.text("#code-preparer-e").strip():
                raise Failure(f"the code {code} was taken")
        prepare(person)
        demo.stop(signal.SIGKILL)
        record(person, person.click)
        for turn in range(5):
            if turn % 2 == 0:
                reopened(person)
            unlock(person, "385027")
            wait_until(person, "document.getElementById('code-ouvrir-e').textContent.length > 0", "a wrong code is not told")
        wait_until(person, "/la tournée est effacée/.test(document.getElementById('code-ouvrir-e').textContent)", "five wrong codes change nothing")
        found = {part["store"]: len(part["rows"]) for part in raw(person)["found"]}
        if found["tour"] != 0 or found["outbox"] != 1:
            raise Failure(f"after five wrong codes the browser holds {found}")
        demo.start()
        person.click("#envoyer")
        none_left(person)
        person.leave()


@alone
def check_offline_signing_out_asks_what_becomes_of_what_waits(_, browser):
    """Sent, kept or deleted; the round goes in each case, and an empty device is emptied."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        person.expected |= {422}
        prepare(person)
        person.click(person.page.locator(RECORD).first)
        person.click("#autres-jours summary")
        person.type("#jour", "2020-01-15")
        person.click("#visite .acts button:not([type])")
        wait_until(person, "/à revoir/.test(document.getElementById('envois').textContent)", "a refused visit is not kept")
        person.goto("/aujourdhui")
        person.click("form[action='/deconnexion'] button")
        wait_until(person, "location.pathname === '/hors-connexion' && !document.getElementById('depart').hidden", "signing out does not ask")
        person.click("#depart-garder")
        person.page.wait_for_url("**/connexion")
        person.goto(PAGE)
        ready(person)
        found = {part["store"]: len(part["rows"]) for part in raw(person)["found"]}
        if found["tour"] or found["outbox"] != 1:
            raise Failure(f"kept on this device: {found}")
        demo.sessions.clear()
        person.sign_in()
        person.goto("/aujourdhui")
        person.click("form[action='/deconnexion'] button")
        wait_until(person, "location.pathname === '/hors-connexion' && !document.getElementById('depart').hidden", "signing out does not ask again")
        person.click("#depart-supprimer")
        person.click("#depart-supprimer")
        person.page.wait_for_url("**/connexion")
        person.goto("/connexion")
        if any(part["rows"] for part in raw(person)["found"] if part["store"] in ("tour", "outbox", "draft")):
            raise Failure("deleted, something is still there")
        person.leave()
