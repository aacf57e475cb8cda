"""The whole tour with the keyboard alone, each stop of the Tab key measured: J18."""
from demo import Failure
from harness import journey
from pixels import changed
from today import due_visit

MOST_STOPS = 800
MEASURED_OF_A_KIND = 2  # stops that look alike are measured twice, not ninety times

# What the Tab key must reach, in the order of reading; of radio buttons the one that is chosen, or else the first.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e =>
    !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})
    && !(e.type === 'radio' && e.form && e !== (e.form.querySelector(`[name="${e.name}"]:checked`)
        ?? e.form.querySelector(`[name="${e.name}"]`))))"""
WHERE = """() => { const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const all = window.stopsOfThisPage, box = e.getBoundingClientRect();
    const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
        document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    const seen = points.some(hit => hit && (e.contains(hit) || hit.contains(e)
        && !['fixed', 'sticky'].includes(getComputedStyle(hit).position)
        || hit.closest('label')?.control === e));
    const parent = e.parentElement;
    return {place: all.indexOf(e), seen, box: [box.left, box.top, box.width, box.height],
        kind: [e.tagName, e.getAttribute('class'), e.type, parent.tagName, parent.getAttribute('class'),
               e.closest('.rail,.top,.bar,.page,.foot')?.getAttribute('class')].join(' '),
        name: e.getAttribute('aria-label') || e.textContent.trim().slice(0, 40) || e.name || e.tagName}; }"""


def tour(person, measures=True):
    """Tab from the top of the page to its end: no trap, every stop seen, in the order of reading. Returns the stops."""
    page = person.page
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    expected = page.evaluate(f"() => (window.stopsOfThisPage = ({STOPS})()).length")
    problems, stops, kinds = [], [], {}
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop is None:
            break
        if stops and stop["place"] == stops[0]["place"]:
            break
        stops.append(stop)
        problems += problems_of_stop(stop, stops)
        kinds[stop["kind"]] = kinds.get(stop["kind"], 0) + 1
        if measures and kinds[stop["kind"]] <= MEASURED_OF_A_KIND:
            problems += problems_of_focus(page, stop)
    if len(stops) != expected:
        problems.append(f"{len(stops)} stops where the page has {expected}: a trap, or something out of reach")
    if stops and stops[0]["name"] not in ("Aller au contenu", "Skip to content"):
        problems.append(f"the first stop is «{stops[0]['name']}», not the skip link")
    return stops, list(dict.fromkeys(f"{problem} on {page.url}" for problem in problems))


def problems_of_stop(stop, stops):
    """The order of reading, and nothing over what has the focus (2.4.11)."""
    found = []
    if len(stops) > 1 and stop["place"] != stops[-2]["place"] + 1:
        found.append(f"«{stop['name']}» comes after «{stops[-2]['name']}», not in the order of reading")
    if not stop["seen"]:
        found.append(f"«{stop['name']}» has the focus and is hidden by something else")
    return found


def problems_of_focus(page, stop):
    """The ring around a stop: at least its outline, a pixel wide, changes by 3:1."""
    left, top, width, height = stop["box"]
    size = page.viewport_size
    x, y = max(left - 6, 0), max(top - 6, 0)
    clip = {"x": x, "y": y, "width": min(left + width + 6, size["width"]) - x,
            "height": min(top + height + 6, size["height"]) - y}
    if clip["width"] < 4 or clip["height"] < 4:
        return [f"«{stop['name']}» has the focus outside the screen"]
    after = page.screenshot(clip=clip)
    page.evaluate("() => { window.lastStop = document.activeElement; lastStop.blur(); }")
    before = page.screenshot(clip=clip)
    page.evaluate("() => lastStop.focus({preventScroll: true, focusVisible: true})")
    outline = 2 * (min(width, clip["width"]) + min(height, clip["height"]))
    pixels = changed(before, after)
    if pixels < outline * 0.9:
        return [f"the focus of «{stop['name']}» changes {pixels} pixels by 3:1, less than its outline of {outline:.0f}"]
    return []


def reach(person, target, limit=MOST_STOPS):
    """Tab until an element has the focus."""
    for _ in range(limit):
        if person.page.evaluate("target => document.activeElement?.matches(target)", target):
            return
        person.press("Tab")
    raise Failure(f"the Tab key never reaches {target} on {person.page.url}")


def enter(person):
    """Enter on what has the focus, until the page that it leads to is there."""
    with person.page.expect_navigation():
        person.press("Enter")
    person.settle()


def held(person, measures=True):
    stops, problems = tour(person, measures)
    if problems:
        raise Failure("\n".join(problems[:25]))
    return stops


@journey(role="referent", axe=False, fresh=True)
def journey_j18_the_keyboard_alone(person):
    """Skip link, Today, a file, a note, and back; every page of the way, and of the follow-up, toured with Tab."""
    person.goto("/aujourdhui")
    held(person)
    followed, _ = due_visit(person)
    for path in (f"{followed}/suivi", f"{followed}/visite"):
        person.goto(path)
        held(person)
    person.goto("/aujourdhui")
    person.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    person.press("Tab")
    person.press("Enter")
    if not person.page.url.endswith("#contenu"):
        raise Failure(f"the skip link leads to {person.page.url}")
    reach(person, ".row .what a[href^='/menages/']:is([href$='/logement'], [href$='/parcours'])")
    enter(person)
    if "/menages/" not in person.page.url:
        raise Failure(f"Enter on a row of Today leads to {person.page.url}")
    file = person.page.url.split("#")[0].split("?")[0]
    held(person)
    if not person.page.locator("#texte").count():
        reach(person, ".tabs a[href^='/menages/']")
        enter(person)
        file = person.page.url
    reach(person, "#texte")
    person.type_slowly("Le ménage a visité l’appartement ce matin et reviendra lundi.")
    reach(person, "#note button")
    enter(person)
    person.sees("a visité l’appartement")
    if file.split("/")[4] not in person.page.url:
        raise Failure(f"after the note, the file is left for {person.page.url}")
    reach(person, ".rail a[href='/aujourdhui']")
    enter(person)
    if not person.page.url.endswith("/aujourdhui"):
        raise Failure(f"the way back leads to {person.page.url}")


@journey(role="referent", axe=False, width=360, height=740, touch=True)
def journey_j18_nothing_hides_the_focus_on_a_telephone(person):
    """The bars that stay at the edges of a small screen never cover what has the focus."""
    person.goto("/aujourdhui")
    followed, _ = due_visit(person)
    for path in ("/aujourdhui", "/logements", f"{followed}/suivi", f"{followed}/visite"):
        person.goto(path)
        held(person, measures=False)
