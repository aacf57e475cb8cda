"""Photographs and incidents without a network: closed up and made smaller on the telephone, each there once."""
import base64
import json
import pathlib
import re
import signal
import tempfile
import time

from demo import Demo, Failure
from documents import PLACE, exif, photograph
from followups import held_in_register
from harness import alone
from offline import (
    RECORD, RECORDS, add_photos, choose_kind, none_left, open_the_sites, prepare, raw, record, record_button, reopened, unlock,
    wait_until, waiting, without_network)
from person import Person

PHOTO = f"{RECORDS}[data-photo]"
PHOTOS = "SELECT count(*), count(DISTINCT fingerprint) FROM document_file WHERE document_id IS NOT NULL AND media = 'jpeg'"
# A picture as full of detail as a telephone's, each time another one: 2,400 by 1,800 points.
DETAILED = """() => {
    const grain = Object.assign(document.createElement('canvas'), {width: 480, height: 360}), pen = grain.getContext('2d');
    const points = pen.createImageData(480, 360);
    for (let at = 0; at < points.data.length; at++) points.data[at] = at % 4 === 3 ? 255 : 60 + Math.random() * 140;
    pen.putImageData(points, 0, 0);
    const whole = Object.assign(document.createElement('canvas'), {width: 2400, height: 1800});
    whole.getContext('2d').drawImage(grain, 0, 0, 2400, 1800);
    return whole.toDataURL('image/jpeg', 0.92).split(',')[1];
}"""


def detailed(person, folder, number):
    """A large photograph that says where it was taken."""
    drawn = base64.b64decode(person.page.evaluate(DETAILED))
    file = pathlib.Path(folder, f"IMG_{number:04}.jpg")
    file.write_bytes(drawn[:2] + exif() + drawn[2:])
    return file


def incident(person, photos=(), words="Fuite sous l’évier"):
    """Something broken, in three touches and a few words."""
    person.page.locator(RECORD).first.click()
    choose_kind(person, "incident")
    for name, value in [("quoi", "water"), ("ou", "kitchen"), ("gravite", "danger")]:
        person.page.locator(f"#visite label:has(input[name={name}][value={value}])").click()
    person.page.fill("#texte", words)
    if photos:
        add_photos(person, photos)
    person.page.locator(record_button).click()
    wait_until(person, "document.getElementById('visite').hidden", "the incident was not recorded")


@alone
def check_offline_an_incident_and_its_photos_arrive_once(_, browser):
    """Without what, where and how serious it is not recorded; 200 MB and what is no picture are told at once, the rest goes."""
    with Demo("s") as demo, tempfile.TemporaryDirectory(prefix="reloref-photos-") as folder:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", width=360, height=740, touch=True, axe=False)
        prepare(person)
        good = [detailed(person, folder, number) for number in range(2)]
        heavy, text = pathlib.Path(folder, "enorme.jpg"), pathlib.Path(folder, "liste.jpg")
        with heavy.open("wb") as file:
            file.truncate(200_000_000)
        text.write_text("ce n’est pas une photo")
        demo.stop(signal.SIGKILL)
        person.page.locator(RECORD).first.click()
        choose_kind(person, "incident")
        person.page.fill("#texte", "Fuite sous l’évier")
        person.page.locator(record_button).click()
        person.sees("Dites ce qui est cassé ou dangereux, où, et si cela presse.", "#visite-fautes")
        began = time.monotonic()
        person.page.set_input_files("#photos", [heavy, text])
        wait_until(person, "document.querySelectorAll('#photos-fautes p').length === 2", "nothing is said of what is no photo")
        told = time.monotonic() - began
        person.sees("enorme.jpg : 200 Mo, trop lourd (40 Mo au plus)", "#photos-fautes")
        person.sees("liste.jpg : ce n’est pas une photo", "#photos-fautes")
        person.picture("hors-connexion-incident", 360)
        person.page.click("#visite-fermer")
        incident(person, good)
        reopened(person)
        if waiting(person) != 1:
            raise Failure("the tab was closed and the incident is gone")
        person.sees("Incident", "#envois")
        person.sees("2 photos", "#envois")
        person.picture("hors-connexion-envois", 360)
        found = json.dumps(raw(person))
        if PLACE.decode() in found or "Fuite" in found or "JFIF" in found:
            raise Failure("a photograph or its words stand open in the browser's storage")
        demo.start()
        person.page.click("#envoyer")
        none_left(person)
        if held_in_register(person, "SELECT matter, place, severity FROM incident WHERE device_at IS NOT NULL") != [("water", "kitchen", "danger")]:
            raise Failure("the incident is not there once")
        if held_in_register(person, PHOTOS) != [(2, 2)]:
            raise Failure(f"of photographs there are {held_in_register(person, PHOTOS)}")
        left = {part["store"]: len(part["rows"]) for part in raw(person)["found"]}
        if any(left[store] for store in ("outbox", "attachment", "picture", "draft")):
            raise Failure(f"sent, the browser still holds {left}")
        print(f"         200 MB refused after {told:.2f} s")
        seen_on_the_pages(person)
        without_network(person)
        if person.complaints:
            raise Failure("; ".join(person.complaints))
        person.leave()


def seen_on_the_pages(person):
    """On Today, in the file with its photographs, of which none says where it was taken; then somebody says what was done."""
    person.goto("/aujourdhui")
    person.sees("Incident (danger, tout de suite), eau")
    file = held_in_register(
        person, "SELECT household.code FROM incident JOIN household ON household.id = incident.household_id WHERE incident.device_at IS NOT NULL")[0][0]
    person.goto(f"/menages/{file}/logement")
    person.sees("Fuite sous l’évier", "#pannes")
    person.axe(["light", "dark", "forced"])
    for width in (360, 1280):
        person.picture("logement-incident", width)
    for link in person.page.locator("#pannes a", has_text="Photo").evaluate_all("all => all.map(a => a.href)"):
        answer = person.context.request.get(link)
        if not answer.ok or PLACE in answer.body() or answer.body()[:2] != b"\xff\xd8":
            raise Failure(f"{link} answered {answer.status}, or says where it was taken")
    person.click("#pannes a:has-text('Dire ce qui a été fait')")
    person.picture("incident-suite", 360)
    person.type("#texte", "Joint changé par le gardien")
    person.submit("main form .acts button")
    person.sees("Joint changé par le gardien", "#pannes")
    person.goto("/aujourdhui")
    if "Incident (danger" in person.text("main"):
        raise Failure("what was dealt with is still on Today")


@alone
def check_offline_the_server_killed_during_an_upload(_, browser):
    """Killed while the bytes are on their way, then after the photograph is kept and before it is answered: there once each."""
    with Demo("s") as demo, tempfile.TemporaryDirectory(prefix="reloref-photos-") as folder:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        prepare(person)
        photos = [detailed(person, folder, number) for number in range(3)]
        demo.stop(signal.SIGKILL)
        incident(person, photos)
        demo.start()
        wire = person.context.new_cdp_session(person.page)
        wire.send("Network.enable")

        def throttle(bytes_per_second):
            wire.send("Network.emulateNetworkConditions", {
                "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_per_second})

        begun, ended = [], []
        person.page.on("request", lambda request: begun.append(1) if request.url.endswith("/photos") else None)
        person.page.on("requestfinished", lambda request: ended.append(1) if request.url.endswith("/photos") else None)
        throttle(60_000)
        person.page.click("#envoyer")
        end = time.monotonic() + 20
        while not begun and time.monotonic() < end:
            person.page.wait_for_timeout(50)
        person.page.wait_for_timeout(1_000)
        if not begun or ended:
            raise Failure(f"{len(begun)} uploads begun, {len(ended)} ended: not killed in the middle of one")
        demo.stop(signal.SIGKILL)
        wait_until(person, f"document.querySelectorAll({json.dumps(PHOTO)}).length === 3", "three photographs do not wait")
        if held_in_register(person, PHOTOS) != [(0, 0)]:
            raise Failure(f"killed during the upload: {held_in_register(person, PHOTOS)} kept, {waiting(person)} wait")
        throttle(-1)
        demo.start()

        def lost(route):
            # The server has kept it; its answer never arrives.
            route.fetch()
            demo.stop(signal.SIGKILL)
            route.abort()

        person.page.route("**/hors-connexion/photos", lost, times=1)
        person.page.click("#envoyer")
        end = time.monotonic() + 20
        while demo.process is not None and demo.process.poll() is None and time.monotonic() < end:
            person.page.wait_for_timeout(50)
        wait_until(person, "/ne répond pas comme prévu/.test(document.getElementById('annonces').textContent)", "a lost answer is not told")
        kept = held_in_register(person, PHOTOS)[0][0]
        if not kept or waiting(person) < 1:
            raise Failure(f"with the answer lost, {kept} are kept and {waiting(person)} wait")
        demo.start()
        person.page.click("#envoyer")
        none_left(person)
        if held_in_register(person, PHOTOS) != [(3, 3)]:
            raise Failure(f"of photographs there are {held_in_register(person, PHOTOS)}, not three")
        if held_in_register(person, "SELECT count(*) FROM incident WHERE device_at IS NOT NULL") != [(1,)]:
            raise Failure("the incident is not there once")
        print(f"         kept before the lost answer: {kept}; in the end 3 of 3, once")
        person.leave()


SAVED = """async put => {
  const base = await new Promise((done, failed) => { const r = indexedDB.open('reloref-offline'); r.onsuccess = () => done(r.result); r.onerror = failed; });
  const store = base.transaction('tour', 'readwrite').objectStore('tour');
  const rows = await new Promise(done => { store.getAll().onsuccess = e => done(e.target.result); });
  if (put) { window.savedTours.forEach(row => store.put(row)); } else { window.savedTours = rows; }
  await new Promise(done => { store.transaction.oncomplete = done; });
  base.close();
  return rows.length;
}"""


@alone
def check_offline_fifty_visits_with_photos_leave_together(_, browser):
    """Fifty visits, each with a photograph, recorded with the server killed: each is there once; how long it takes is told."""
    with Demo("s") as demo, tempfile.TemporaryDirectory(prefix="reloref-photos-") as folder:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        prepare(person)
        photos = [detailed(person, folder, number) for number in range(50)]
        person.page.evaluate(SAVED, False)
        demo.stop(signal.SIGKILL)
        # The tour of a demonstration is shorter than fifty visits: it is walked again, each time for a day earlier.
        made, back = 0, 0
        while made < 50:
            stops = person.page.locator("#visites > li", has_text=re.compile(r"Visite M[1-9]"))
            if not stops.count():
                raise Failure(f"no visit of a later month is due: {person.text('#visites')}")
            for _ in range(stops.count()):
                if made == 50:
                    break
                visit_on(person, stops.first.locator("button").first, back, photos[made], made)
                made += 1
            back += 1
            person.page.evaluate(SAVED, True)
            person.page.click("#verrouiller")
            unlock(person)
            wait_until(person, "!document.getElementById('tournee').hidden", "the round did not open again")
        wait_until(person, f"document.querySelectorAll({json.dumps(RECORDS)}).length === 50", "fifty visits do not wait")
        sizes = sum(len(row["box"]) for part in raw(person)["found"] if part["store"] == "picture" for row in part["rows"])
        demo.start()
        began = time.monotonic()
        person.page.click("#envoyer")
        none_left(person, 120)
        print(f"         50 visits with {sizes / 50e3:.0f} kB of photo each sent in {time.monotonic() - began:.2f} s")
        counted = held_in_register(person, "SELECT count(*) FROM follow_up_contact WHERE device_at IS NOT NULL")
        if counted != [(50,)] or held_in_register(person, PHOTOS) != [(50, 50)]:
            raise Failure(f"there are {counted} visits and {held_in_register(person, PHOTOS)} photographs")
        person.leave()


def visit_on(person, button, days_back, photo, number):
    button.click()
    person.page.locator("#visite label:has(input[name=logement][value=good])").click()
    person.page.fill("#texte", f"Visite {number} de la tournée")
    person.page.evaluate("""back => { const day = new Date(); day.setDate(day.getDate() - back);
        document.getElementById('autres-jours').open = true;
        document.getElementById('jour').value = day.toLocaleDateString('sv'); }""", days_back)
    add_photos(person, [photo])
    person.page.locator(record_button).click()
    wait_until(person, "document.getElementById('visite').hidden", "a visit was not recorded")


OLDER = """async () => {
  const base = await new Promise((done, failed) => { const r = indexedDB.open('reloref-offline'); r.onsuccess = () => done(r.result); r.onerror = failed; });
  const change = base.transaction(['draft', 'attachment'], 'readwrite');
  for (const name of ['draft', 'attachment']) {
    const store = change.objectStore(name);
    store.getAll().onsuccess = e => e.target.result.forEach(row => store.put({ ...row, at: row.at - 73 * 3600000 }));
  }
  await new Promise(done => { change.oncomplete = done; });
  base.close();
}"""


@alone
def check_offline_a_draft_is_kept_with_its_photo_and_ends_after_three_days(_, browser):
    """Typed and not recorded: there again after the tab was closed, with its photograph; gone after 72 hours, and told."""
    with Demo("s") as demo:
        open_the_sites(browser, demo)
        person = Person(browser, demo, "referent", axe=False)
        prepare(person)
        with photograph(person) as photo:
            demo.stop(signal.SIGKILL)
            person.page.locator(RECORD).first.click()
            person.page.fill("#texte", "Brouillon du palier")
            add_photos(person, [photo])
        person.page.wait_for_timeout(1_200)
        person.sees("Brouillon gardé, chiffré, jusqu’au", "#visite-garde")
        reopened(person)
        unlock(person)
        wait_until(person, "/S’efface le/.test(document.getElementById('envois').textContent)", "the draft is not listed")
        person.page.locator("#envois button", has_text="Ouvrir").click()
        wait_until(person, "document.querySelectorAll('#photos-liste li').length === 1", "the draft has lost its photograph")
        if person.page.locator("#texte").input_value() != "Brouillon du palier":
            raise Failure("the draft has lost its words")
        person.page.click("#visite-fermer")
        wait_until(person, "document.getElementById('visite').hidden", "the form does not close")
        person.page.evaluate(OLDER)
        reopened(person)
        wait_until(
            person, "/Un brouillon de plus de 72 heures a été effacé/.test(document.getElementById('annonces').textContent)",
            "the end of a draft is not told")
        left = {part["store"]: len(part["rows"]) for part in raw(person)["found"]}
        if left["draft"] or left["attachment"] or left["picture"]:
            raise Failure(f"after 72 hours the browser still holds {left}")
        demo.start()
        person.leave()
