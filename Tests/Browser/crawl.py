"""Every page that each role can reach by links: it answers, it is valid HTML, it is accessible, it is light.

Every page of every role is asked for and read. In the browser, where axe looks at it in three looks, a page is opened
when its screen, or any part of it (an element, its classes, its parent), has not been looked at before: for the rest
axe could only repeat itself.
"""
import collections
import gzip
import re
import time
import urllib.parse

from demo import Demo, Failure
from examination import MOST_BYTES, Reading, problems_of_html
from harness import alone, longest
from person import Person

MOST_PAGES = 150  # a role; what lies beyond is more of the same kinds
MOST_OF_A_KIND = 2  # pages that differ by their code only
SLOW = 0.4  # seconds; reported, not asserted: this is a debug build
LOOKS = ("light", "dark", "forced")
CODE = re.compile(r"(?<=/)(?:[A-Z0-9]{5,}|[0-9]+(?:-[0-9A-Z]+)?|[a-z][0-9]{6,}|[0-9a-f-]{16,})(?=/|$)")
CHOSEN = {"tri", "ordre", "page", "de", "a", "mesure", "portee", "mois"}  # one value is as good as another


def kind(address):
    """The shape of an address, whatever its codes and the values of its query."""
    path, _, query = address.partition("?")
    return CODE.sub("…", path) + "?" + ",".join(sorted(dict(urllib.parse.parse_qsl(query, True)).keys() - CHOSEN))


def problems_of_print(page):
    """On paper a page keeps its content and loses its menus."""
    page.emulate_media(media="print")
    words = page.locator("main").inner_text().strip()
    menus = page.locator("nav.rail:visible, header.top:visible, nav.bar:visible").count()
    page.emulate_media(media="screen")
    return (["the page is empty"] if len(words) < 10 else []) + (["the menus stay"] if menus else [])


def screen(address):
    """What serves the page: its path without codes and names of figures, whatever is asked of it."""
    return re.sub(r"(?<=^/indicateurs/)[a-z0-9-]+|(?<=/cas/)[a-z0-9-]+", "…", CODE.sub("…", address.partition("?")[0]))


class Crawl:
    """One role's walk over every link."""

    def __init__(self, person, seen, most_pages=MOST_PAGES, start="/"):
        self.person = person
        self.most_pages = most_pages
        self.shapes, self.screens = seen
        self.problems, self.slow, self.opened, self.shown = [], [], 0, 0
        self.kinds = collections.Counter()
        self.waiting, self.known = collections.deque([start]), {start: "the door"}
        self.by_kind = {}
        self.assets = {}
        self.texts = {}
        self.spent = collections.Counter()
        person.checks_axe = False  # here once a page, below, in place of once a navigation
        person.context.set_default_timeout(60_000)  # how slow a page is, is reported: a busy machine is no fault of it

    def walk(self):
        while self.waiting and self.opened < self.most_pages:
            path = self.waiting.popleft()
            if self.kinds[kind(path)] < MOST_OF_A_KIND:
                self.kinds[kind(path)] += 1
                self.opened += 1
                self.look_at(path)
        self.problems += dict.fromkeys(self.person.complaints)
        for path, found in zip(self.texts, problems_of_html(*self.texts.values())):
            self.problems += [f"{path}: {problem}" for problem in found]

    def look_at(self, path):
        clock = time.monotonic()
        answer = self.person.context.request.get(path, max_redirects=0)
        self.spent["asking"] += time.monotonic() - clock
        if answer.status not in (200, 303):
            self.problems.append(f"{path} answered {answer.status}, and {self.known[path]} leads there")
            return
        if answer.status == 303:
            self.meet(answer.headers.get("location", ""), path)
            return
        if "text/html" not in answer.headers.get("content-type", ""):
            return
        self.by_kind.setdefault(kind(path), path)
        body = answer.body()
        text = body.decode()
        reading = Reading(text)
        self.texts[path] = text
        for problem in reading.problems() + self.weight(body, reading):
            self.problems.append(f"{path}: {problem}")
        if not reading.shapes <= self.shapes or screen(path) not in self.screens:
            self.show(path)
            self.shapes |= reading.shapes
            self.screens.add(screen(path))
        for address in reading.links:
            self.meet(address, path)

    def weight(self, body, reading):
        """The page and what it needs, compressed as a server sends it."""
        for asset in reading.assets:
            if asset not in self.assets:
                self.assets[asset] = len(gzip.compress(self.person.context.request.get(asset).body()))
        total = len(gzip.compress(body)) + sum(self.assets[asset] for asset in reading.assets)
        return [f"{total // 1000} kB to transfer, more than {MOST_BYTES // 1000}"] if total > MOST_BYTES else []

    def show(self, path):
        self.shown += 1
        clock = time.monotonic()
        self.person.page.goto(path, wait_until="load")
        timing = self.person.page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
        waited = (timing["responseStart"] - timing["requestStart"]) / 1000
        if waited > SLOW:
            self.slow.append(f"{path} {waited:.1f} s")
        self.person.axe(LOOKS)
        self.problems += [f"{path}: on paper {problem}" for problem in problems_of_print(self.person.page)]
        self.spent["showing"] += time.monotonic() - clock

    def meet(self, address, path):
        """Keeps a link of ours for later; a query is part of the address (filters, sorting, pages of a list)."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.person.demo.address + path, address))
        ours = f"{parts.scheme}://{parts.netloc}" == self.person.demo.address
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if ours and target not in self.known:
            self.known[target] = path
            self.waiting.append(target)


def forbidden(crawls, demo, browser):
    """What a role did not meet but another did: open all the same, or not found; never «forbidden», never an error."""
    problems, reached = [], {}
    for crawl in crawls.values():
        reached |= crawl.by_kind
    for role, crawl in crawls.items():
        person = Person(browser, demo, role, axe=False)
        for shape in reached.keys() - crawl.by_kind.keys():
            status = person.context.request.get(reached[shape], max_redirects=0).status
            if status not in (200, 303, 404):
                problems.append(f"{role}: {reached[shape]} answered {status}, not 404")
        for path in never_open(role, reached):
            status = person.context.request.get(path, max_redirects=0).status
            if status != 404:
                problems.append(f"{role}: {path} answered {status}, not 404")
        person.leave()
    return problems


def never_open(role, reached):
    """Pages that these roles must not even know to exist."""
    closed = {"funder": ("/menages", "/aujourdhui", "/admin"), "editor": ("/menages", "/admin"),
              "referent": ("/admin/comptes",), "administrator": ("/menages/",)}
    return [path for path in reached.values() if path.startswith(closed.get(role, ()) or ("/-",))]


@longest
@alone
def check_every_link_of_every_role(_, browser):
    """Each role in turn; the report names the role, the page and the fault."""
    with Demo() as demo:
        problems = crawl_all(demo, browser)
    if problems:
        raise Failure("\n".join(problems[:60]))


def crawl_all(demo, browser):
    """What is wrong on any page that a role can reach, or that another role can."""
    problems, crawls, seen = [], {}, (set(), set())
    for role in [None, *demo.accounts]:
        person = Person(browser, demo, role)
        crawl = Crawl(person, seen, start="/" if role else "/connexion")
        crawl.walk()
        person.leave()
        told = f"         {role or 'nobody'}: {crawl.opened} pages of {len(crawl.kinds)} kinds, {crawl.shown} shown"
        told += f", {len(crawl.problems)} problems, "
        told += ", ".join(f"{seconds:.0f} s {what}" for what, seconds in sorted(crawl.spent.items()))
        print(told + (f"; slow: {', '.join(crawl.slow[:5])}" if crawl.slow else ""), flush=True)
        if role and crawl.opened < 2:
            problems.append(f"{role}: the home page leads nowhere")
        problems += [f"{role or 'nobody'}: {problem}" for problem in crawl.problems]
        if role:
            crawls[role] = crawl
    return problems + forbidden(crawls, demo, browser)
