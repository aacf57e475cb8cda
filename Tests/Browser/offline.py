"""Visits without a network: recorded with the server killed, sent once; what the other checks of it share."""
import contextlib
import datetime
import json
import re
import signal
import time

from demo import Failure
from documents import PLACE, photograph
from followups import held_in_register
from harness import journey
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
    if (!answer) continue;  // dropped meanwhile by a newer worker
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


def record(person, act, place=0, words=WORDS, photos=()):
    """A visit in four touches and a few words, and photographs, which count as a touch."""
    act(person.page.locator(RECORD).nth(place))
    act(person.page.locator("#visite label:has(input[name=logement][value=worn])"))
    act(person.page.locator("#visite label:has(input[name=points][value=rent])"))
    person.type("#texte", words)
    if photos:
        person.interactions += 1
        add_photos(person, photos)
    act(person.page.locator("#visite .acts button:not([type])"))
    wait_until(person, "document.getElementById('visite').hidden", "the visit was not recorded")


record_button = "#visite .acts button:not([type])"


def choose_kind(person, kind):
    """A visit, a note or an incident."""
    person.page.locator(f"#visite label:has(input[name=genre][value={kind}])").click()


def add_photos(person, files):
    """Chosen in the form: each is made smaller and closed up before the next thing is done."""
    before = person.page.locator("#photos-liste li").count()
    person.page.set_input_files("#photos", files)
    wait_until(
        person, f"document.querySelectorAll('#photos-liste li').length === {before + len(files)}", "a photograph was not taken")


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
    with photograph(person) as photo, server_killed(person):
        person.page.reload()
        ready(person)
        unlock(person)
        person.start_counting()
        clock = datetime.datetime.now(datetime.timezone.utc)
        record(person, person.tap, photos=[photo])
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
    file = held_in_register(person, """
        SELECT household.code FROM household_document JOIN household ON household.id = household_document.household_id
        JOIN follow_up_contact AS contact ON contact.id = household_document.contact_id WHERE contact.device_at IS NOT NULL""")
    if len(file) != 1:
        raise Failure(f"of photographs of the visit there are {len(file)}")
    person.goto(f"/menages/{file[0][0]}/suivi")
    photo = person.context.request.get(person.page.locator("main a", has_text="Photo 1").get_attribute("href"))
    if not photo.ok or photo.body()[:2] != b"\xff\xd8" or PLACE in photo.body():
        raise Failure("the photograph of the visit is not there, or says where it was taken")


def raw(person):
    """Everything that the browser keeps, as somebody with its disk would find it."""
    return person.page.evaluate(EVERYTHING)
