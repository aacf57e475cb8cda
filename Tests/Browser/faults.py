"""The fault checks on the running program: killed at random moments (T1, T24).

A few kills in `make test`; `make check` does ten thousand, four servers at a time (RELOREF_LONG_CHECKS=1).
"""
import concurrent.futures
import os
import pathlib
import random
import tempfile
import time

from demo import Failure
from harness import alone
from kills import Base, Person, Request, Series

LONG = "RELOREF_LONG_CHECKS" in os.environ
POINTS = int(os.environ.get("RELOREF_TEST_KILLS", 10_000 if LONG else 10))
SERIES, JOBS = (100, 4) if LONG else (5, 2)


def kill_series(base, folder, points, seed, told_when_sent=False):
    """Some kills on a database of their own; what was found wrong, what was lost, what was answered."""
    luck = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="series-", dir=folder) as own:
        series = Series(base, pathlib.Path(own), luck, told_when_sent)
        for _ in range(points):
            series.kill_once()
            if series.faults:
                break
        if not told_when_sent and not series.faults:
            series.finish()
        return [f"seed {seed}: {fault}" for fault in series.faults], series.lost, len(series.ledger.answered()), sum(
            series.ledger.opened.values())


@alone
def check_kill_loses_nothing(demo, browser):
    """What was answered before a SIGKILL is there, once; what was not is done once when it is sent again."""
    seed = int(os.environ.get("RELOREF_TEST_SEED", random.randrange(1 << 32)))
    with tempfile.TemporaryDirectory(prefix="reloref-kills-") as temporary:
        base, began = Base(pathlib.Path(temporary)), time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(JOBS) as jobs:
            runs = [
                jobs.submit(kill_series, base, temporary, min(SERIES, POINTS - start), seed + start)
                for start in range(0, POINTS, SERIES)]
            results = [run.result() for run in runs]
        faults = [fault for result in results for fault in result[0]]
        answered, opened = sum(result[2] for result in results), sum(result[3] for result in results)
        print(f"    kills: {POINTS} (seed {seed}), {answered} writes and {opened} opened files answered, "
              f"{len(faults)} faults, {time.monotonic() - began:.0f} s", flush=True)
        if faults:
            raise Failure("\n".join(faults[:10]))
        if answered < POINTS or opened < POINTS:
            raise Failure(f"too little was done to mean something: {answered} writes, {opened} opened files")


@alone
def check_kill_control_is_seen(demo, browser):
    """A server that acknowledged before it committed would be caught: requests count as answered when they are sent."""
    with tempfile.TemporaryDirectory(prefix="reloref-kills-") as temporary:
        _, lost, _, _ = kill_series(Base(pathlib.Path(temporary)), temporary, 5, 1, told_when_sent=True)
        if lost == 0:
            raise Failure("five kills of a server that promises too early lost nothing: the check is blind")


@alone
def check_dropped_request_writes_once(demo, browser):
    """People who close the page while it is being sent: each form is done wholly or not, and once when it is sent again."""
    with tempfile.TemporaryDirectory(prefix="reloref-dropped-") as temporary:
        folder, luck = pathlib.Path(temporary), random.Random(5)
        (folder / "live").mkdir()
        series = Series(Base(folder), folder / "live", luck)
        server = series.start()
        try:
            file = Person(series.port, series.accounts[0], series.ledger).register(luck)
            for number in range(40):
                request = Request("note", file + "/notes", {"texte": f"Visite {number}", "niveau": "team"})
                request.account = series.accounts[0]
                series.ledger.sent.append(request)
                person = Person(series.port, series.accounts[0], series.ledger)
                person.connection.connect()
                person.leave_early(request, luck.random() * 0.03)
            time.sleep(1)
        finally:
            server.terminate()
            server.wait()
        done = series.counts(series.database)["note"] - series.before["note"]
        series.finish()
        if series.faults:
            raise Failure("\n".join(series.faults))
        after = series.counts(series.database)["note"] - series.before["note"]
        print(f"    dropped: {done} of 40 forms were done without their sender, {after} after all were sent again", flush=True)
        if after != 40 or done < 20:
            raise Failure(f"{done} of 40 dropped forms were done, and {after} once all were sent again")
