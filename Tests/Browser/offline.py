"""Visits without a network: recorded with the server killed, sent once, kept when refused, unreadable for anybody else."""
import contextlib
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import tempfile
import time

import demo as demo_module
from demo import Demo, Failure
from followups import held_in_register
from harness import alone, journey
from person import Person

CODE = "274916"
WORDS = "Logement propre, la chaudière fuit, rendez-vous pris avec le bailleur"
PAGE = "/hors-connexion"
RECORD = "#visites button"
RECORDS = "#envois > li[data-record]"
COUNT = """SELECT count(*), count(DISTINCT contact.id) FROM follow_up_contact AS contact"""
EVERYTHING = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((done, failed) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); r.onerror = failed; });
    for (const store of base.objectStoreNames) {
      const rows = await new Promise(done => { const r = base.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result); });
      const plain = v => v instanceof Uint8Array ? new TextDecoder('latin1').decode(v) : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, plain(x)])) : v;
      found.push({ store, rows: rows.map(plain) });
    }
    base.close();
  }
  const kept = [];
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) {
    const answer = await caches.match(request);
    kept.push({ address: new URL(request.url).pathname, text: await answer.text() });
  }
  return { found, kept, local: { ...localStorage } };
}"""


def open_the_sites(browser, demo):
    """The administration opens every site to visits without a network."""
    dora = Person(browser, demo, "administrator", axe=False)
    dora.goto("/admin/reseau")
    for site in dora.page.locator("main tbody th a").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        dora.goto(site)
        dora.submit("form[action$='/hors-connexion'] button")
    dora.leave()


def wait_until(person, words, what, seconds=20):
    """Waits until a condition in the page holds. It is asked for again and again: the page's policy lets nothing be evaluated in it."""
    end = time.monotonic() + seconds
    while not person.page.evaluate(words):
        if time.monotonic() > end:
            raise Failure(f"{what}: {person.text('main')[:600]}")
        person.page.wait_for_timeout(50)


def ready(person):
    wait_until(person, "document.getElementById('travail').hidden === false && !/JavaScript/.test(document.getElementById('etat').textContent)", "the page does not get ready")


def controlled(person):
    wait_until(person, "navigator.serviceWorker.controller !== null", "no worker keeps the page")


def prepare(person, code=CODE):
    """Takes the day's visits along."""
    person.goto(PAGE)
    ready(person)
    wait_until(person, "!document.getElementById('preparer').hidden", "the round is not offered")
    person.type("#code-preparer", code)
    person.submit("#preparer button")
    wait_until(person, "!document.getElementById('tournee').hidden", "the round did not open")
    controlled(person)


def unlock(person, code=CODE):
    person.type("#code-ouvrir", code)
    person.submit("#ouvrir button")
    person.page.wait_for_timeout(200)


def record(person, act, place=0, words=WORDS):
    """A visit in four touches and a few words."""
    act(person.page.locator(RECORD).nth(place))
    act(person.page.locator("#visite label:has(input[name=logement][value=worn])"))
    act(person.page.locator("#visite label:has(input[name=points][value=rent])"))
    person.type("#texte", words)
    act(person.page.locator("#visite .acts button:not([type])"))
    wait_until(person, "document.getElementById('visite').hidden", "the visit was not recorded")


def waiting(person):
    return person.page.locator(RECORDS).count()


def none_left(person, seconds=20):
    wait_until(person, f"document.querySelectorAll({json.dumps(RECORDS)}).length === 0", "something still waits", seconds)


@contextlib.contextmanager
def server_killed(person):
    """The server is killed outright; what the browser says of refused connections is no fault of the page."""
    person.demo.stop(signal.SIGKILL)
    yield
    person.demo.start()


def without_network(person):
    """Takes back what the console says of a server that is not there."""
    person.complaints = [c for c in person.complaints if "ERR_CONNECTION" not in c and "Failed to load resource" not in c]


def reopened(person):
    """The tab is closed, and the page opened in another one."""
    person.page.close()
    person.page = person.context.new_page()
    person.watch(person.page)
    person.page.goto(PAGE)
    ready(person)


def household_names(person):
    """Names of the day's visits, which the telephone must not keep."""
    return set(re.findall(r"Ménage ([^\s(<·]+)", person.context.request.get("/visites").text())) | set(
        re.findall(r'<th scope="row"><a[^>]*>([^<(]+)', person.context.request.get("/visites").text()))


@journey(role="referent", fresh=True, width=360, height=740, touch=True, I=8, F=1)
def journey_j4_a_visit_with_the_server_killed(person):
    """Recorded in the stairwell; the tab closed and opened again; the server back: there once, with the device's hour."""
    open_the_sites(person.browser, person.demo)
    prepare(person)
    person.axe(["light", "dark", "forced"])
    before = held_in_register(person, COUNT)[0]
    person.start_counting()
    with server_killed(person):
        person.page.reload()
        ready(person)
        unlock(person)
        person.start_counting()
        clock = datetime.datetime.now(datetime.timezone.utc)
        record(person, person.tap)
        if waiting(person) != 1:
            raise Failure(f"{waiting(person)} records wait, not 1")
        reopened(person)
        if waiting(person) != 1:
            raise Failure("the tab was closed and the record is gone")
    began = time.monotonic()
    person.tap("#envoyer")
    none_left(person)
    if (synced := time.monotonic() - began) > 5:
        raise Failure(f"the visit took {synced:.1f} s to leave, more than five")
    without_network(person)
    after = held_in_register(person, COUNT)[0]
    if after != (before[0] + 1, before[1] + 1):
        raise Failure(f"of contacts there were {before}, and are {after}")
    kind, met, condition, topics, at, said = held_in_register(
        person, "SELECT kind, met, condition, topics, at, device_at FROM follow_up_contact ORDER BY at DESC LIMIT 1")[0]
    if (kind, met, condition, topics) != ("visit", 1, "worn", "rent"):
        raise Failure(f"what arrived is {(kind, met, condition, topics)}")
    if abs((datetime.datetime.fromisoformat(said) - clock).total_seconds()) > 60 or not said < at:
        raise Failure(f"the device said {clock}, kept is {said}, received at {at}")
    print(f"         sent {synced:.2f} s after the touch")


def raw(person):
    """Everything that the browser keeps, as somebody with its disk would find it."""
    return person.page.evaluate(EVERYTHING)


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
        person.sees(WORDS, "#envois")
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


@alone
def check_offline_fifty_visits_leave_together(_, browser):
    """Fifty visits recorded with the server killed: each arrives once; how long it takes is told."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        person.expected |= {422}
        prepare(person)
        demo.stop(signal.SIGKILL)
        # Forty-nine notes, then the visit: the tour of a demonstration is shorter than fifty visits.
        for number in range(49):
            person.page.locator(RECORD).first.click()
            person.page.locator("#visite label:has(input[name=genre][value=note])").click()
            person.page.fill("#texte", f"Note {number} de la tournée")
            person.page.locator("#visite .acts button:not([type])").click()
            wait_until(person, "document.getElementById('visite').hidden", "a note was not recorded")
        record(person, person.click)
        wait_until(person, f"document.querySelectorAll({json.dumps(RECORDS)}).length === 50", "fifty records do not wait")
        demo.start()
        began = time.monotonic()
        person.page.click("#envoyer")
        none_left(person, 60)
        print(f"         50 records sent in {time.monotonic() - began:.2f} s")
        counted = held_in_register(person, "SELECT (SELECT count(*) FROM follow_up_contact WHERE device_at IS NOT NULL)")
        if counted != [(1,)]:
            raise Failure(f"of visits there are {counted}")
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
            demo.stop(signal.SIGKILL)
            reopened(person)
            names = {entry["address"] for entry in raw(person)["kept"]}
            if sum("/words-" in name for name in names) != 1:
                raise Failure(f"the cache holds {names}")
        person.leave()
