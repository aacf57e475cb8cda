"""Killing the real server at random moments (T1, T24): what was answered is kept, and a request sent again acts once.

Three people work on a running `reloref serve`: households are registered and noted, admitted and un-admitted, files are
opened. The server is killed (SIGKILL) at a random moment; its files are read as it left them; it is started again on
them, every request without an answer is sent again with its key, and some that were answered too.
"""
import atexit
import collections
import contextlib
import functools
import hashlib
import http.client
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse
import uuid

from demo import PROGRAM, Failure, end_with_us, free_port, quiet, run_program

FILES = ["", "-wal", ".keys", ".keys-wal", ".access", ".access-wal", ".master-key"]
# What each kind of request makes, as a question whose answer grows by one with each.
EFFECTS = {
    "file": "SELECT count(*) FROM household",
    "note": "SELECT count(*) FROM note",
    "admission": "SELECT count(*) FROM accommodation WHERE kind = 'relay'",
    "annulation": "SELECT count(*) FROM accommodation WHERE kind = 'relay' AND state = 'cancelled'",
}
NAMES = ["Rahimi", "Noori", "Tesfaye", "Haile", "Selvam", "Ibrahim", "Karimi", "Osman"]


class Request:
    """A form that was sent, and what was answered."""

    def __init__(self, kind, path, fields):
        self.kind, self.path = kind, path
        self.key = f"{kind}-{uuid.uuid4().hex}"
        self.fields = fields | {"cle": self.key}
        self.account = self.location = None


class Ledger:
    """Everything that was asked of the servers of one database, and what they answered."""

    def __init__(self):
        self.sent, self.opened, self.lock = [], collections.Counter(), threading.Lock()

    def answered(self):
        return [request for request in self.sent if request.location]

    def progress(self):
        """How much was answered so far."""
        with self.lock:
            return len(self.answered()) + sum(self.opened.values())


class Person:
    """Somebody with a session, on a connection kept open; a broken connection means that the server was killed."""

    def __init__(self, port, account, ledger, told_when_sent=False):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.account, self.ledger, self.told_when_sent = account, ledger, told_when_sent

    def ask(self, method, path, fields=None):
        headers = {"Cookie": f"reloref={self.account.token}"}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(fields | {"jeton": self.account.form_token})
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer, answer.read().decode()

    def send(self, request):
        """Sends a form; the ledger knows of it before it leaves."""
        request.account = request.account or self.account
        with self.ledger.lock:
            if request not in self.ledger.sent:
                self.ledger.sent.append(request)
            if self.told_when_sent:
                request.location = request.location or "?"
        answer, page = self.ask("POST", request.path, request.fields)
        if answer.status != 303:
            said = re.sub(r"<[^>]+>|\s+", " ", page.partition("</h1>")[2])
            raise Failure(f"{request.kind} was answered {answer.status}: {re.sub(' +', ' ', said)[:300]}")
        location = answer.headers["Location"]
        if request.location not in (None, "?", location):
            raise Failure(f"{request.kind} sent again was answered {location}, at first {request.location}")
        request.location = location
        return location

    def leave_early(self, request, patience):
        """Sends a form and closes the connection before the answer."""
        body = urllib.parse.urlencode(request.fields | {"jeton": self.account.form_token})
        self.connection.request("POST", request.path, body, {
            "Cookie": f"reloref={self.account.token}", "Content-Type": "application/x-www-form-urlencoded"})
        time.sleep(patience)
        self.connection.close()

    def open(self, path):
        if self.told_when_sent:
            self.ledger.opened[path.split("/")[2]] += 1
        answer, page = self.ask("GET", path)
        if answer.status != 200:
            raise Failure(f"{path} was answered {answer.status}")
        if not self.told_when_sent:
            with self.ledger.lock:
                self.ledger.opened[path.split("/")[2]] += 1
        return page

    def register(self, luck):
        draft = uuid.uuid4().hex
        family = luck.choice(NAMES) + luck.choice(["", "zad", "yan", "ov"]) + uuid.uuid4().hex[:6].translate(
            str.maketrans("0123456789", "abcdefghij"))
        members = {"personnes": "2"}
        for row, (given, born, sex) in enumerate(
                [("Farid", f"{luck.randint(2, 28)}/0{luck.randint(2, 9)}/19{luck.randint(70, 99)}", "M"),
                 ("Laila", f"{luck.randint(2, 28)}/0{luck.randint(2, 9)}/19{luck.randint(70, 99)}", "F")], 1):
            members |= {f"nom{row}": family, f"prenom{row}": given, f"naissance{row}": born, f"sexe{row}": sex}
        answer, page = self.ask("POST", f"/menages/nouveau/{draft}/membres", members)
        if answer.status != 303:
            raise Failure(f"the members were answered {answer.status}")
        self.ask("POST", f"/menages/nouveau/{draft}/protection", {
            "nature1": "refugee", "autorite1": "ofpra", "decision1": "01/03/2020",
            "nature2": "refugee", "autorite2": "ofpra", "decision2": "01/03/2020"})
        reasons = {f"{word}_{rule}": text for rule in ("V03", "V06", "V10", "V11", "V12", "V13", "V14")
                   for word, text in (("confirme", "oui"), ("motif", "Vu sur les papiers, essai du contrôle"))}
        return self.send(Request("file", f"/menages/nouveau/{draft}/verifier", {
            "site": self.account.site, "referent": self.account.id, "ouvert": "02/03/2020"} | reasons))

    def note(self, file, luck):
        self.send_note(file, "Visite faite. " * luck.randint(1, 30))

    def send_note(self, file, text):
        self.send(Request("note", file + "/notes", {"texte": text, "niveau": "team"}))

    def admit(self, file, luck):
        """Into any dwelling that is offered, then not after all."""
        page = self.open(file + "/admission")
        offers = re.findall(r'name="logement"[^>]*value="([^"]+)"', page)
        if not offers:
            return
        day = time.strftime("%d/%m/%Y")
        reasons = {f"{word}_V{rule}": text for rule in range(31, 50)
                   for word, text in (("confirme", "oui"), ("motif", "Décidé en commission, essai du contrôle"))}
        self.send(Request("admission", file + "/admission", {"logement": offers[0], "jour": day} | reasons))
        self.give_back(file)

    def give_back(self, file):
        """A planned admission is cancelled, so that the dwelling is free for the next one."""
        subject = re.search(r"annulation\?sujet=([0-9a-zA-Z-]+)", self.open(file + "/logement"))
        if subject:
            self.send(Request("annulation", file + "/annulation", {"sujet": subject.group(1)}))


Account = collections.namedtuple("Account", "id site token form_token")


@functools.cache
def prepared():
    """A small demonstration database, made once; its folder goes when the checks end."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="reloref-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run_program("demo", "--prepare", folder / "demo.sqlite", "--households", "12")
    return folder / "demo.sqlite"


def copy_files(source, target):
    """A database with all that belongs to it, while no server has it."""
    for ending in FILES:
        if (file := pathlib.Path(f"{source}{ending}")).exists():
            shutil.copy(file, f"{target}{ending}")


@contextlib.contextmanager
def reading(path):
    """A copy of a database as it lies there, opened: nothing but the program ever opens a live file."""
    with tempfile.TemporaryDirectory(prefix="reloref-read-") as temporary:
        copy = pathlib.Path(temporary) / "copy.sqlite"
        copy_files(path, copy)
        with contextlib.closing(sqlite3.connect(copy)) as database:
            yield database


class Base:
    """A small demonstration database of one's own with two people signed in."""

    def __init__(self, folder):
        self.path = folder / "base.sqlite"
        copy_files(prepared(), self.path)
        self.accounts = []
        with contextlib.closing(sqlite3.connect(self.path)) as database:
            moment = "%Y-%m-%dT%H:%M:%S.000Z"
            for email in ("alice@exemple.fr", "bob@exemple.fr"):
                row = database.execute(
                    "SELECT account.id, account_grant.site_id FROM account JOIN account_grant"
                    " ON account_grant.account_id = account.id WHERE email = ?", (email,)).fetchone()
                account = Account(row[0], row[1], uuid.uuid4().hex, uuid.uuid4().hex)
                now, later = time.gmtime(), time.gmtime(time.time() + 11 * 3600)
                database.execute(
                    "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
                    (hashlib.sha256(account.token.encode()).hexdigest(), account.id, time.strftime(moment, now),
                     time.strftime(moment, later), time.strftime(moment, later), time.strftime(moment, now),
                     account.form_token))
                self.accounts.append(account)
            database.commit()


class Series:
    """Kills, one after another, on one database."""

    def __init__(self, base, folder, luck, told_when_sent=False):
        self.folder, self.luck, self.told_when_sent = folder, luck, told_when_sent
        self.accounts, self.ledger, self.port = base.accounts, Ledger(), free_port()
        self.database = folder / "reloref.sqlite"
        copy_files(base.path, self.database)
        self.files, self.faults, self.lost, self.log_level = [], [], 0, "error"
        with reading(self.database) as database:
            code = database.execute(
                "SELECT code FROM household WHERE site_id = ? AND confidential = 0 AND merged_into IS NULL LIMIT 1",
                (self.accounts[0].site,)).fetchone()[0]
        self.known = f"/menages/{code}"
        self.before = self.counts(self.database)

    def counts(self, path):
        with reading(path) as database:
            return {kind: database.execute(question).fetchone()[0] for kind, question in EFFECTS.items()}

    def start(self):
        environment = quiet() | {"RELOREF_SECURE_COOKIES": "false", "RELOREF_LOG_LEVEL": self.log_level}
        with (self.folder / "server.log").open("ab") as log:
            server = subprocess.Popen(
                [PROGRAM, "serve", "--database", f"sqlite:{self.database}", "--port", str(self.port)],
                stdout=log, stderr=log, env=environment, preexec_fn=end_with_us)
        end = time.monotonic() + 60
        while time.monotonic() < end and server.poll() is None:
            try:
                probe = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                probe.request("GET", "/sante/vivant")
                if probe.getresponse().status == 200:
                    return server
            except OSError:
                time.sleep(0.005)
        said = (self.folder / "server.log").read_text(errors="replace")[-600:]
        server.kill()
        raise Failure(f"the server did not start on what the kill had left: {said}")

    def work(self, person, kind):
        """One person's work until the connection breaks."""
        luck = random.Random(self.luck.random())
        try:
            while True:
                if kind == "register":
                    file = person.register(luck)
                    with self.ledger.lock:
                        self.files.append(file)
                    for _ in range(luck.randint(0, 3)):
                        person.note(file, luck)
                elif kind == "admit":
                    person.admit(person.register(luck), luck)
                else:
                    person.open(luck.choice(self.files[-20:]) if self.files else self.known)
        except (OSError, http.client.HTTPException):
            pass
        except Failure as wrong:
            self.faults.append(str(wrong))

    def kill_once(self):
        server = self.start()
        self.replay()
        works = [
            threading.Thread(target=self.work, args=(
                Person(self.port, account, self.ledger, self.told_when_sent), kind), daemon=True)
            for account, kind in [(self.accounts[0], "register"), (self.accounts[1], "admit"), (self.accounts[0], "open")]]
        for work in works:
            work.start()
        self.let_work()
        server.send_signal(signal.SIGKILL)
        server.wait()
        for work in works:
            work.join(30)
        self.examine()

    def let_work(self):
        """Until a random number of answers came, and a moment more: as many on a slow machine as on a fast one."""
        wanted, end = self.ledger.progress() + self.luck.randint(1, 30), time.monotonic() + 10
        while self.ledger.progress() < wanted and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(self.luck.random() * 0.03)

    def replay(self):
        """What got no answer is sent again, and a few that got one."""
        person = Person(self.port, self.accounts[0], self.ledger)
        waiting = [request for request in self.ledger.sent if not request.location]
        answered = self.ledger.answered()
        cut_off = [request for request in answered[-3:] if request.kind == "admission"]
        for request in waiting + cut_off + self.luck.sample(answered, min(3, len(answered))):
            person.account = request.account
            try:
                person.send(request)
                if request.kind == "admission":
                    person.give_back(request.path.removesuffix("/admission"))
            except Failure as wrong:
                self.faults.append(f"sent again: {wrong}")

    def examine(self):
        """Reads a copy of the files as the kill left them."""
        with tempfile.TemporaryDirectory(prefix="reloref-killed-") as temporary:
            copy = pathlib.Path(temporary) / "left.sqlite"
            copy_files(self.database, copy)
            for ending in ("", ".keys", ".access"):
                with contextlib.closing(sqlite3.connect(f"{copy}{ending}")) as database:
                    said = database.execute("PRAGMA quick_check").fetchone()[0]
                    if said != "ok":
                        self.faults.append(f"reloref.sqlite{ending}: {said}")
            self.examine_answers(copy)
            self.examine_openings(copy)

    def examine_answers(self, copy):
        with contextlib.closing(sqlite3.connect(copy)) as database:
            kept = dict(database.execute("SELECT key, answer FROM answered_request"))
        lost = [request for request in self.ledger.answered() if request.key not in kept]
        self.lost += len(lost)
        if lost and not self.told_when_sent:
            self.faults.append(f"{len(lost)} answered requests are not there, the first a {lost[0].kind}")
        counts = self.counts(copy)
        for kind in EFFECTS:
            done, keys = counts[kind] - self.before[kind], sum(key.startswith(kind + "-") for key in kept)
            if done != keys:
                self.faults.append(f"{done} times {kind}, for {keys} requests")

    def examine_openings(self, copy):
        with contextlib.closing(sqlite3.connect(copy)) as database:
            codes = dict(database.execute("SELECT id, code FROM household"))
        written = collections.Counter()
        with contextlib.closing(sqlite3.connect(f"{copy}.access")) as database:
            for household, count in database.execute("SELECT household_id, count(*) FROM opened_file GROUP BY household_id"):
                written[codes.get(household, household)] += count
        missing = sum(max(0, count - written[code]) for code, count in self.ledger.opened.items())
        self.lost += missing
        if missing and not self.told_when_sent:
            self.faults.append(f"{missing} opened files were shown and are not in the journal")

    def finish(self):
        """At the end everything that was ever sent was done once, the journal holds and every sealed field opens."""
        server = self.start()
        self.replay()
        server.terminate()
        server.wait()
        self.examine()
        left = [request for request in self.ledger.sent if not request.location]
        if left:
            self.faults.append(f"{len(left)} requests never got an answer")
        for command in (["journal", "verify"], ["doctor"]):
            done = run_program(*command, "--database", f"sqlite:{self.database}", check=False)
            if done.returncode not in (0, 3) or "!!\tjournal" in done.stdout or "!!\tkeys" in done.stdout:
                self.faults.append(f"{' '.join(command)}: {(done.stdout + done.stderr).strip()[-400:]}")
