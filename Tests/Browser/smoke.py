"""The least that must work: a person signs in, sees the home page, and signs out."""
from demo import Failure
from harness import journey


@journey(role="referent", signed_in=False, I=3, F=3, P=6)
def journey_sign_in_and_out(person):
    person.goto("/connexion")
    person.sees("Connexion", "h1")
    person.type("#courriel", person.account.email)
    person.type("#mot_de_passe", person.account.password)
    person.press("Enter", "#mot_de_passe")
    person.type("#code", person.account.code())
    person.press("Enter", "#code")
    person.goto("/")
    if person.page.locator("h1").count() != 1:
        raise Failure(f"the home page has {person.page.locator('h1').count()} first-level headings, not one")
    person.axe(["dark", "forced"])
    person.picture("home", 1280)
    person.picture("home", 360)
    person.click("form[action='/deconnexion'] button")
    if "/connexion" not in person.goto("/").url:
        raise Failure("after signing out, the home page still opens without signing in")
