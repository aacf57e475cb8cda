"""A page enlarged to 200 % and 400 %, and with wider text: nothing scrolls sideways, nothing is cut off: J19."""
from demo import Failure
from harness import journey
from today import due_visit

# CSS pixels of a 1280 px window enlarged twice and four times (WCAG 1.4.10), and a page read with wider text (1.4.12).
SIZES = {"200 %": (640, 400), "400 %": (320, 200)}
SPACING = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important;
    letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet]; }"""
FAULTS = """() => { const found = [], wide = document.documentElement;
    if (wide.scrollWidth > innerWidth) found.push(`scrolls ${wide.scrollWidth - innerWidth} px sideways`);
    for (const e of document.querySelectorAll('body *')) {
        if (!e.checkVisibility({visibilityProperty: true}) || e.closest('.vh, svg, option')) continue;
        const style = getComputedStyle(e), named = e.tagName.toLowerCase() + (e.className ? '.' + e.className : '');
        if (style.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1
            || style.overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 1) found.push(`cuts off ${named}`);
        if (['auto', 'scroll'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && e.tagName !== 'TEXTAREA'
            && !e.matches('nav') && !(e.tabIndex === 0 && (e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))))
            found.push(`${named} scrolls sideways without being a named region that takes the focus`);
        const scroller = e.closest('.wide, .tabs, [tabindex="0"]'), box = e.getBoundingClientRect();
        if (!scroller && e.childElementCount === 0 && e.textContent.trim() && box.width
            && (box.right > innerWidth + 1 || box.left < -1)) found.push(`${named} «${e.textContent.trim().slice(0, 30)}» leaves the screen`);
    }
    return [...new Set(found)]; }"""


def faults_at(page, size, spaced=False):
    """What overflows or is cut off at a size of the window."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if spaced:
        page.evaluate(SPACING)
    found = page.evaluate(FAULTS)
    if spaced:
        page.evaluate("() => { document.adoptedStyleSheets = []; }")
    return found


def faults_of(page, name):
    found = [f"{name}, {size}: {fault}" for size, pixels in SIZES.items() for fault in faults_at(page, pixels)]
    found += [f"{name}, wider text: {fault}" for fault in faults_at(page, (1280, 800), spaced=True)]
    return found + [f"{name}, wider text at 320: {fault}" for fault in faults_at(page, (320, 640), spaced=True)]


TARGETS = """() => [...document.querySelectorAll(`button, input:not([type=hidden], [type=checkbox], [type=radio]), select,
    textarea, summary, .btn, .bar a, .pick, .tabs a, .pager a, .pages a, .search, .places a, .what a, .chip, .choice`)]
    .filter(e => e.checkVisibility({visibilityProperty: true}))
    .map(e => [e.tagName.toLowerCase() + '.' + e.className, Math.round(e.getBoundingClientRect().height)])
    .filter(([, height]) => height < 44)"""


@journey(role="referent", axe=False, width=360, height=740, touch=True)
def journey_targets_on_a_telephone(person):
    """What a thumb aims at is at least 44 px high (a link within a sentence and a tick box aside)."""
    problems = []
    person.goto("/aujourdhui")
    file, _ = due_visit(person)
    for path in ("/aujourdhui", "/logements", "/parc/carte", "/parc/planning", "/indicateurs", "/", "/plan", "/aide",
                 "/rapports", "/indicateurs/sorties-en-bail-direct", "/indicateurs/sorties-en-bail-direct/cas",
                 file, f"{file}/suivi", f"{file}/visite", f"{file}/loyer"):
        person.goto(path)
        problems += [f"{path}: {name} is {height} px high" for name, height in person.page.evaluate(TARGETS)]
    if problems:
        raise Failure("\n".join(dict.fromkeys(problems)))


@journey(role="referent", axe=False)
def journey_j19_enlarged_and_spaced(person):
    """Today, a file and its follow-up, the stock map, the planning, the indicators."""
    problems = []
    person.goto("/aujourdhui")
    file = person.page.locator(".row .what a[href^='/menages/']").first.get_attribute("href")
    code = file.split("/")[2].split("?")[0]
    followed, _ = due_visit(person)
    pages = {"Today": "/aujourdhui", "file": f"/menages/{code}", "map": "/parc/carte", "planning": "/parc/planning",
             "dwellings": "/logements", "indicators": "/indicateurs", "indicator": "/indicateurs/sorties-en-bail-direct",
             "home": "/?de=2004&a=2009", "reports": "/rapports", "households": "/menages", "help": "/aide",
             "follow-up": f"{followed}/suivi", "visit": f"{followed}/visite", "rent": f"{followed}/loyer"}
    for name, path in pages.items():
        person.page.set_viewport_size({"width": 1280, "height": 800})
        answer = person.goto(path)
        if answer.status != 200:
            problems.append(f"{path} answered {answer.status}")
        problems += faults_of(person.page, name)
    if problems:
        raise Failure("\n".join(problems[:40]))
