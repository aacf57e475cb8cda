"""A manager over the pages of centres and partners: written down, corrected, found again."""
from demo import Failure
from harness import journey


@journey(role="relayManager", fresh=True, I=14, F=8, P=13)
def journey_a_manager_keeps_a_centre_and_a_landlord(person):
    """A centre with its places and a landlord; a missing field is said beside it and nothing typed is lost."""
    person.goto("/centres")
    person.click("text=Nouveau centre")
    person.type("#nom", "CADA des Essarts")
    person.select("#nature", person.find("#nature option").nth(1).inner_text())
    with person.expecting(422):
        person.submit("main form .acts button >> nth=0")
    if person.find("#nom").input_value() != "CADA des Essarts":
        raise Failure("the name that was typed is lost")
    person.type("#gestionnaire", "La Halte claire")
    person.type("#commune", "Melun")
    person.type("#places", "80")
    person.type("#ouvert", "01/03/2010")
    person.submit("main form .acts button >> nth=0")
    person.sees("CADA des Essarts", "h1")
    person.sees("80 places")
    person.click("summary:has-text('Changer le nombre de places')")
    person.type("#places", "95")
    person.submit("form[action$='/places'] button")
    person.sees("95 places")
    person.sees("80 places")
    person.goto("/partenaires/nouveau")
    person.type("#nom", "Foyer des Essarts")
    person.select("#nature", person.find("#nature option").nth(1).inner_text())
    person.select("#bailleur", person.find("#bailleur option").nth(1).inner_text())
    person.submit("main form .acts button >> nth=0")
    person.sees("Foyer des Essarts", "h1")
    person.click("main .acts a:has-text('Modifier')")
    person.type("#nom", "Foyer des Essarts et du Loing")
    person.submit("main form .acts button >> nth=0")
    person.sees("Foyer des Essarts et du Loing", "h1")
    person.goto("/partenaires?nom=Essarts")
    person.sees("Foyer des Essarts et du Loing")
    person.picture("partners", 360)
