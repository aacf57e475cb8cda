#!/usr/bin/env python3
"""Runs the browser journeys and checks: `run.py [--jobs N] [--json FILE] [--accept] [--list] [PATTERN…]`; without a
pattern, all of them.

Every module of this folder is searched for functions named `journey_…` and `check_…`; journeys run first, in the order
of their module and of their lines. One line is printed for each. Exit codes: 0 all passed, 1 something failed.
"""
import argparse
import importlib
import json
import multiprocessing
import os
import pathlib
import queue
import re
import signal
import sys
import tempfile
import time

sys.dont_write_bytecode = True  # nothing is left in the source folders
# The server's day begins in Paris: a check that says "today" after 23 h of Greenwich means the same one.
os.environ["TZ"] = "Europe/Paris"
time.tzset()

from playwright.sync_api import sync_playwright

from demo import Failure
from harness import is_alone, languages, run
from person import launch

HERE = pathlib.Path(__file__).resolve().parent


def found():
    """Every journey in the order in which it is written, then every check."""
    steps = []
    for path in sorted(HERE.glob("*.py")):
        if path.stem == "run":
            continue
        module = importlib.import_module(path.stem)
        steps += [
            value for name, value in vars(module).items()
            if re.match(r"(journey|check)_", name) and callable(value) and value.__module__ == module.__name__]
    return sorted(steps, key=lambda step: step.__name__.startswith("check_"))


def tell(result):
    lines = ["    " + result.line()]
    lines += ["         " + complaint.replace("\n", "\n         ") for complaint in result.complaints[:20]]
    if len(result.complaints) > 20:
        lines.append(f"         and {len(result.complaints) - 20} more")
    print("\n".join(lines), flush=True)  # one write: two processes tell at the same time


def work(places, told):
    """One process: draws steps until there are none left, and hands over what they came to."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    steps = found()

    def drawn():
        while (group := places.get()) is not None:
            yield from ((steps[place], language) for place, language in group)

    told.put(walk(drawn()))


def walk(walks):
    """The results of steps, each in a language, in one browser."""
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            results = [result.record() for result in run(walks, browser, tell)]
            browser.close()
        return results
    except Failure as wrong:
        print(f"    {wrong}", flush=True)
        return [{"name": "the demonstration starts", "passed": False, "complaints": [str(wrong)], "seconds": 0}]


def groups(steps, chosen):
    """Walks that several processes may share: those of one demonstration stay together and begin, since they take longest.

    Other languages come after the first one of all: an account's next one-time code is there by then.
    """
    walks = [(place, language) for place in chosen for language in languages(steps[place])]
    walks.sort(key=lambda walk: languages(steps[walk[0]]).index(walk[1]))
    together = [walk for walk in walks if not is_alone(steps[walk[0]])]
    others = [[walk] for walk in walks if is_alone(steps[walk[0]])]
    others.sort(key=lambda group: not hasattr(steps[group[0][0]], "longest"))
    return ([together] if together else []) + others


def share(steps, chosen, jobs):
    """The results of several processes."""
    context = multiprocessing.get_context("spawn")
    places, told = context.Queue(), context.Queue()
    for group in groups(steps, chosen) + [None] * jobs:
        places.put(group)
    workers = [context.Process(target=work, args=(places, told), daemon=True) for _ in range(jobs)]
    for worker in workers:
        worker.start()
    results, waiting = [], list(workers)
    while waiting:
        try:
            results += told.get(timeout=1)
            waiting.pop()
        except queue.Empty:
            if any(worker.exitcode not in (None, 0) for worker in workers):
                results.append({"name": "every process ends", "passed": False, "complaints": [], "seconds": 0})
                break
    for worker in workers:
        worker.join(20)
    return results


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("patterns", nargs="*")
    options.add_argument("--json", type=pathlib.Path)
    options.add_argument("--accept", action="store_true", help="write the snapshots of J20 anew, to be reviewed")
    options.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 2), help="processes (two, where there are)")
    options.add_argument("--list", action="store_true")
    asked = options.parse_args()
    if asked.accept:
        os.environ["RELOREF_ACCEPT"] = "1"
    steps, began = found(), time.monotonic()
    chosen = [
        place for place, step in enumerate(steps)
        if not asked.patterns or any(re.search(pattern, step.__name__) for pattern in asked.patterns)]
    if asked.list:
        print("\n".join(f"{steps[place].__module__}: {steps[place].__name__}" for place in chosen))
        return 0
    with tempfile.TemporaryDirectory(prefix="reloref-prepared-") as os.environ["RELOREF_BROWSER_PREPARED"]:
        if asked.jobs > 1 and len(groups(steps, chosen)) > 1:
            results = share(steps, chosen, asked.jobs)
        else:
            results = walk((steps[place], language) for group in groups(steps, chosen) for place, language in group)
    print(f"    {len(results)} results in {(time.monotonic() - began) / 60:.1f} minutes", flush=True)
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps({"results": results}, ensure_ascii=False, indent=1))
    return 0 if results and all(result["passed"] for result in results) else 1


if __name__ == "__main__":
    # So that an interrupted run still stops its server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
