"""What a telephone keeps without a network: nothing personal, nothing lost by an upgrade, drafts for three days."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import tempfile

import demo as demo_module
from demo import Demo, Failure
from followups import held_in_register
from harness import alone
from offline import (
    CODE, PAGE, RECORD, WORDS, household_names, none_left, open_the_sites, prepare, raw, record, reopened, unlock, wait_until,
    waiting)
from person import Person


@alone
def check_offline_nothing_personal_is_kept_and_nobody_else_reads_or_sends(_, browser):
    """Only ciphertext in the browser's database, only the shell in its cache; another account neither sees nor sends."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        names = household_names(person)
        if len(names) < 2:
            raise Failure(f"the page of visits names nobody: {names}")
        prepare(person)
        shown = person.text("#visites")
        phone = re.search(r"(?:Appeler) ([\d ]{10,})", shown)
        address = person.page.locator("#visites p a").first.inner_text()
        demo.stop(signal.SIGKILL)
        person.page.locator(RECORD).first.click()
        person.page.fill("#texte", "brouillon qui attend Zyxwv")
        person.page.wait_for_timeout(1500)
        drafted = raw(person)
        person.page.click("#visite-fermer")
        record(person, person.click)
        kept = raw(person)
        text = json.dumps([drafted, kept], ensure_ascii=False)
        for word in [*names, WORDS, "chaudière", "Zyxwv", address, CODE, *([phone.group(1)] if phone else [])]:
            if word and word.strip() and word in text:
                raise Failure(f"«{word}» stands in the browser's storage")
        if not any(part["store"] == "draft" and part["rows"] for part in drafted["found"]):
            raise Failure("the draft of a visit is not kept")
        addresses = {entry["address"] for entry in kept["kept"]}
        if not addresses or not all(one == PAGE or one.startswith("/assets/") for one in addresses):
            raise Failure(f"the browser's cache holds {addresses}")
        demo.start()
        # The same browser, another colleague: a session of hers in the place of the first.
        mine = person.context.cookies()
        person.context.clear_cookies()
        other = Person(browser, demo, "headOfSite", axe=False)
        person.context.add_cookies(other.context.cookies())
        reopened(person)
        wait_until(person, "/En ligne/.test(document.getElementById('etat').textContent)", "the page does not see the colleague")
        if waiting(person) or not person.page.locator("#tournee").is_hidden():
            raise Failure("a colleague sees what another one recorded")
        person.page.wait_for_timeout(500)
        if len(next(part for part in raw(person)["found"] if part["store"] == "outbox")["rows"]) != 1:
            raise Failure("a colleague's page took the record away")
        if held_in_register(person, "SELECT count(*) FROM follow_up_contact WHERE device_at IS NOT NULL")[0][0]:
            raise Failure("a colleague's page sent another one's record")
        # Nobody is signed in: it says so and keeps it.
        person.context.clear_cookies()
        person.context.add_cookies([c for c in mine if c["name"] == "reloref-langue"])
        person.page.evaluate("""async () => new Promise(done => { const r = indexedDB.open('reloref-offline'); r.onsuccess = () => {
            const t = r.result.transaction(['meta', 'outbox'], 'readwrite');
            t.objectStore('outbox').getAll().onsuccess = e => t.objectStore('meta').put({ name: 'current', account: e.target.result[0].account });
            t.oncomplete = () => { r.result.close(); done(); }; }; })""")
        reopened(person)
        wait_until(person, "/Reconnectez-vous pour envoyer l’enregistrement/.test(document.getElementById('annonces').textContent)", "an ended session is not told")
        if waiting(person) != 1:
            raise Failure("the session ended and the record is gone")
        # Signed in again: it leaves by itself, without the code.
        person.context.add_cookies(mine)
        reopened(person)
        none_left(person)
        if held_in_register(person, "SELECT count(*) FROM follow_up_contact WHERE device_at IS NOT NULL")[0][0] != 1:
            raise Failure("signed in again, the record did not arrive once")
        other.leave()
        person.leave()


@alone
def check_offline_an_older_database_keeps_what_waits(_, browser):
    """The browser's database of the version before, with a record that waits: it is there after the upgrade, and leaves."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        prepare(person)
        demo.stop(signal.SIGKILL)
        record(person, person.click)
        demo.start()
        person.page.goto(demo.address + "/sante/vivant")  # a page of the same house whose script is not at the database
        person.page.evaluate("""async () => {
          const open = (version, upgrade) => new Promise((done, failed) => { const r = indexedDB.open('reloref-offline', version); r.onupgradeneeded = () => upgrade(r.result); r.onsuccess = () => done(r.result); r.onerror = failed; });
          const rows = (base, store) => new Promise(done => { base.transaction(store).objectStore(store).getAll().onsuccess = e => done(e.target.result); });
          const now = await open(undefined), [outbox, meta] = [await rows(now, 'outbox'), await rows(now, 'meta')];
          now.close();
          await new Promise(done => { const r = indexedDB.deleteDatabase('reloref-offline'); r.onsuccess = done; });
          const old = await open(1, d => { d.createObjectStore('outbox', { keyPath: 'id' }); d.createObjectStore('meta', { keyPath: 'name' }); });
          const t = old.transaction(['outbox', 'meta'], 'readwrite');
          for (const row of outbox) t.objectStore('outbox').put(row);
          for (const row of meta) t.objectStore('meta').put(row);
          await new Promise(done => { t.oncomplete = done; });
          old.close();
        }""")
        demo.stop(signal.SIGKILL)
        reopened(person)
        if waiting(person) != 1:
            raise Failure("the upgrade of the browser's database lost the record")
        if "tour" not in {part["store"] for part in raw(person)["found"]}:
            raise Failure("the browser's database was not upgraded")
        demo.start()
        person.click("#envoyer")
        none_left(person)
        person.leave()


@contextlib.contextmanager
def next_version(demo):
    """The product of tomorrow: the same program beside assets of which one has changed."""
    program = pathlib.Path(demo_module.PROGRAM).resolve()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="reloref-next-", dir=program.parent))
    try:
        os.link(program, folder / program.name)
        for resources in program.parent.glob("*.resources"):
            shutil.copytree(resources, folder / resources.name)
        words = next(folder.glob("*RelorefWeb.resources/Assets/words.js"))
        words.write_text(words.read_text().replace("En ligne.", "En ligne, version suivante."))
        demo_module.PROGRAM = str(folder / program.name)
        yield
    finally:
        demo_module.PROGRAM = str(program)
        shutil.rmtree(folder)


@alone
def check_offline_a_new_version_keeps_what_waits(_, browser):
    """The product changes while a record waits: the page says so, takes the new version, and the record leaves."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        prepare(person)
        demo.stop(signal.SIGKILL)
        record(person, person.click)
        with next_version(demo):
            person.page.evaluate("window.before = true; void navigator.locks.request('reloref-outbox', () => new Promise(() => {}))")
            demo.start()
            person.page.evaluate("navigator.locks.query()")
            person.context.new_page().goto(demo.address + PAGE)
            person.page.wait_for_timeout(1500)
            if waiting(person) != 1:
                raise Failure("the new version lost the record")
            reopened(person)
            none_left(person)
            wait_until(person, "/version suivante/.test(document.getElementById('etat').textContent)", "the old version is still shown")
            # The worker takes over by itself; the old one's cache goes then.
            for _ in range(40):
                names = {entry["address"] for entry in raw(person)["kept"]}
                if sum("/words-" in name for name in names) == 1:
                    break
                person.page.wait_for_timeout(250)
            else:
                raise Failure(f"the cache holds {names}")
            demo.stop(signal.SIGKILL)
            reopened(person)
        person.leave()
