"""What colleagues do for one another: a note for oneself alone (J3), and the whole list of one who is ill (J24)."""
from demo import Failure
from followups import thumbs
from harness import journey
from person import Person
from today import file_of, titles

NOTE = "Rappeler le frère avant la visite"


@journey(role="referent", width=360, touch=True, I=5, F=1)
def journey_j3_a_private_note_from_today(person):
    person.goto("/aujourdhui")
    thumbs(person)
    title = person.page.locator(".queue .row:visible .what a[href$='/logement']").first
    file = file_of(title)
    person.tap(title)
    person.tap("a[href$='#note']:visible")
    thumbs(person)
    person.type("#texte", NOTE)
    person.select("#niveau", "Moi seulement")
    person.tap("form.noting .acts button")
    person.page.locator(".banner", has_text="Note enregistrée").wait_for()
    person.sees(NOTE)
    colleague = Person(person.browser, person.demo, "headOfSite", axe=False)
    colleague.goto(file)
    colleague.page.locator("h1").wait_for()
    if NOTE in colleague.text("body"):
        raise Failure("the head of the site reads a note that is private to its author")
    colleague.leave()


@journey(role="headOfSite", fresh=True, I=8)
def journey_j24_the_list_of_a_colleague_who_is_ill(person):
    person.goto("/aujourdhui")
    person.click(person.page.locator("nav.tabs a", has_text="File de").first)
    colleague = person.text("nav.tabs a[aria-current=page]")
    scope, before = person.page.url, titles(person)
    if len(before) < 5:
        raise Failure(f"{colleague} has {len(before)} lines, too few to show anything")
    person.check("input[name=toutes]")
    person.click(".batch button[value=confier]")
    others = person.page.locator("#a option:not([value=''])").all_inner_texts()
    person.select("#a", next(name for name in others if name not in colleague))
    person.submit("main form .acts button")
    if person.page.url.split("?")[-1] != scope.split("?")[-1]:
        raise Failure(f"the list of {colleague} is left for {person.page.url}")
    if titles(person):
        raise Failure(f"{len(titles(person))} lines stay with {colleague}")
    person.click(".banner form button")
    if titles(person) != before:
        raise Failure("undoing did not bring the list back as it was")
