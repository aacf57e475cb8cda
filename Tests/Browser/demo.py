"""The program under test: a throw-away `reloref demo` of the checks' own, and the accounts that it prints."""
import ctypes
import dataclasses
import fcntl
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

import pyotp

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RELOREF_PROGRAM", str(ROOT / ".build/debug/reloref"))
SIZE = os.environ.get("RELOREF_BROWSER_SIZE", "m")  # 5,000 households and 900 dwellings, as the budgets assume
STEP = 30  # seconds for which a one-time code is shown


class Failure(Exception):
    """Something that a person would complain about; its words are the report."""


@dataclasses.dataclass
class Account:
    """One person who may sign in to the demonstration."""

    role: str
    email: str
    password: str
    totp_secret: str
    last_step: int = 0

    def code(self):
        """A one-time code that was not used yet: the server takes each once, the previous one and the current one."""
        while True:
            now = time.time()
            step = int(now // STEP)
            previous_lasts = STEP - now % STEP > 8
            for candidate in ([step - 1] if previous_lasts else []) + [step]:
                if candidate > self.last_step:
                    self.last_step = candidate
                    return pyotp.TOTP(self.totp_secret).at(candidate * STEP)
            time.sleep(0.5)


def run_program(*arguments, timeout=300, check=True):
    """Runs one `reloref` command to its end; stdout and stderr are kept apart."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=timeout, env=quiet())
    if check and done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-800:]
        raise Failure(f"reloref {arguments[0]} ended with {done.returncode}: {said}")
    return done


def quiet():
    """The environment of the program: a crash must not start a backtracer, and no setting of the user's leaks in."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("RELOREF_")}
    return kept | {"SWIFT_BACKTRACE": "enable=no"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def end_with_us():
    """The server ends when the checks are killed outright (Linux: PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def copy_of_prepared(size, data):
    """Copies a demonstration that was filled once for the whole run; without a place for it, each one fills its own."""
    place = os.environ.get("RELOREF_BROWSER_PREPARED")
    if place is None:
        return
    filled = pathlib.Path(place) / size
    with open(f"{place}/lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not filled.exists():
            begun = pathlib.Path(tempfile.mkdtemp(dir=place))
            run_program("demo", "--prepare", begun / "reloref.sqlite", "--size", size, timeout=900)
            begun.rename(filled)
    shutil.copytree(filled, data)


class Demo:
    """A running demonstration; `with Demo() as demo:` leaves nothing behind."""

    def __init__(self, size=SIZE):
        self.size = size
        self.port = free_port()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="reloref-browser-"))
        self.log = self.folder / "server.log"
        self.process = None
        self.address = ""
        self.accounts = {}
        self.sessions = {}

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(self, *_):
        self.remove()

    def start(self):
        """Starts the server, or starts it again on the same data and port; returns when it says that it lives."""
        command = [PROGRAM, "demo", "--port", str(self.port), "--directory", str(self.folder / "data"),
                   "--size", self.size, "--json"]
        if not pathlib.Path(PROGRAM).exists():
            raise Failure(f"{PROGRAM} is not built: run `swift build --product reloref`")
        if not (self.folder / "data").exists():
            copy_of_prepared(self.size, self.folder / "data")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, env=quiet(), preexec_fn=end_with_us)
        told = self.first_object(limit=180)
        self.address = told["address"].rstrip("/")
        # A colleague of the other association goes by "referent elsewhere", "headOfSite elsewhere".
        for told_account, where in [(one, "") for one in told["accounts"]] + [
                (one, " elsewhere") for one in told.get("others", [])]:
            known = {field.name for field in dataclasses.fields(Account)}
            account = Account(**{key: value for key, value in told_account.items() if key in known})
            account.role += where
            account.last_step = self.accounts[account.role].last_step if account.role in self.accounts else 0
            self.accounts[account.role] = account
        self.wait_until_alive()

    def first_object(self, limit):
        """The JSON object that the program prints when it is ready; what follows on stdout is read and dropped."""
        found, ready = {}, threading.Event()

        def read():
            text = ""
            for line in self.process.stdout:
                text += line
                if not ready.is_set():
                    try:
                        found.update(json.loads(text))
                        ready.set()
                    except json.JSONDecodeError:
                        pass
            ready.set()

        threading.Thread(target=read, daemon=True).start()
        if not ready.wait(limit) or not found:
            code = self.process.poll()
            how = f"did not print its address within {limit} s" if code is None else f"ended with {code}"
            raise Failure(f"reloref demo {how}; it said:\n{self.tail()}")
        return found

    def wait_until_alive(self, limit=30):
        end = time.monotonic() + limit
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.address + "/sante/vivant", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (OSError, urllib.error.URLError):
                time.sleep(0.05)
        raise Failure(f"/sante/vivant did not answer within {limit} s; the server said:\n{self.tail()}")

    def stop(self, how=signal.SIGTERM):
        """Ends the server as an operator would, or by SIGKILL; returns its exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        code, self.process = self.process.returncode, None
        return code

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tail(self, lines=20):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""
