"""The checks of J16 to J20 and of the crawl see what they claim to see: each fault planted in a made-up page."""
from crawl import problems_of_print
from demo import Failure
from examination import Reading, problems_of_html
from figures import problems_of_paper
from keyboard import tour
from person import Person
from reader import plain, problems_of_structure
from zoom import TARGETS, faults_of

STYLE = """*{box-sizing:border-box}body{margin:0;font:16px/1.5 sans-serif}:focus{outline:none}.ring :focus{outline:3px solid #000}
.over{position:fixed;top:0;left:0;right:0;height:300px;background:#fff}.wide{width:900px}.cut{height:1em;overflow:hidden}
.tall{height:2000px}.skip{display:block}.pale :focus{outline:3px solid #ddd}
.rail{display:block}.big *{min-height:44px}
@media print{.blank{display:none}.off .rail{display:none}@page{size:A4}tr{break-inside:avoid}.cut tr{break-inside:auto}}"""
FRAME = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
<link rel="icon" href="/planted/picture.svg"><link rel="stylesheet" href="/planted/style.css"></head>
<body class="{}"><a class="skip" href="#contenu">Aller au contenu</a><header>Reloref</header><nav><a href="#contenu">Menu</a></nav>
<main id="contenu"><h1>Essai</h1>{}</main><footer>Pied</footer></body></html>"""
FIELDS = '<p><a href="#a" id="a">Un</a></p><p><button>Deux</button></p><p><label>Trois <input></label></p>'
CHART = '<figure class="chart"><figcaption><b>{}</b></figcaption>{}</figure>'
TABLE = "<table><caption>Les données</caption><tbody><tr><th>Mot</th><td>Valeur</td></tr></tbody></table>"
LONG = "<table><tbody>" + "<tr><td>avant</td></tr>" * 30 + "<tr><td>{}</td></tr></tbody></table>"


def visit(browser, demo, body, frame="ring", width=1280):
    """A person in front of a made-up page."""
    def answer(route):
        name = route.request.url.rsplit("/", 1)[-1]
        if name == "style.css":
            route.fulfill(body=STYLE, content_type="text/css")
        elif name == "picture.svg":
            route.fulfill(body='<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml")
        else:
            route.fulfill(body=FRAME.format(frame, body), content_type="text/html; charset=utf-8")

    person = Person(browser, demo, axe=False, width=width)
    person.context.route("**/planted/**", answer)
    person.goto("/planted/page")
    return person


def expect(found, word, name):
    """A fault must be found and named; without a word, nothing may be found."""
    if word is None:
        return [f"a sound page ({name}) is said to be wrong: {found[:3]}"] if found else []
    return [] if any(word in one for one in found) else [f"{name} went unnoticed: {found[:3]}"]


def check_planted_faults_of_the_keyboard(demo, browser):
    trap = '<p tabindex="0" id="piege">Piège</p>' + FIELDS.replace('id="a"', 'id="a" tabindex="3"')
    cases = [("ring", FIELDS, None, "sound"), ("", FIELDS, "changes 0 pixels", "no focus ring"),
             ("pale", FIELDS, "less than its outline", "a pale focus ring"),
             ("ring", '<div class="over"></div>' + FIELDS, "hidden by something else", "a bar over the focus"),
             ("ring", trap, "order of reading", "a tabindex of its own")]
    problems = []
    for frame, body, word, name in cases:
        person = visit(browser, demo, body, frame)
        problems += expect(tour(person)[1], word, name)
        person.leave()
    if problems:
        raise Failure("\n".join(problems))


def check_planted_faults_of_zoom(demo, browser):
    cases = [(FIELDS, None, "sound"), ('<p class="wide">Large</p>', "px sideways", "a block of 900 px"),
             ('<p class="cut">Un texte coupé en hauteur, qui a besoin de plusieurs lignes pour se lire, vraiment.</p>',
              "cuts off", "a clipped text")]
    problems = []
    for body, word, name in cases:
        person = visit(browser, demo, body)
        problems += expect(faults_of(person.page, "page"), word, name)
        person.leave()
    if problems:
        raise Failure("\n".join(problems))


def check_planted_faults_of_paper(demo, browser):
    sound = CHART.format("Constat", TABLE)
    cases = [("ring", sound, 12, None, "sound"), ("ring", CHART.format("Constat", ""), 12, "not followed", "no table"),
             ("ring", sound + "<p>Fin</p><p class=tall></p><p>Fin</p>", 1, "pages, more than", "too many pages"),
             ("cut", sound + LONG.format("<br>".join(f"ligne{n}" for n in range(60))), 12, "row cut", "a cut row"),
             ("ring", TABLE, 12, "no drawing", "no drawing")]
    problems = []
    for frame, body, most, word, name in cases:
        person = visit(browser, demo, body, frame)
        problems += expect(problems_of_paper(person.page, most), word, name)
        person.leave()
    if problems:
        raise Failure("\n".join(problems))


def check_planted_faults_of_a_telephone_and_of_print(demo, browser):
    problems, rail = [], '<nav class="rail">Menu</nav><p>Quelques mots de contenu</p>'
    for frame, word, name in [("big", None, "sound"), ("", "button", "a target of 20 px")]:
        person = visit(browser, demo, "<p><button>Deux</button></p>", frame, width=360)
        problems += expect([name for name, _ in person.page.evaluate(TARGETS)], word, name)
        person.leave()
    for frame, body, word, name in [
            ("off", rail, None, "sound"), ("", rail, "menus stay", "a menu on paper"),
            ("off", '<div class="blank">Tout</div>', "empty", "an empty paper")]:
        person = visit(browser, demo, body, frame)
        if name == "an empty paper":
            person.page.evaluate("() => document.querySelector('h1').remove()")
        problems += expect(problems_of_print(person.page), word, name)
        person.leave()
    if problems:
        raise Failure("\n".join(problems))


def check_planted_faults_of_structure(demo, browser):
    problems = []
    for body, word, name in [(FIELDS, None, "sound"), ("<h1>Deux</h1>", "2 first-level", "two titles"),
                             ("<button></button>", "button without a name", "a button without a name"),
                             ("<h3>Trop bas</h3>", "level 3 follows", "a level left out")]:
        person = visit(browser, demo, body)
        problems += expect(problems_of_structure(person.page), word, name)
        person.leave()
    twice = FRAME.format("", '<p id="x">1</p><p id="x">2</p><label for="y">Y</label>')
    problems += expect(Reading(twice).problems(), "«x» 2 times", "an id twice")
    problems += expect(Reading(twice).problems(), "«y», which is not there", "a label of nothing")
    problems += expect(problems_of_html(TABLE, "<!DOCTYPE html><html><body><foo>")[1], "HTML", "an unknown element")
    one, other = '- link "le 3 nov. 2026 (4)"\n- text: A', '- link "le 28 déc. 2027 (12)"\n- text: A'
    if plain(one) != plain(other) or plain(one) == plain(one.replace("A", "B")):
        problems.append("the snapshots are not compared by what matters")
    if problems:
        raise Failure("\n".join(problems))
