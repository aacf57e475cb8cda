#!/usr/bin/env python3
"""Runs the browser journeys and checks: `run.py [--json FILE] [--accept] [--list] [PATTERN…]`; without a pattern, all of them.

Every module of this folder is searched for functions named `journey_…` and `check_…`; journeys run first, in the order
of their module and of their lines. One line is printed for each. Exit codes: 0 all passed, 1 something failed.
"""
import argparse
import importlib
import json
import os
import pathlib
import re
import signal
import sys

sys.dont_write_bytecode = True  # nothing is left in the source folders

from playwright.sync_api import sync_playwright

from demo import Failure
from harness import run
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
    print("    " + result.line(), flush=True)
    for complaint in result.complaints[:20]:
        print("         " + complaint.replace("\n", "\n         "), flush=True)
    if len(result.complaints) > 20:
        print(f"         and {len(result.complaints) - 20} more", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("patterns", nargs="*")
    options.add_argument("--json", type=pathlib.Path)
    options.add_argument("--accept", action="store_true", help="write the snapshots of J20 anew, to be reviewed")
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    if chosen.accept:
        os.environ["RELOREF_ACCEPT"] = "1"
    steps = [
        step for step in found()
        if not chosen.patterns or any(re.search(pattern, step.__name__) for pattern in chosen.patterns)]
    if chosen.list:
        print("\n".join(f"{step.__module__}: {step.__name__}" for step in steps))
        return 0
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            results = [result.record() for result in run(steps, browser, tell)]
            browser.close()
    except Failure as wrong:
        print(f"    {wrong}", flush=True)
        results = [{"name": "the demonstration starts", "passed": False, "complaints": [str(wrong)]}]
    if chosen.json:
        chosen.json.parent.mkdir(parents=True, exist_ok=True)
        chosen.json.write_text(json.dumps({"results": results}, ensure_ascii=False, indent=1))
    return 0 if results and all(result["passed"] for result in results) else 1


if __name__ == "__main__":
    # So that an interrupted run still stops its server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
