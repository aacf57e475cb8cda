"""Registering a family in two sittings, and giving it a dwelling."""
import datetime
import re

from demo import Failure
from harness import journey


def speak(person, language):
    """The account's language is the wanted one before anything is counted."""
    person.goto("/aide")
    if person.page.locator("html").get_attribute("lang") != language:
        person.click("form[action='/langue'] button")
    person.start_counting()


def choose(person, target, value):
    """Chooses by value, so that the journey is the same in every language."""
    person.interactions += 1
    person.find(target).select_option(value)
    person.settle()


def day(days_ago):
    return (datetime.date.today() - datetime.timedelta(days=days_ago)).strftime("%d/%m/%Y")


def family(person):
    """Four people: the planted twin, somebody with a single name, a birth year alone, a child."""
    lines = [("Qaderi", "Jawad", "12/04/1988", "M"), ("Qaderi", "Parwana", "1988", "F"),
             ("Shirin", "", "03/2019", "F"), ("Qaderi", "Omid", "20/07/2022", "M")]
    for row, (family_name, given, birth, sex) in enumerate(lines, 1):
        person.type(f"#nom{row}", family_name)
        if given:
            person.type(f"#prenom{row}", given)
        person.type(f"#naissance{row}", birth)
        choose(person, f"#sexe{row}", sex)


def submit_confirming(person):
    """Sends the form, and again with a reason for each thing that has to be confirmed first, when the file is unusual."""
    with person.expecting(422):
        person.submit("main form .acts button >> nth=0")
        while person.page.locator(".confirm").count():
            for box in person.page.locator(".confirm input[type=checkbox]").all():
                person.check(box)
            for reason in person.page.locator(".confirm input[type=text]").all():
                person.type(reason, "Vérifié avec le ménage")
            person.submit("main form .acts button >> nth=0")


@journey(role="relayManager", languages=("fr-FR", "en-GB"), I=34, F=26, P=14)
def journey_j6_register_a_family_in_two_sittings(person):
    wanted = person.page.evaluate("navigator.language")[:2]
    speak(person, wanted)
    person.goto("/menages/nouveau?autre=oui")
    family(person)
    person.submit("main form .acts button >> nth=0")
    choose(person, "#nature1", "refugee")
    person.type("#decision1", day(400))
    choose(person, "#titre1", "residentCard10y")
    person.submit("main form .acts button >> nth=0")
    choose(person, "#langue1", "prs")
    person.check("#interprete1")
    person.click("button[name=suite][value=liste]")
    draft = person.page.url
    person.click("form[action='/deconnexion'] button")
    person.type("#courriel", person.account.email)
    person.type("#mot_de_passe", person.account.password)
    person.press("Enter", "#mot_de_passe")
    person.type("#code", person.account.code())
    person.press("Enter", "#code")
    person.demo.sessions[(person.role, person.language)] = person.context.storage_state()  # the one before has ended
    person.goto(draft)
    person.click("main .head .acts a")
    if not person.page.url.endswith("/logement"):
        raise Failure(f"the registration does not go on with the fourth part but with {person.page.url}")
    choose(person, "#centre", person.find("#centre option").nth(1).get_attribute("value"))
    person.type("#entree", day(300))
    person.submit("main form .acts button >> nth=0")
    choose(person, "#situation1", "jobSeekerRegistered")
    person.submit("main form .acts button >> nth=0")
    person.check("#accord_socialFollowUp")
    person.submit("main form .acts button >> nth=0")
    # Nothing was lost and nothing is typed again.
    for words in ("Qaderi Jawad", "Qaderi Parwana", "1988", "Shirin", "Qaderi Omid"):
        person.sees(words)
    person.sees("nom unique" if wanted == "fr" else "single name")
    with person.expecting(422):
        person.submit("main form .acts button >> nth=0")
    person.sees("Déjà un dossier ?" if wanted == "fr" else "A file already?", "h1")
    person.sees("12 avril 1988" if wanted == "fr" else "12 Apr 1988")
    person.picture(f"j6-twins-{wanted}", 1280)
    person.check("#confirme_V06")
    person.type("#motif_V06", "Autre personne, née le même jour")
    person.submit("main form .acts button >> nth=0")
    if not re.search(r"/menages/[A-Z]{7}$", person.page.url):
        raise Failure(f"no file was created: {person.page.url}")
    person.sees("Qaderi", "h1")


@journey(role="relayManager")
def journey_admit_a_registered_family_to_a_vacant_dwelling(person):
    """The file that is the newest moves into a dwelling that stands empty."""
    speak(person, "fr")
    person.goto("/menages?etape=centre")
    person.click(person.find("tbody th a").first)
    person.click("text=Admettre en relais")
    if not person.page.locator("input[name=logement]").count():
        raise Failure("no vacant dwelling is offered")
    person.check(person.find(".offer").filter(has_text="vacant").first.locator("input"))
    submit_confirming(person)
    person.sees("Confirmer l’entrée")
