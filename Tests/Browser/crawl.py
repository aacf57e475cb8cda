"""Every page that each role can reach by links: it answers, it is valid HTML, it is accessible, it is light."""
import collections
import re
import subprocess
import urllib.parse

from demo import Failure
from person import Person

MOST_PAGES = 150  # a role; what lies beyond is more of the same kinds
MOST_OF_A_KIND = 2  # pages that differ by their code only
MOST_BYTES = 150_000  # transferred, with nothing in the cache
SLOW = 0.4  # seconds; reported, not asserted: this is a debug build
CODE = re.compile(r"(?<=/)(?:[A-Z0-9]{5,}|[0-9]+|[0-9a-f-]{16,})(?=/|$)")


def kind(address):
    """The shape of an address, whatever its codes and the values of its query."""
    path, _, query = address.partition("?")
    return CODE.sub("…", path) + "?" + ",".join(sorted(dict(urllib.parse.parse_qsl(query, True))))


def problems_of_html(text):
    """What `tidy` calls an error; its warnings are matters of taste."""
    told = subprocess.run(
        ["tidy", "-e", "-q", "-utf8", "--new-blocklevel-tags", "search"], input=text, capture_output=True, text=True)
    return [line for line in told.stderr.splitlines() if " - Error: " in line]


class Crawl:
    """One role's walk over every link."""

    def __init__(self, person):
        self.person = person
        self.page = person.page
        self.problems, self.slow, self.opened = [], [], 0
        self.kinds = collections.Counter()
        self.waiting, self.known = collections.deque(["/"]), {"/"}
        person.checks_axe = False  # once a page, below, in place of once a navigation
        person.expected = {404}
        self.network = person.context.new_cdp_session(self.page)
        self.network.send("Network.enable")
        self.network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.bytes = 0
        self.network.on("Network.loadingFinished", lambda event: self.count(event["encodedDataLength"]))

    def count(self, size):
        self.bytes += size

    def walk(self):
        while self.waiting and self.opened < MOST_PAGES:
            path = self.waiting.popleft()
            if self.kinds[kind(path)] < MOST_OF_A_KIND:
                self.kinds[kind(path)] += 1
                self.opened += 1
                self.look_at(path)
        self.problems += dict.fromkeys(self.person.complaints)

    def look_at(self, path):
        answer = self.person.context.request.get(path, max_redirects=0)
        if answer.status not in (200, 303, 404):
            self.problems.append(f"{path} answered {answer.status}")
            return
        if answer.status == 303:
            self.meet(answer.headers.get("location", ""), path)
            return
        if "text/html" not in answer.headers.get("content-type", ""):
            return
        self.problems += [f"{path}: HTML {problem}" for problem in problems_of_html(answer.text())]
        self.open(path)

    def open(self, path):
        self.bytes = 0
        self.page.goto(path, wait_until="load")
        self.page.wait_for_timeout(50)  # the last sizes arrive after the page
        if self.bytes > MOST_BYTES:
            self.problems.append(f"{path} transferred {self.bytes // 1000} kB, more than {MOST_BYTES // 1000}")
        timing = self.page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
        waited = (timing["responseStart"] - timing["requestStart"]) / 1000
        if waited > SLOW:
            self.slow.append(f"{path} {waited:.1f} s")
        self.person.axe()
        for address in self.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            self.meet(address, path)

    def meet(self, address, path):
        """Keeps a link of ours for later; a query is part of the address (filters, sorting, pages of a list)."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.person.demo.address + path, address))
        ours = f"{parts.scheme}://{parts.netloc}" == self.person.demo.address
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if ours and target not in self.known:
            self.known.add(target)
            self.waiting.append(target)


def check_every_link_of_every_role(demo, browser):
    """Each role in turn; the report names the role, the page and the fault."""
    problems = []
    for role in demo.accounts:
        person = Person(browser, demo, role)
        crawl = Crawl(person)
        crawl.walk()
        person.leave()
        told = f"         {role}: {crawl.opened} pages of {len(crawl.kinds)} kinds, {len(crawl.problems)} problems"
        print(told + (f"; slow: {', '.join(crawl.slow[:5])}" if crawl.slow else ""), flush=True)
        if crawl.opened < 2:
            problems.append(f"{role}: the home page leads nowhere")
        problems += [f"{role}: {problem}" for problem in crawl.problems]
    if problems:
        raise Failure("\n".join(problems[:60]))
