"""Today by use: why, done, put off, handed over, undone, with and without the script; and on paper."""
import datetime
import re
import sqlite3

from demo import Failure
from harness import journey

VISIT = ".queue .row:visible a.btn[href*='/visite?']"
DATE = re.compile(r"\d{1,2}(?:er)? \S+ \d{4}")


def titles(person):
    return person.page.locator(".queue .row .what").all_text_contents()


def row_with(person, button):
    """The first visible row that offers an act, and its title."""
    row = person.page.locator(".queue .row:visible", has=person.page.locator(f"button[name={button}]")).first
    return row, row.locator(".what").inner_text()


def due_visit(person):
    """The first follow-up visit that Today asks for: the household's file, and its title. Today is open."""
    link = person.page.locator(VISIT).first
    title = person.page.locator(".queue .row:visible", has=person.page.locator("a.btn[href*='/visite?']")).first
    return file_of(link), title.locator(".what").inner_text()


def file_of(link):
    """The file that a link leads to, or somewhere in it."""
    return "/".join(link.get_attribute("href").split("?")[0].split("/")[:3])


def undo(person, before):
    person.click(".banner form button")
    if titles(person) != before:
        raise Failure("undoing did not bring the list back as it was")


@journey(role="referent", fresh=True, axe=False)
def journey_today_why_done_later_given_undone(person):
    person.goto("/aujourdhui")
    before = titles(person)
    for told in person.page.locator(".queue .row details").all_text_contents():
        if not DATE.search(told) or len(told) < 40:
            raise Failure(f"a «Pourquoi ?» gives no rule or no date: {told}")
    row, title = row_with(person, "fait")
    person.click(row.locator("button[name=fait]"))
    if title in titles(person):
        raise Failure(f"«{title}» was done and is still there")
    undo(person, before)
    row, title = row_with(person, "reporter")
    person.click(row.locator("button[name=reporter]"))
    person.check("#quand-lundi")
    person.submit("main form .acts button")
    person.sees("1 ligne reportée")
    if title in titles(person):
        raise Failure(f"«{title}» was put off and is still there")
    undo(person, before)
    row, title = row_with(person, "confier")
    person.click(row.locator("button[name=confier]"))
    person.page.locator("#a").select_option(index=1)
    person.submit("main form .acts button")
    person.sees("1 ligne confiée")
    undo(person, before)


@journey(role="referent", fresh=True, axe=False)
def journey_today_several_at_once_and_keys(person):
    person.goto("/aujourdhui")
    before, boxes = titles(person), person.page.locator(".queue .row:visible input[name=objet]")
    with person.expecting(422):
        person.click(".batch button[value=fait]")
    person.sees("Cochez au moins une ligne")
    person.goto("/aujourdhui")
    person.check(boxes.nth(0))
    person.check(boxes.nth(1))
    person.sees("2", ".batch output")
    person.click(".batch button[value=reporter]")
    person.check("#quand-semaine")
    person.submit("main form .acts button")
    person.sees("2 lignes reportées")
    undo(person, before)
    boxes.nth(0).focus()
    person.press("j")
    if not boxes.nth(1).evaluate("box => box === document.activeElement"):
        raise Failure("j does not lead to the next row")
    person.press("x")
    if not boxes.nth(1).is_checked():
        raise Failure("x does not tick the row that has the focus")
    person.page.evaluate("() => document.activeElement.blur()")
    person.press("x")
    if not boxes.nth(1).is_checked():
        raise Failure("a key acts although no row has the focus")
    person.goto("/compte")
    person.click("button[name=raccourcis]")
    person.goto("/aujourdhui")
    boxes.nth(0).focus()
    person.press("x")
    person.press("j")
    if boxes.nth(0).is_checked() or not boxes.nth(0).evaluate("box => box === document.activeElement"):
        raise Failure("the keys were switched off and still act")


@journey(role="referent", fresh=True, javascript=False)
def journey_today_without_a_script(person):
    person.goto("/aujourdhui")
    before = titles(person)
    row, title = row_with(person, "fait")
    person.click(row.locator("button[name=fait]"))
    if title in titles(person):
        raise Failure(f"«{title}» was done and is still there")
    undo(person, before)
    person.page.locator(".queue .row input[name=objet]").nth(0).check()
    person.click(".batch button[value=confier]")
    with person.expecting(422):
        person.submit("main form .acts button")
    person.sees("Choisissez quelqu’un")


@journey(role="referent", axe=False)
def journey_today_on_paper(person):
    """The day on paper: every row, no button, nothing of the frame."""
    person.goto("/aujourdhui")
    person.page.emulate_media(media="print")
    seen = person.page.locator("button:visible, .rail:visible, .top:visible, .bar:visible, input:visible")
    if seen.count():
        raise Failure(f"{seen.count()} controls stay on paper: {seen.first.evaluate('e => e.outerHTML')[:120]}")
    if person.page.locator(".row:visible").count() < 3:
        raise Failure("the rows are not on paper")


def time_passes(person, change):
    """What the register holds becomes older: the checks cannot wait ten minutes, nor three days."""
    with sqlite3.connect(person.demo.folder / "data" / "reloref.sqlite", timeout=20) as register:
        if not register.execute(f"UPDATE task_mark SET {change}").rowcount:
            raise Failure("no line of Today was marked")


@journey(role="referent", fresh=True, axe=False)
def journey_today_the_third_postponement_asks_why(person):
    """Twice a line is put off without a word; the third time a reason is asked for, and it is kept."""
    person.goto("/aujourdhui")
    _, title = row_with(person, "reporter")
    for time in (1, 2, 3):
        person.goto("/aujourdhui")
        row = person.page.locator(".queue .row:visible").filter(has_text=title).first
        person.click(row.locator("button[name=reporter]"))
        if time < 3:
            person.submit("main form .acts button")
        else:
            person.sees("déjà été reportée deux fois")
            with person.expecting(422):
                person.submit("main form .acts button")
            person.sees("au troisième report, un motif est demandé")
            person.type("#motif", "La préfecture ne répond pas avant décembre")
            person.submit("main form .acts button")
        person.sees("1 ligne reportée")
        if title in titles(person):
            raise Failure(f"«{title}» was put off and is still there")
        time_passes(person, "until_day = '2026-01-02' WHERE state = 'snoozed'")


@journey(role="referent", fresh=True, axe=False)
def journey_today_an_undo_lasts_ten_minutes(person):
    """A page left open: after eleven minutes its button says that it is too late, and what was done stays done."""
    for minutes, is_undone in ((9, True), (11, False)):
        person.goto("/aujourdhui")
        row, title = row_with(person, "fait")
        person.click(row.locator("button[name=fait]"))
        form = person.find("main .banner form")
        moment = int(re.search(r"actes/(\d+)/", form.get_attribute("action")).group(1))
        earlier = datetime.datetime.fromtimestamp((moment - minutes * 60_000) / 1000, datetime.UTC)
        text = earlier.strftime("%Y-%m-%dT%H:%M:%S.") + f"{earlier.microsecond // 1000:03d}Z"
        time_passes(person, f"at = '{text}' WHERE state = 'done'")
        form.evaluate(f"form => form.action = form.action.replace('{moment}', '{moment - minutes * 60_000}')")
        person.click(form.locator("button"))
        if (title in titles(person)) != is_undone:
            raise Failure(f"after {minutes} minutes «{title}» " + ("stays done" if is_undone else "is undone"))
    person.sees("Plus de dix minutes ont passé")
