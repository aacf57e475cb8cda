"""What is wrong with one page of HTML, read without a browser, and which of its parts were seen before."""
import collections
import html.parser
import pathlib
import subprocess
import tempfile

MOST_BYTES = 150_000  # a page with its stylesheet, script and icon, as transferred
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def problems_of_html(*texts):
    """What `tidy` calls an error, one list a text; its warnings are matters of taste. It reads them all in one go."""
    found = [[] for _ in texts]
    with tempfile.TemporaryDirectory(prefix="reloref-html-") as folder:
        for place, text in enumerate(texts):
            (pathlib.Path(folder) / str(place)).write_text(text, encoding="utf-8")
        told = subprocess.run(
            ["tidy", "-e", "-q", "-utf8", "--gnu-emacs", "yes", "--new-blocklevel-tags", "search",
             *map(str, range(len(texts)))], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    for line in told.stderr.splitlines():
        if " Error: " in line:
            place, where = line.split(":", 1)
            found[int(place)].append(f"HTML {where}")
    return found


class Reading(html.parser.HTMLParser):
    """Headings, ids, links and shapes of a page; a shape is an element as a rule of the stylesheet could tell it apart."""

    def __init__(self, text):
        super().__init__()
        self.open, self.headings, self.ids, self.links = [], [], collections.Counter(), []
        self.shapes, self.references, self.assets, self.lang = set(), set(), [], None
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        given = {name: value or "" for name, value in pairs}
        if tag == "html":
            self.lang = given.get("lang")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if "id" in given:
            self.ids[given["id"]] += 1
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            self.references.update(given.get(name, "").split())
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("link", "script"):
            self.assets.append(given.get("href") or given.get("src"))
        kept = tuple(sorted(name for name in given if name.startswith("aria-") or name in ("tabindex", "lang", "dir")))
        own = (tag, given.get("class", ""), given.get("role", ""), given.get("type", ""), kept)
        self.shapes.add((self.open[-1][:2] if self.open else (), own))
        if tag not in VOID:
            self.open.append(own)

    def handle_startendtag(self, tag, pairs):
        self.handle_starttag(tag, pairs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break

    def problems(self):
        """One first-level heading, no level left out, no id twice, no label of nothing."""
        found = []
        if self.headings.count(1) != 1:
            found.append(f"{self.headings.count(1)} first-level headings")
        for before, after in zip(self.headings, self.headings[1:]):
            if after > before + 1:
                found.append(f"a heading of level {after} follows one of level {before}")
        found += [f"id «{name}» {count} times" for name, count in self.ids.items() if count > 1]
        found += [f"something refers to the id «{name}», which is not there"
                  for name in sorted(self.references - set(self.ids))]
        if self.lang not in ("fr", "en"):
            found.append(f"the language of the page is «{self.lang}»")
        return found
