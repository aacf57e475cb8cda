"""Search and palette: the right person first, from the keyboard, with the focus back where it was, and nothing outside
one's scope."""
from demo import Failure
from harness import journey

PERSON = "husaini muhamad"
SCRIPT = "محمد حسینی"


def first_answer(person):
    """Waits until the palette shows answers to what was typed, not those it opened with."""
    option = person.page.locator(".palette [role=option][aria-selected=true]")
    option.filter(has_text=SCRIPT).wait_for()
    return option


def focused(person):
    return person.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


@journey(role="referent", I=3, characters=15)
def journey_j2_jump_to_a_file_from_the_keyboard(person):
    person.goto("/logements")
    person.start_counting()
    person.press("Control+k")
    person.type_slowly(PERSON)
    first_answer(person)
    counted = person.text(".palette [role=status]")
    if not counted[0].isdigit():
        raise Failure(f"the palette announces no count: «{counted}»")
    person.press("Enter")
    person.page.wait_for_url("**/menages/*")
    person.settle()
    person.sees("Hosseini", "h1")
    person.sees(SCRIPT)


@journey(role="referent")
def journey_palette_gives_the_focus_back(person):
    """Esc closes it; `/` opens it outside fields only, and can be switched off."""
    person.goto("/menages")
    link = person.find("main .head a").first
    link.focus()
    before = focused(person)
    person.press("Control+k")
    if focused(person) != "rl-q":
        raise Failure(f"Ctrl+K does not put the focus into the field but on «{focused(person)}»")
    person.axe(["light", "dark", "forced"])
    person.press("Escape")
    if focused(person) != before:
        raise Failure(f"Esc gives the focus to «{focused(person)}», not back to «{before}»")
    person.press("/")
    if not person.page.locator("dialog.palette[open]").count():
        raise Failure("/ does not open the search")
    person.press("Escape")
    person.goto("/recherche")
    person.find("#q").focus()
    person.press("/")
    if person.page.locator("dialog.palette[open]").count():
        raise Failure("/ opens the search while one types in a field")
    person.goto("/compte")
    person.click("form[action='/compte/raccourcis'] button")
    person.press("/")
    if person.page.locator("dialog.palette[open]").count():
        raise Failure("/ opens the search although the account's keys are switched off")
    person.click("form[action='/compte/raccourcis'] button")


@journey(role="referent")
def journey_palette_codes_actions_and_recent_files(person):
    """`#77` finds codes, `>` actions; what was opened last stands there first, kept by the server."""
    person.goto("/menages")
    person.click(person.find("tbody th a").first)
    name = person.text("h1").removeprefix("Ménage ")
    person.goto("/menages")
    person.press("Control+k")
    person.page.locator(".palette [role=option]").first.wait_for()
    person.sees(name, ".palette")
    person.type_slowly("#77")
    person.page.locator(".palette [role=option]").filter(has_text="77-0").first.wait_for()
    person.page.keyboard.press("Control+a")
    person.type_slowly(">créer")
    option = person.page.locator(".palette [role=option]").filter(has_text="Créer un ménage")
    # What was found before stands until the answer comes: it goes when the actions come.
    person.page.locator(".palette [role=option]").filter(has_text="77-0").first.wait_for(state="detached")
    option.wait_for()
    person.press("Enter")
    person.page.wait_for_url("**/menages/nouveau")


@journey(role="referent", fresh=True, I=2)
def journey_palette_carries_an_unknown_name_to_a_new_file(person):
    """Nobody is found: what was typed is the name in the form of a new household."""
    person.goto("/menages")
    person.start_counting()
    person.press("Control+k")
    person.type_slowly("Zzyzx Quentin")
    person.page.locator(".palette [role=option]").filter(has_text="« Zzyzx Quentin »").wait_for()
    person.press("Enter")
    person.page.wait_for_url("**/menages/nouveau/**")
    person.settle()
    if [person.find("#nom1").input_value(), person.find("#prenom1").input_value()] != ["Zzyzx", "Quentin"]:
        raise Failure("the name that was typed in the palette is not in the form")


@journey(role="referent", javascript=False)
def journey_search_without_javascript(person):
    person.goto("/menages")
    person.click("header .search")
    person.type("#q", PERSON)
    person.press("Enter", "#q")
    if PERSON.split()[0] in person.page.url:
        raise Failure(f"the name stands in the address: {person.page.url}")
    person.sees("résultat", "[role=status]")
    person.click(person.find(".finds a").first)
    person.sees("Hosseini", "h1")


@journey(role="referent elsewhere")
def journey_another_association_finds_nothing(person):
    """Neither shown nor counted, by name, by code or by address."""
    person.goto("/recherche")
    person.type("#q", PERSON)
    person.press("Enter", "#q")
    person.sees("0 résultat", "[role=status]")
    if SCRIPT in person.text("main"):
        raise Failure("a file of another association is shown")
