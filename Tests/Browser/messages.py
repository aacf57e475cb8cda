"""A household is written to: what is said stands there first, it leaves for the demonstration's folder, and without agreement
it is said what to do."""
import pathlib
import re
import time

from demo import Failure
from person import Person


def households_with_appointments(person):
    """The codes of the households in the agenda of the next weeks, each once."""
    found = []
    for weeks in range(4):
        person.goto(f"/rendez-vous?semaine={shift_week(weeks)}")
        for link in person.page.locator("main a[href*='/menages/']").all():
            code = re.search(r"/menages/([A-Z0-9]+)", link.get_attribute("href")).group(1)
            if code not in found:
                found.append(code)
    return found


def household_to_write_to(person):
    """The first of them with an appointment that is still to come, and a number."""
    for code in households_with_appointments(person):
        person.goto(f"/menages/{code}/rendez-vous")
        offered = person.page.get_by_role("link", name=re.compile("Lien par SMS"))
        if offered.count():
            offered.first.click()
            person.settle()
            if "aucun numéro" not in person.text("main"):
                return code
    raise Failure("no appointment of the next four weeks offers a text message to a household with a number")


def shift_week(weeks):
    return time.strftime("%Y-%m-%d", time.localtime(time.time() + weeks * 7 * 86_400))


def check_message_leaves_and_says_nothing(demo, browser):
    """Without agreement it is said what to do; with it, the message goes from the appointment to the modem's folder."""
    alice = Person(browser, demo, "referent")
    code = household_to_write_to(alice)
    refused = written(alice, code)
    if "n’a pas donné son accord" not in refused:
        raise Failure("a household that did not agree is written to:\n" + refused)
    alice.picture("sms-refused", 360)
    alice.goto(f"/menages/{code}/accord")
    alice.page.locator("[name=accord]").select_option("sms")
    alice.submit("main form .acts button.btn")
    sent = written(alice, code)
    if "SMS prêt" not in sent:
        raise Failure("the message is not ready:\n" + sent)
    if "dans la minute" in sent:
        wait_for_file(demo.folder / "data" / "sms")
    alice.goto("/messages")
    if "Lien d’un rendez-vous" not in alice.page.locator("main table").inner_text():
        raise Failure("the log does not know the message")
    alice.picture("messages", 1280)
    alice.picture("messages", 360)


def written(person, code):
    """The page after the first appointment's message was sent, or refused."""
    person.goto(f"/menages/{code}/rendez-vous")
    person.page.get_by_role("link", name=re.compile("Lien par SMS")).first.click()
    person.settle()
    said = person.page.locator("main").inner_text()
    if "Accord pour les SMS" not in said or "SMS, " not in said:
        raise Failure("the message is not shown with its cost before it leaves:\n" + said)
    person.submit("main form .acts button.btn")
    return person.page.locator("main").inner_text()


def wait_for_file(folder, seconds=30):
    for _ in range(seconds * 4):
        files = [file for file in pathlib.Path(folder).glob("reloref-*")]
        if files:
            text = files[0].read_text(encoding="utf-8")
            if not text.startswith("To: ") or "/rdv/" not in text:
                raise Failure("the file of the modem is not what it should be:\n" + text)
            return
        time.sleep(0.25)
    raise Failure(f"nothing came into {folder} within {seconds} s")
