"""Whoever asks the browser for more contrast: words at 7 to 1, light and dark."""
from harness import journey


@journey(role="referent", axe=False)
def journey_more_contrast(person):
    """Whoever asks the browser for more contrast reads words at 7 to 1 on the pages of every day, light and dark."""
    for path in ("/aujourdhui", "/menages", "/logements", "/parc/carte", "/parc/planning", "/indicateurs",
                 "/indicateurs/sorties-en-bail-direct", "/", "/menages/nouveau", "/propositions", "/conventions"):
        person.goto(path)
        person.axe(["more", "more-dark"])
