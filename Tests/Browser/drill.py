"""Drills on the real commands: a backup is restored (T17), nothing personal lies at rest (T20, T21), keys are replaced
(T19), and a SQLite database moves to PostgreSQL."""
import base64
import contextlib
import csv
import filecmp
import gzip
import json
import os
import pathlib
import random
import subprocess
import tempfile
import urllib.parse
import uuid

import canaries
from demo import PROGRAM, Failure, quiet, run_program
from harness import alone
from kills import Base, Ledger, Person, Series, prepared


def reloref(*arguments, ends=0, **settings):
    """Runs a command with settings of its own; what it printed."""
    environment = quiet() | {f"RELOREF_{name.upper()}": str(value) for name, value in settings.items()}
    environment |= {"LC_ALL": "fr_FR.UTF-8"}
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=600, env=environment)
    if done.returncode != ends:
        said = (done.stderr or done.stdout).strip()[-500:]
        raise Failure(f"reloref {' '.join(map(str, arguments[:2]))} ended with {done.returncode}, not {ends}: {said}")
    return done.stdout + done.stderr


@contextlib.contextmanager
def scratch(name):
    with tempfile.TemporaryDirectory(prefix=f"reloref-{name}-") as temporary:
        yield pathlib.Path(temporary)


def age_identity(path):
    """A new identity in a file; its recipient."""
    subprocess.run(["age-keygen", "-o", path], check=True, capture_output=True)
    return subprocess.run(["age-keygen", "-y", path], check=True, capture_output=True, text=True).stdout.strip()


def same_package(one, other):
    """Two exported packages are the same, byte for byte."""
    names = sorted(path.name for path in one.iterdir())
    if names != sorted(path.name for path in other.iterdir()):
        raise Failure("the two packages have not the same files")
    _, different, unread = filecmp.cmpfiles(one, other, names, shallow=False)
    if different or unread:
        raise Failure(f"the packages differ in {different + unread}")


@alone
def check_restore_drill(demo, browser):
    """To two recipients, restored by either, whole; a damaged backup, a stranger's key, a wrong master key are refused."""
    with scratch("drill") as folder:
        base = Base(folder).path
        open_to_others = [path.name for path in prepared().parent.iterdir() if path.stat().st_mode & 0o077]
        if open_to_others:
            raise Failure(f"others may read {open_to_others}")
        recipients = [age_identity(folder / f"identity{number}") for number in (1, 2)]
        age_identity(folder / "stranger")
        told = reloref(
            "backup", "--to", folder / "data", "--keys-to", folder / "keys", "--database", f"sqlite:{base}",
            *(word for recipient in recipients for word in ("--recipient", recipient)))
        files = {line.rsplit("-", 1)[1].removesuffix(".age"): line for line in told.splitlines() if line.endswith(".age")}
        common = ["--records", files["records"], "--access", files["access"], "--master-key", f"{base}.master-key"]
        twin = ["--keys", files["keys"]]
        for identity in ("identity1", "identity2"):
            said = reloref("restore", *common, *twin, "--identity", folder / identity, "--check")
            if "integrity=ok" not in said or "opened=0" in said:
                raise Failure(f"the check of the backup said: {said}")
        restored = folder / "restored.sqlite"
        reloref("restore", *common, *twin, "--identity", folder / "identity2", "--to", restored)
        reloref("export", folder / "before", "--database", f"sqlite:{base}")
        reloref("export", folder / "after", "--database", f"sqlite:{restored}")
        same_package(folder / "before", folder / "after")
        reloref("journal", "verify", "--database", f"sqlite:{restored}")
        # Today's keys instead of the twin: the way to keep erased what was erased since.
        said = reloref(
            "restore", *common, "--current-keys", f"{base}.keys", "--identity", folder / "identity1", "--check")
        if "integrity=ok" not in said:
            raise Failure(f"the check with today's keys said: {said}")
        refuse_bad_backups(folder, files, common, twin)


def refuse_bad_backups(folder, files, common, twin):
    reloref("restore", *common, *twin, "--identity", folder / "stranger", "--check", ends=1)
    (folder / "wrong-key").write_bytes(os.urandom(32))
    reloref("restore", *common[:-1], folder / "wrong-key", *twin, "--identity", folder / "identity1", "--check", ends=1)
    damaged = bytearray(pathlib.Path(files["records"]).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (folder / "damaged.age").write_bytes(damaged)
    reloref(
        "restore", "--records", folder / "damaged.age", *common[2:], *twin, "--identity", folder / "identity1", "--check",
        ends=1)


PLANTED_TABLES = {"associations", "sites", "partners", "households", "persons", "dwellings", "notes"}


def planted(folder):
    """A demonstration in which a thousand people got names and telephones, and dwellings streets, that are canaries."""
    base = Base(folder)
    package = folder / "package"
    reloref("export", package, "--database", f"sqlite:{base.path}")
    description = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    description["resources"] = [table for table in description["resources"] if table["name"] in PLANTED_TABLES]
    (package / "datapackage.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
    for path in package.glob("*.csv"):
        if path.stem not in PLANTED_TABLES:
            path.unlink()

    def rewrite(table, limit, change):
        path = package / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, row in enumerate(rows[:limit]):
            row.update(change(number))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    rewrite("persons", 1_000, lambda number: {
        "family": canaries.name(number), "given": canaries.name(10_000 + number), "phone": canaries.phone(number),
        "email": f"{canaries.name(number).lower()}@exemple.fr"})
    rewrite("dwellings", 200, lambda number: {"street": f"{number} rue {canaries.name(20_000 + number)}"})
    said = reloref("import", package, "--database", f"sqlite:{base.path}")
    changed = {words[0]: words[2] for words in map(str.split, said.splitlines()) if len(words) == 5}
    if (changed.get("persons"), changed.get("dwellings")) != ("1000", "200"):
        raise Failure(f"the canaries were not planted: {said[-400:]}")
    return base


@alone
def check_canaries_are_seen(demo, browser):
    """The control: a canary in any spelling, in the open or compressed, is found."""
    whole = canaries.name(7)
    for text in (whole, whole.lower(), whole.upper(), canaries.phone(7), canaries.phone(7).replace(" ", "")):
        for content in (
                text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode().hex().encode(),
                base64.b64encode(b"x" + text.encode()), base64.b64encode(b"xy" + text.encode()),
                base64.b64encode(text.encode()), gzip.compress(b"a" * 99 + text.encode())):
            if not canaries.hits(b"before" + content + b"after"):
                raise Failure(f"{text} was not seen in {content[:60]}")
    if canaries.hits(os.urandom(1 << 22)):
        raise Failure("a canary was seen in chance")


@alone
def check_nothing_personal_lies_at_rest(demo, browser):
    """Databases, logs of the database and of the server, backups: not one of a thousand names, telephones, streets."""
    with scratch("canaries") as folder:
        base = planted(folder)
        (folder / "live").mkdir()
        series = Series(base, folder / "live", random.Random(1))
        series.log_level = "trace"
        server = series.start()
        try:
            walk_with_canaries(series)
            seen = scan(folder / "live")
        finally:
            server.terminate()
            server.wait()
        seen |= scan(folder / "live")
        recipients = [age_identity(folder / f"identity{number}") for number in (1, 2)]
        reloref(
            "backup", "--to", folder / "backup", "--keys-to", folder / "backup", "--database", f"sqlite:{series.database}",
            *(word for recipient in recipients for word in ("--recipient", recipient)))
        for path in list((folder / "backup").glob("*.age")):
            subprocess.run(
                ["age", "--decrypt", "--identity", folder / "identity1", "--output", path.with_suffix(".plain"), path],
                check=True)
        seen |= scan(folder / "backup")
        if seen:
            raise Failure("; ".join(f"{file}: {told}" for file, told in sorted(seen.items())))


def scan(folder):
    """The files in which a canary was seen, with the first that was."""
    seen = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if found := canaries.hits(path.read_bytes()):
            seen[path.name] = found[0]
    return seen


def walk_with_canaries(series):
    """Reads, writes, searches and goes wrong with canaries, so that logs and journals have had their chance."""
    person, luck = Person(series.port, series.accounts[0], Ledger()), random.Random(2)
    file = person.register(luck)
    person.send_note(file, f"Appelé {canaries.phone(3)}, {canaries.name(3)}")
    page = person.ask("POST", "/recherche", {"q": canaries.name(5)})[1]
    for path in ("/", "/menages", "/logements", file, file + "/membres", "/menages/" + canaries.name(8),
                 "/logements/" + canaries.name(9) + "?q=" + canaries.name(9)):
        page += person.ask("GET", path)[1]
    person.ask("POST", file + "/notes", {"texte": "", "niveau": canaries.name(11)})
    person.ask("POST", "/connexion", {"courriel": canaries.name(12).lower() + "@exemple.fr", "mot_de_passe": canaries.name(13)})
    person.ask("POST", file + "/identite", {"nom": canaries.name(14), "sujet": canaries.name(15)})
    if canaries.NAME not in page:
        raise Failure("no page showed a canary: nothing was walked")


@alone
def check_keys_are_replaced(demo, browser):
    """A new master key opens everything, also where the command was killed on its way."""
    with scratch("keys") as folder:
        base = Base(folder)
        key = pathlib.Path(f"{base.path}.master-key")
        first = key.read_bytes()
        said = reloref("keys", "rotate", "--database", f"sqlite:{base.path}")
        if key.read_bytes() == first or "keys=0" in said:
            raise Failure(f"the key was not replaced: {said}")
        luck = random.Random(3)
        for _ in range(6):
            environment = quiet()
            rotation = subprocess.Popen(
                [PROGRAM, "keys", "rotate", "--database", f"sqlite:{base.path}"], env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                rotation.wait(luck.random() * 0.4)
            except subprocess.TimeoutExpired:
                rotation.kill()
                rotation.wait()
            said = reloref_doctor(base.path)
            if "ok\tkeys" not in said:
                raise Failure(f"after a rotation that was killed, doctor said: {said}")


def reloref_doctor(path):
    return run_program("doctor", "--database", f"sqlite:{path}", check=False).stdout


@contextlib.contextmanager
def postgres_database():
    """A PostgreSQL database of its own, dropped afterwards; None without a server."""
    server = os.environ.get("RELOREF_TEST_POSTGRES")
    if not server:
        print("    left out: no PostgreSQL (RELOREF_TEST_POSTGRES)", flush=True)
        yield None
        return
    name = "drill_" + uuid.uuid4().hex
    psql(server, f"CREATE DATABASE {name}")
    try:
        yield urllib.parse.urlsplit(server)._replace(path="/" + name).geturl()
    finally:
        psql(server, f"DROP DATABASE {name} WITH (FORCE)")


def psql(address, statement):
    done = subprocess.run(["psql", address, "-AtqX", "-v", "ON_ERROR_STOP=1", "-c", statement], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"psql: {done.stderr.strip()}")
    return done.stdout.strip()


@alone
def check_copy_to_postgres(demo, browser):
    """Every row, every figure, every name, and the journal are the same after the move; other schemas are not served."""
    with scratch("copy") as folder, postgres_database() as address:
        if not address:
            return
        base = Base(folder)
        kept = {"keystore": f"sqlite:{base.path}.keys", "master_key_file": f"{base.path}.master-key"}
        refused = reloref("serve", "--database", address, "--port", "0", ends=1, **kept)
        if "migrate" not in refused:
            raise Failure(f"an empty database was refused with: {refused}")
        copied = reloref("copy", "--from", f"sqlite:{base.path}", "--to", address)
        rows = dict(line.split("\t") for line in copied.splitlines() if "\t" in line)
        for table, count in rows.items():
            if psql(address, f"SET search_path TO public, reloref_access; SELECT count(*) FROM {table}") != count:
                raise Failure(f"{table}: {count} rows were copied, the database holds others")
        if int(rows["person"]) < 4_000:
            raise Failure(f"only {rows['person']} people were copied")
        reloref("migrate", "--database", address, **kept)
        for command in (["indicators", "--from", "2004-01-01", "--to", "2009-12-31", "--json"],):
            one = reloref(*command, "--database", f"sqlite:{base.path}")
            if one != reloref(*command, "--database", address, **kept):
                raise Failure("the figures differ after the move")
        reloref("export", folder / "before", "--database", f"sqlite:{base.path}")
        reloref("export", folder / "after", "--database", address, **kept)
        same_package(folder / "before", folder / "after")
        reloref("journal", "verify", "--database", address, **kept)
        again = reloref("copy", "--from", f"sqlite:{base.path}", "--to", address, ends=1)
        if "vide" not in again:
            raise Failure(f"a database that is not empty was refused with: {again}")
        refuse_other_schemas(address, kept)


def refuse_other_schemas(address, kept):
    last = psql(address, "SELECT max(name) FROM schema_step")
    checksum = psql(address, f"DELETE FROM schema_step WHERE name = '{last}' RETURNING checksum")
    if "1 étape" not in reloref("serve", "--database", address, "--port", "0", ends=1, **kept):
        raise Failure("a pending step was not named")
    psql(address, f"INSERT INTO schema_step VALUES ('{last}', '{checksum}'), ('9999-later', 'x')")
    if "9999-later" not in reloref("serve", "--database", address, "--port", "0", ends=1, **kept):
        raise Failure("a newer schema was not named")
