"""What a journey is, and how journeys and checks are run and reported.

A journey is a function `journey_…(person)`; `@journey(…)` says who walks it, on what screen, within which budget:

    @journey(role="referent", width=360, touch=True, I=5, F=1)
    def journey_j3_private_note(person):
        person.tap("a:has-text('Note')")

I, F, P and `characters` are asserted when given; T (seconds) is reported and never asserted. A journey fails as well on
a console error, a CSP report, a request to another origin, an unexpected 4xx or 5xx, or an accessibility violation.
A check is a function `check_…(demo, browser)` that raises `Failure` with what is wrong.
"""
import dataclasses
import time
import traceback

from playwright.sync_api import Error as BrowserError

from demo import SIZE, Demo, Failure
from person import Person

MEASURES = ("I", "F", "P", "characters")


@dataclasses.dataclass
class Result:
    """What one journey or check came to."""

    name: str
    complaints: list
    seconds: float
    counts: dict = dataclasses.field(default_factory=dict)
    budget: dict = dataclasses.field(default_factory=dict)

    @property
    def passed(self):
        return not self.complaints

    def line(self):
        counted = "  ".join(
            f"{measure} {count:g}" + (f"/{self.budget[measure]}" if measure in self.budget else "")
            for measure, count in self.counts.items())
        return f"{'ok  ' if self.passed else 'FAIL'} {self.name:<44} {counted}  T {self.seconds:.1f} s"

    def record(self):
        return dataclasses.asdict(self) | {"passed": self.passed}


def journey(role=None, fresh=False, languages=("fr-FR",), size=None, **options):
    """Says who walks a journey, and its budget; `fresh=True` gives it a demonstration of its own, of a size of its own."""
    budget = {measure: options.pop(measure) for measure in MEASURES if measure in options}

    def mark(walk):
        walk.terms = {"role": role, "fresh": fresh, "languages": languages, "size": size, "budget": budget, "options": options}
        return walk

    return mark


def walk_journey(walk, demo, browser, language):
    """Walks it once, in one language, and holds the counts against the budget."""
    terms = getattr(walk, "terms", None) or journey()(walk).terms
    name = walk.__name__.removeprefix("journey_") + ("" if language.startswith("fr") else f" ({language[:2]})")
    result, person, began = Result(name, [], 0, {}, terms["budget"]), None, time.monotonic()
    try:
        person = Person(browser, demo, terms["role"], language=language, **terms["options"])
        walk(person)
    except (Failure, BrowserError, AssertionError) as wrong:
        result.complaints.append(explain(wrong))
    if person is None:
        result.seconds = time.monotonic() - began
        return result
    result.seconds = person.seconds
    result.counts = {"I": person.interactions, "F": len(person.fields), "P": person.pages}
    if "characters" in terms["budget"]:
        result.counts["characters"] = person.characters
    result.complaints += list(dict.fromkeys(person.complaints))
    for measure, limit in terms["budget"].items():
        if result.counts[measure] > limit:
            result.complaints.append(f"{measure} is {result.counts[measure]:g}, more than {limit}")
    if not result.passed:
        picture_of_failure(person, name)
    person.leave()
    return result


def picture_of_failure(person, name):
    """What the screen showed; a page that cannot be drawn must not hide why the journey failed."""
    try:
        person.picture("failed-" + name.replace(" ", "-").replace("/", "-"))
    except BrowserError:
        pass


def run_check(check, demo, browser):
    """Runs one check to its end."""
    name, began = check.__name__.removeprefix("check_"), time.monotonic()
    try:
        check(demo, browser)
        complaints = []
    except (Failure, BrowserError, AssertionError) as wrong:
        complaints = [explain(wrong)]
    return Result(name, complaints, time.monotonic() - began)


def explain(wrong):
    """The sentence of a failure, and for anything but a `Failure` the line of the journey where it happened."""
    if isinstance(wrong, Failure):
        return str(wrong)
    ours = [frame for frame in traceback.extract_tb(wrong.__traceback__)
            if not any(part in frame.filename for part in ("site-packages", "/person.py", "/harness.py"))]
    where = " ← ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.line}" for frame in reversed(ours[-2:]))
    where = f" ({where})" if where else ""
    return f"{type(wrong).__name__}: {str(wrong).strip().splitlines()[0] if str(wrong).strip() else ''}{where}"


def is_alone(step):
    """Whether a step has a demonstration of its own, so that it does not matter what comes before it."""
    return getattr(step, "terms", {"fresh": False})["fresh"] or getattr(step, "alone", False)


def alone(check):
    """Marks a check that uses no demonstration, or one that it starts itself."""
    check.alone = True
    return check


def longest(check):
    """Marks what takes so long that it begins before the others."""
    check.longest = True
    return check


def languages(step):
    """In which languages a step is walked; a check has one."""
    return getattr(step, "terms", {"languages": ("fr-FR",)})["languages"]


def run(walks, browser, tell):
    """Runs journeys and checks in order, each in a language; those marked `fresh` on a demonstration of their own."""
    results, shared = [], None
    try:
        for step, language in walks:
            terms = getattr(step, "terms", {"fresh": False})
            if terms["fresh"]:
                with Demo(terms.get("size") or SIZE) as own:
                    results.append(run_step(step, own, browser, language))
            elif getattr(step, "alone", False):
                results.append(run_step(step, None, browser, language))
            else:
                shared = shared or Demo(SIZE).__enter__()
                results.append(run_step(step, shared, browser, language))
            tell(results[-1])
    finally:
        if shared:
            shared.remove()
    return results


def run_step(step, demo, browser, language):
    if step.__name__.startswith("check_"):
        return run_check(step, demo, browser)
    return walk_journey(step, demo, browser, language)
