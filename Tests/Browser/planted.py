"""The harness sees what it claims to see: faults planted in made-up pages, and a journey that takes too long."""
from demo import Failure
from harness import journey, walk_journey
from person import PICTURES, Person

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src *; form-action 'self'; base-uri 'none'"
PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
<link rel="icon" href="/planted/picture.svg"></head><body><main><h1>Essai</h1>{}</main></body></html>"""
FORM = """<form action="/planted/after"><label>Nom <input name="nom"></label>
<button type="submit">Envoyer</button></form>"""

# Name: body of the page, status, and a word of the complaint that must follow.
FAULTS = {
    "inline-style": ('<p style="color: red">x</p>', 200, "CSP"),
    "other-origin": ('<img alt="" src="http://127.0.0.1:9/x.png">', 200, "another origin"),
    "script-error": ('<script src="/planted/script.js"></script>', 200, "script error"),
    "no-alternative": ('<img src="/planted/picture.svg">', 200, "axe, light"),
    "server-error": ("<p>x</p>", 500, "answered 500"),
}


def answer(route):
    name = route.request.url.rsplit("/", 1)[-1].split("?")[0]
    if name == "script.js":
        route.fulfill(body="absent()", content_type="text/javascript")
    elif name == "picture.svg":
        route.fulfill(body='<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml")
    else:
        body, status, _ = FAULTS.get(name, (FORM, 200, ""))
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=PAGE.format(body), status=status, content_type="text/html; charset=utf-8", headers=headers)


def visitor(browser, demo):
    person = Person(browser, demo)
    person.context.route("**/planted/**", answer)
    return person


def check_planted_faults_are_noticed(demo, browser):
    """Each fault alone brings its complaint; a sound page brings none."""
    problems = []
    for name, (_, _, word) in FAULTS.items():
        person = visitor(browser, demo)
        person.goto(f"/planted/{name}")
        if not any(word in complaint for complaint in person.complaints):
            problems.append(f"{name} went unnoticed: {person.complaints}")
        person.leave()
    person = visitor(browser, demo)
    person.goto("/planted/sound")
    problems += person.complaints
    person.leave()
    if problems:
        raise Failure("\n".join(problems))


def check_a_journey_over_its_budget_fails(demo, browser):
    """One field typed into twice, one click, two pages: counted so, and refused when one less is allowed."""

    def walk(person):
        person.context.route("**/planted/**", answer)
        person.goto("/planted/sound")
        person.type("[name=nom]", "Alice")
        person.type("[name=nom]", "Bob")
        person.submit()

    walk.__name__ = "journey_planted"
    exact = walk_journey(journey(I=1, F=1, P=2)(walk), demo, browser, "fr-FR")
    if not exact.passed:
        raise Failure(f"counted {exact.counts}, expected I 1, F 1, P 2: {exact.complaints}")
    for measure in ("I", "F", "P"):
        budget = {"I": 1, "F": 1, "P": 2}
        budget[measure] -= 1
        if walk_journey(journey(**budget)(walk), demo, browser, "fr-FR").passed:
            raise Failure(f"a journey over its budget of {measure} passed")
    (PICTURES / "failed-planted.png").unlink(missing_ok=True)  # those failures were wanted
