"""The project of a household: where it stands, a goal in its own script, a step ticked and taken back, the plan on paper."""
import datetime

from demo import Failure
from followups import held_in_register, tap_through
from harness import journey
from imports import aside
from zoom import TARGETS

SEND = "main form .acts button"
UNDO = "main .banner form button"
OWN = "می‌خواهم نانوا شوم."
FRENCH = "Je veux devenir boulanger."


def french(day):
    return day.strftime("%d/%m/%Y")


def thumbs(person):
    """What a thumb aims at is 44 px high."""
    if small := person.page.evaluate(TARGETS):
        raise Failure(f"on {person.page.url}, too small for a thumb: {small}")


def in_relay(person):
    """A household of the referent's in a relay dwelling whose project has begun, by the register."""
    mine = person.context.request.get("/menages").text()
    found = held_in_register(
        person, """SELECT household.code FROM household JOIN goal ON goal.household_id = household.id
        WHERE household.closed_on IS NULL AND goal.state = 'active' ORDER BY household.id""")
    for (code,) in found:
        if f"/menages/{code}" in mine:
            return f"/menages/{code}"
    raise Failure("no household of the list has a goal")


def write_goal(person, file, act):
    """In the household's words and in French, with its day."""
    person.goto(f"{file}/objectif")
    person.type("#paroles", OWN)
    person.select("#langue", "Dari")
    person.type("#francais", FRENCH)
    person.select("#domaine", "Formation")
    person.check("input[name=priorite][value=first]")
    person.type("#pour_le", french(datetime.date.today() + datetime.timedelta(90)))
    act(person.find(SEND))
    person.sees(FRENCH)


@journey(role="referent", width=360, height=740, touch=True, fresh=True, size="s")
def journey_a_goal_in_its_own_script_and_a_step_ticked(person):
    """On a telephone: the words stand right to left with French beside; a step is ticked, taken back by the banner, ticked again."""
    file = in_relay(person)
    write_goal(person, file, lambda target: tap_through(person, target))
    thumbs(person)
    own = person.page.locator("main [dir=rtl]").first
    if own.inner_text() != OWN or own.get_attribute("lang") != "fa":
        raise Failure("the household's words are not there in their own script and direction")
    person.axe(["dark", "forced"])
    person.picture("goal", 360)
    tap_through(person, person.page.get_by_role("link", name="Ajouter une étape"))
    person.type("#francais", "Visiter une boulangerie")
    person.type("#pour_le", french(datetime.date.today()))
    tap_through(person, person.find(SEND))
    person.sees("Visiter une boulangerie")
    with aside(person):
        person.goto("/aujourdhui")
        person.sees("Étape du projet, formation")
    person.goto(file + "/projet")
    line = person.page.locator(".steps > li").filter(has_text="Visiter une boulangerie")
    tap_through(person, line.locator("button"))
    if line.count():
        raise Failure("ticked, the step is still among those to do next")
    tap_through(person, person.find(UNDO))
    if line.count() != 1:
        raise Failure("taken back, the step is not among those to do next")
    thumbs(person)
    person.axe(["dark", "forced"])
    person.picture("project", 360)


@journey(role="referent", fresh=True, languages=("fr-FR", "en-GB"), size="s")
def journey_where_a_household_stands_and_the_plan_on_paper(person):
    """Noted in two domains, shown in the chart and its table; the plan to print holds three steps at most."""
    file = in_relay(person)
    person.goto(file + "/diagnostic")
    person.check("input[name=d_parenting][value='3']")
    person.check("input[name=d_digital][value='2']")
    person.click(SEND)
    if not person.page.url.endswith("/projet"):
        raise Failure("what was noted does not lead back to the project")
    degrees = held_in_register(
        person, """SELECT domain, degree FROM diagnosis JOIN household ON household.id = household_id
        WHERE occasion_id = (SELECT occasion_id FROM diagnosis ORDER BY at DESC LIMIT 1) ORDER BY domain""")
    if degrees != [("digital", 2), ("parenting", 3)]:
        raise Failure(f"the register holds {degrees}")
    if person.page.locator("figure.chart svg circle").count() < 12:
        raise Failure("the chart is not drawn")
    person.axe(["dark", "forced"])
    person.picture(f"project-{person.language}", 1280)
    person.goto(file + "/projet/plan")
    if not 1 <= person.page.locator(".actions > li").count() <= 3:
        raise Failure("the plan does not hold one to three things to do")
    person.axe()
    person.picture(f"plan-{person.language}", 1280)
    person.goto(file + "/emploi")
    person.axe(["dark", "forced"])
    person.picture(f"side-by-side-{person.language}", 1280)


@journey(role="referent", fresh=True, javascript=False, size="s")
def journey_the_same_project_without_a_script(person):
    """Ordinary forms: a goal that needs no script, a contract renewed, both sides on paper."""
    file = in_relay(person)
    write_goal(person, file, person.click)
    person.goto(file + "/contrat-d-accompagnement")
    person.type("#francais", "Venir aux rendez-vous")
    person.type("#association", "Recevoir le ménage")
    person.click(SEND)
    person.sees("Contrat enregistré")
    person.click(person.page.get_by_role("link", name="Lire et imprimer le contrat"))
    person.sees("Venir aux rendez-vous")
    person.sees("Recevoir le ménage")
