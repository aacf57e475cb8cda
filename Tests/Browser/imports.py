"""Data in and out on the screens: a spreadsheet imported, corrected, left, found again and taken back (J23); a package
exported, edited in a spreadsheet and imported back; an import that is killed at any moment."""
import contextlib
import csv
import io
import os
import pathlib
import random
import re
import signal
import subprocess
import tempfile
import time
import zipfile

import openpyxl

from playwright.sync_api import Error as BrowserError

from demo import PROGRAM, Failure, quiet, run_program
from harness import alone, journey
from protection import agree, colleague, confirm

FAMILIES = ("Adeyemi Bondarenko Chikwanha Dlamini Efremov Fofana Gebremariam Habimana Ivanchuk Juma Kovalenko Lumumba "
            "Mutombo Ndiaye Okafor Petrosyan Qureshi Rostami Sadykov Tshisekedi Umarov Vardanyan Wanjiru Yohannes "
            "Zewde").split()
GIVEN = ("Abena Bilal Chidi Dilnoza Ekow Feven Gulnara Hamza Imani Jafar Kwame Leyla Makeda Nuria Oumar Parisa Qasim "
         "Rahel Selam Tariq Ubax Viktor Wafa Yusra Zeinab").split()
PEOPLE = ["N°", "Ménage", "Sexe", "Nom", "Prénom", "Date de naissance", "Observations"]


@contextlib.contextmanager
def aside(person):
    """What only the check does is not counted."""
    kept = person.interactions, person.pages, person.characters, set(person.fields)
    yield
    person.interactions, person.pages, person.characters, person.fields = kept


def take(person, purpose):
    """The whole package from the page of exports, as a person downloads it once a second one has agreed: its files as text."""
    person.goto("/exports")
    person.type("#but", purpose)
    person.submit("main form [type=submit]")
    confirm(person)
    person.sees("en attente")
    agree(person, purpose)
    person.goto("/accords")
    with person.page.expect_download() as download:
        person.submit("main form[action='/exports'] button")
        confirm(person)
    with zipfile.ZipFile(download.value.path()) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def rows_of(package, table):
    return list(csv.DictReader(io.StringIO(package[table + ".csv"])))


def sheet_of_300(package, seed=23):
    """300 persons of the open households of one site: 12 lines at fault, 9 who are in the register already, 279 new ones."""
    choose = random.Random(seed)
    open_ones = [row for row in rows_of(package, "households") if not row["closed_on"]]
    sites = [row["site_id"] for row in open_ones]
    households = [row for row in open_ones if row["site_id"] == max(set(sites), key=sites.count)]
    ids = {row["external_id"] for row in households}
    known = [row for row in rows_of(package, "persons") if row["household_id"] in ids and len(row["birth"]) == 10
             and row["family"] and row["given"]]
    names = choose.sample([(family, given) for family in FAMILIES for given in GIVEN], 291)
    rows = []
    for number in range(291):
        family, given = names[number]
        rows.append([f"IMP-{number + 1:03}", households[number % len(households)]["external_id"], choose.choice("FM"),
                     family, given, f"{1950 + number % 50}-0{number % 9 + 1}-1{number % 9}", ""])
    for place, person in enumerate(choose.sample(known, 9)):
        rows.insert(20 + 30 * place, [f"DBL-{place + 1}", person["household_id"], person["sex"], person["family"],
                                      person["given"], person["birth"], ""])
    faulty = [place for place, row in enumerate(rows) if row[0].startswith("IMP")]
    for index, place in enumerate(choose.sample(faulty, 12)):
        column, value = [(5, "31/02/1988"), (2, "Z"), (5, "quarante ans")][index % 3]
        rows[place][column] = value
    return rows


def workbook(path, columns, rows):
    book = openpyxl.Workbook()
    book.active.title = "Personnes"
    book.active.append(["Personnes à reprendre"])
    book.active.append(columns)
    for row in rows:
        book.active.append(row)
    book.save(path)


def figures(person):
    """The numbers that the preview announces, by their words."""
    words = re.findall(r"([\d\s\u202f\u00a0]+)\n(lignes? (?:prête|en erreur)|doublons? à)", person.text("main .kpi"))
    keys = ("prête", "erreur", "doublon")
    return {next(key for key in keys if key in label): int(re.sub(r"\D", "", number)) for number, label in words}


def send_and_wait(person, target, words, seconds=90):
    """Sends a form and waits for the work behind it. The progress page asks again by itself, so that it is gone before
    axe is through with it: what comes after is looked at."""
    checks, person.checks_axe = person.checks_axe, False
    person.submit(target)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if words in person.text("main"):
                break
        except BrowserError:
            pass  # the page was just being loaded again
        person.page.wait_for_timeout(300)
    person.sees(words)
    person.checks_axe, person.unseen = checks, 0
    if checks:
        person.axe()


@journey(role="headOfSite", fresh=True, I=16, F=3)
def journey_j23_import(person):
    with tempfile.TemporaryDirectory(prefix="reloref-import-") as temporary:
        before = take(person, "essai du parcours")
        book = pathlib.Path(temporary) / "personnes.xlsx"
        workbook(book, PEOPLE, sheet_of_300(before))
        person.start_counting()
        send(person, book)
        person.sees("Personnes à reprendre")
        person.picture("import-reading", 1280)
        person.submit("main form [type=submit]:has-text('Continuer')")
        person.sees("laissées de côté : Observations")
        person.picture("import-columns", 1280)
        send_and_wait(person, "main form [type=submit]:has-text('Voir l’aperçu')", "À corriger")
        expect(figures(person), {"prête": 279, "erreur": 12, "doublon": 9})
        for width in (1280, 360):
            person.picture("import-preview", width)
        fields = person.page.locator("main input.cell[name$='-birth']")
        for place in range(3):
            person.type(fields.nth(place), "12/04/1988")
        send_and_wait(person, "#corriger", "282")
        expect(figures(person), {"prête": 282, "erreur": 9, "doublon": 9})
        checks, person.checks_axe = person.checks_axe, False
        person.submit("#lancement")
        person.checks_axe, person.unseen = checks, 0
        person.click("nav.rail a:has-text('Aujourd’hui')")
        person.goto("/imports")
        send_and_wait(person, "main tbody th a", "Annuler cet import")
        person.picture("import-report", 1280)
        way = person.page.url
        with aside(person):
            after = take(person, "contrôle")
        added = len(rows_of(after, "persons")) - len(rows_of(before, "persons"))
        if added != 282:
            raise Failure(f"{added} persons were added, not 282")
        person.goto(way)
        person.submit("#annuler")
        person.sees("le registre est comme avant cet import")
        with aside(person):
            undone = take(person, "contrôle")
        if undone != before:
            raise Failure("the register is not as before: " + ", ".join(
                name for name in before if undone[name] != before[name]))


def send(person, path, words="Continuer"):
    """Chooses a file and sends it."""
    person.goto("/imports")
    person.interactions += 1  # the chooser is one gesture
    person.page.set_input_files("#fichier", path)
    send_and_wait(person, "main form[enctype] [type=submit]", words)


def expect(told, wanted):
    if told != wanted:
        raise Failure(f"the preview announces {told}, not {wanted}")


@journey(role="headOfSite", fresh=True, javascript=False, I=3, F=1)
def journey_agreement_of_two(person):
    """An export asked for, agreed to by somebody else and taken, all without a script; then another one is withdrawn."""
    if "households.csv" not in take(person, "accord de deux personnes"):
        raise Failure("the package does not hold the households")
    with aside(person):
        person.goto("/accords")
        person.sees("faite")
        person.goto("/exports")
        person.type("#but", "à retirer")
        person.submit("main form [type=submit]")
        confirm(person)
        person.picture("agreements", 1280)
        person.picture("agreements", 360)
        person.submit("main form[action$='/retrait'] button")
        person.sees("La demande est retirée")
        with colleague(person, "networkHead") as head:
            head.goto("/accords")
            if "à retirer" in head.text("main"):
                raise Failure("what was withdrawn still waits for an answer")


@journey(role="headOfSite", fresh=True, I=11, F=1)
def journey_export_edit_import(person):
    """Export, one edited line in a spreadsheet, import back: that line alone changes."""
    with tempfile.TemporaryDirectory(prefix="reloref-round-") as temporary:
        package = take(person, "correction dans un tableur")
        person.picture("exports", 1280)
        rows = rows_of(package, "households")
        line = next(row for row in rows if not row["closed_on"])
        line["size"] = str(int(line["size"]) + 1)
        book = openpyxl.Workbook()
        book.active.title = "households"
        book.active.append(list(rows[0]))
        for row in rows:
            book.active.append(list(row.values()))
        path = pathlib.Path(temporary) / "households.xlsx"
        book.save(path)
        send(person, path, "0 nouveaux, 1 modifiés")
        send_and_wait(person, "#lancement", "Annuler cet import")
        with aside(person):
            again = take(person, "vérification")
        if rows_of(again, "households") != rows:
            raise Failure("the register does not hold the edited line, and that alone")
        if any(again[name] != package[name] for name in package if name != "households.csv"):
            raise Failure("something else than the edited line has changed")


@journey(role="headOfSite", fresh=True)
def journey_import_server_killed(person):
    """The server is killed while an import runs: its page says that nothing was written, and the import runs again."""
    with tempfile.TemporaryDirectory(prefix="reloref-server-") as temporary:
        before = take(person, "essai du parcours")
        households = [row["external_id"] for row in rows_of(before, "households") if not row["closed_on"]]
        path = pathlib.Path(temporary) / "persons.csv"
        lines = ["external_id,household_id,sex,family,given,birth"]
        for number in range(1500):
            family, given = FAMILIES[number % 25], GIVEN[number // 25 % 25]
            lines.append(f"K-{number},{households[number % len(households)]},F,{family},{given},{1940 + number // 25}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        send(person, path, "Importer")
        person.checks_axe = False
        way = re.sub(r"/apercu.*", "", person.page.url)
        person.submit("#lancement")
        person.demo.stop(signal.SIGKILL)
        person.demo.start()
        person.goto(way)
        if "Annuler cet import" in person.text("main"):
            raise Failure("the import was done before the server was killed: the journey has shown nothing")
        person.sees("Rien n’a été écrit")
        if take(person, "contrôle") != before:
            raise Failure("the register is not as before the import that was killed")
        person.goto(way)
        send_and_wait(person, "main form [type=submit]:has-text('Examiner de nouveau')", "Importer")
        person.checks_axe = False
        send_and_wait(person, "#lancement", "Annuler cet import")


@journey(role="headOfSite", javascript=False, I=6, F=0)
def journey_import_without_script(person):
    """The same pages without JavaScript: a file with one good line, to the preview, and given up."""
    with tempfile.TemporaryDirectory(prefix="reloref-plain-") as temporary:
        path = pathlib.Path(temporary) / "partenaires.csv"
        path.write_text("N°;Nom;Nature\nESSAI-1;Bailleur d’essai;hlmBody\n", encoding="cp1252")
        send(person, path)
        person.sees("Windows-1252")
        person.page.select_option("#table-0", "partners")
        person.submit("main form [type=submit]:has-text('Continuer')")
        send_and_wait(person, "main form [type=submit]:has-text('Voir l’aperçu')", "Importer 1 ligne")
        person.click("main form [type=submit]:has-text('Renoncer')")
        person.sees("L’import est abandonné")


def state(database, folder):
    """Every byte of an export: two are equal when the registers are."""
    run_program("export", folder, "--database", database)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@alone
def check_import_survives_kill(demo, browser, rounds=8 if os.environ.get("RELOREF_LONG_CHECKS") else 2):
    """SIGKILL at random moments leaves the database as before, and the import runs again to its end."""
    with tempfile.TemporaryDirectory(prefix="reloref-kill-") as temporary:
        folder = pathlib.Path(temporary)
        source = f"sqlite:{folder / 'source.sqlite'}"
        run_program("demo", "--prepare", folder / "source.sqlite", "--size", "s")
        run_program("export", folder / "package", "--database", source)
        database = f"sqlite:{folder / 'target.sqlite'}"
        run_program("migrate", "--database", database)
        before = state(database, folder / "before")
        began = time.monotonic()
        whole = f"sqlite:{folder / 'whole.sqlite'}"
        run_program("import", folder / "package", "--database", whole)
        length, choose, killed = time.monotonic() - began, random.Random(4), 0
        for number in range(rounds):
            process = subprocess.Popen([PROGRAM, "import", str(folder / "package"), "--database", database],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet())
            time.sleep(length * choose.uniform(0.1, 0.9))
            process.send_signal(signal.SIGKILL)
            if process.wait() == -signal.SIGKILL:
                killed += 1
                if state(database, folder / f"after-{number}") != before:
                    raise Failure(f"killed after a part of {length:.1f} s, the database is not as before")
        if killed == 0:
            raise Failure("no import was killed in its middle: the check has shown nothing")
        run_program("import", folder / "package", "--database", database)
        if state(database, folder / "end") != state(whole, folder / "end-whole"):
            raise Failure("after the kills, the import does not come to the same register")
