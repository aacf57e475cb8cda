"""A funder follows a figure down to its cases, and prints a report: J16 and J17."""
import csv
import io
import re
import subprocess
import tempfile

from demo import Failure
from harness import journey
from imports import aside
from person import Person
from protection import agree, confirm

PERIOD = "de=2004&a=2009"
CODE = re.compile(r"\b[BCDFGHJKLMNPQRSTVWXZ]{7}\b")  # the code of a household's file
MOST_PAGES = 12
ALONE = 500  # lines of a list that one person takes away alone


def number(text):
    return int(re.sub(r"\D", "", text))


@journey(role="funder", languages=("fr-FR", "en-GB"), I=4, P=4, axe=False)
def journey_j16_a_figure_down_to_its_cases(person):
    """87 % → its definition → the list of its numerator → the export of that list: as many rows, and no name."""
    person.goto(f"/?{PERIOD}")
    if person.page.locator("html").get_attribute("lang") != person.language:
        raise Failure(f"the page is not in the language of the journey, {person.language}")
    card = person.page.locator(".fig", has=person.page.locator(f"a[href*='sorties']")).filter(has_text="87")
    person.click(card.locator("a.figlink").first)
    if person.page.locator("#definition dl, #definition p").count() == 0:
        raise Failure(f"{person.page.url} gives no definition")
    figures = person.page.locator(".kpi .fig .v").all_inner_texts()
    value, part, whole = (number(text) for text in figures[:3])
    if round(100 * part / whole) != value:
        raise Failure(f"{part} of {whole} is not {value} %")
    person.click(person.page.locator(".kpi .fig").nth(1).locator("a"))
    person.sees(str(part), ".head")
    listed = rows_of_every_page(person)
    if listed != part:
        raise Failure(f"the list has {listed} rows for a numerator of {part}")
    if found := CODE.findall(person.text()):
        raise Failure(f"the list names files to a funder: {found[:3]}")
    if person.page.locator("main a[href^='/menages/']").count():
        raise Failure("the list leads a funder to a file")
    button = "main form[action*='cas.csv'] button >> nth=0"
    if listed > ALONE:
        # A long list waits for a second person: what follows is hers, and is not counted.
        with aside(person):
            person.submit(button)
            confirm(person)
            agree(person, "exporter une liste")
            person.goto("/accords")
    with person.page.expect_download() as download:
        person.submit(button)
        confirm(person)
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        told = file.read()
    rows = rows_of_export(told)
    if len(rows) != part:
        raise Failure(f"the export has {len(rows)} rows for a numerator of {part}")
    if found := CODE.findall(told):
        raise Failure(f"the export names files to a funder: {found[:3]}")


def rows_of_every_page(person):
    """Rows of the list, its further pages read without being counted as a person's own."""
    count, address = person.page.locator("main tbody tr").count(), person.page.url
    pages = person.page.locator(".pager a, .pager [aria-current]").all_inner_texts()
    last = max([number(text) for text in pages if re.search(r"\d", text)] or [1])
    for page in range(2, last + 1):
        text = person.context.request.get(f"{address}&page={page}").text()
        count += text.split("<tbody", 1)[1].split("</tbody>", 1)[0].count("<tr")
    return count


def rows_of_export(text):
    """The rows below the titles; above them stand the filters and the date, then an empty line."""
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    titles = max(place for place, line in enumerate(lines[:20]) if sum(1 for cell in line if cell) >= 6 and (
        line[0] in ("Pseudonyme", "Pseudonym")))
    return [line for line in lines[titles + 1:] if any(line)]


def freeze_report(person):
    """The network head freezes the year's report first; this is not the funder's work and not counted."""
    head = Person(person.browser, person.demo, "networkHead", axe=False)
    head.goto("/rapports?de=2009&a=2009")
    head.type("#titre", "Rapport annuel 2009")
    head.type("#de", "2009")
    head.type("#a", "2009")
    head.submit("#figer button")
    head.leave()
    person.complaints += head.complaints


@journey(role="funder", javascript=False, I=2)
def journey_j17_the_yearly_report_on_paper(person):
    """Without JavaScript: open the report, print it; at most twelve pages, every drawing with its table, no cut row."""
    freeze_report(person)
    person.goto("/rapports")
    person.click(person.page.locator("main a", has_text="Rapport annuel 2009").first)
    person.interactions += 1  # the browser's own command
    if problems := problems_of_paper(person.page):
        raise Failure("\n".join(problems))


def problems_of_paper(page, most_pages=MOST_PAGES):
    """Prints the page on A4 and reads the paper back."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        page.pdf(path=file.name, prefer_css_page_size=True, print_background=False)
        told = subprocess.run(["pdfinfo", file.name], capture_output=True, text=True, check=True).stdout
        paper = subprocess.run(
            ["pdftotext", "-layout", file.name, "-"], capture_output=True, text=True, check=True).stdout
    sheets = [squeezed(sheet) for sheet in paper.split("\f")[:-1]]
    problems = []
    if "A4" not in told:
        problems.append("the paper is not A4")
    if len(sheets) > most_pages:
        problems.append(f"{len(sheets)} pages, more than {most_pages}")
    problems += [f"page {place + 1} is empty" for place, sheet in enumerate(sheets) if len(sheet) < 20]
    return problems + cut_rows(page, sheets) + charts_without_table(page, "".join(sheets))


def squeezed(text):
    return re.sub(r"\s+", "", text)


def cut_rows(page, sheets):
    """Rows of which no sheet has every cell."""
    rows = page.locator("main tbody tr, main tfoot tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText || cell.textContent))")
    cut = []
    for cells in rows:
        # A line may end after a hyphen, and the next column stands between the two halves.
        words = [part for cell in cells for word in cell.split() for part in re.split(r"(?<=-)(?=.)", squeezed(word))]
        missing = min(([word for word in words if word not in sheet] for sheet in sheets), key=len)
        if missing:
            cut.append(f"{squeezed(cells[0])[:60]}, without {missing[:3]}")
    return [f"row cut or missing on paper: {row}" for row in cut]


def charts_without_table(page, paper):
    """After each drawing's finding comes its table's caption, before the next drawing's finding."""
    charts = page.locator("main figure.chart").evaluate_all(
        """charts => charts.map(chart => [chart.querySelector('figcaption b').textContent,
                                          chart.querySelector('caption')?.textContent])""")
    problems, place = [], 0
    if not charts:
        problems.append("the report has no drawing")
    for finding, caption in charts:
        start = paper.find(squeezed(finding), place)
        if start < 0:
            problems.append(f"the drawing «{finding}» is not on paper")
        elif not caption or paper.find(squeezed(caption), start) < 0:
            problems.append(f"the drawing «{finding}» is not followed by its table")
        place = max(start, place)
    return problems
