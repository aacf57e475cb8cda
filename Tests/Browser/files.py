"""A household's file at work: merged, linked, corrected by two people at once, left in the middle, printed."""
import subprocess
import tempfile

from demo import Failure
from harness import journey
from person import Person


def open_file(person, name):
    """By the search page, as a person would."""
    person.goto("/recherche")
    person.type("#q", name)
    person.press("Enter", "#q")
    person.click(person.find(".finds a").first)
    return person.page.url.split("?")[0]


@journey(role="referent")
def journey_merge_a_probable_duplicate_and_undo(person):
    person.goto("/menages")
    person.click("text=Doublons probables")
    person.sees("paires à comparer")
    person.picture("duplicates", 1280)
    person.picture("duplicates", 360)
    row = person.find("tbody tr").filter(has_text="Tesfa").first
    person.click(row.locator("a.btn"))
    person.sees("diffère")
    person.axe(["dark"])
    person.picture("merge", 1280)
    person.picture("merge", 360)
    person.click("button:has-text('Réunir les dossiers')")
    person.sees("Dossiers réunis.")
    person.click("main .banner form button")
    person.sees("Réunion annulée")


@journey(role="referent")
def journey_a_blind_request_is_linked_by_the_network_head(person):
    """Neither side learns anything before; the household counts once afterwards; the link is undone."""
    address = open_file(person, "Kabeya Espérance 1990")
    person.goto(address + "/lien")
    person.submit("main form .acts button >> nth=0")
    person.sees("aucun lien établi")
    head = Person(person.browser, person.demo, "networkHead")
    head.goto("/rapprochements")
    before = head.text(".banner")
    head.click("text=Examiner")
    if "Kabeya" in head.text("main"):
        raise Failure("the network's head reads a name")
    head.picture("link", 1280)
    head.picture("link", 360)
    head.check("input[name=avec]")
    head.submit("main form .acts button >> nth=0")
    after = head.text(".banner >> nth=1")
    person.goto(address)
    person.sees("compte une seule fois")
    if before == after:
        raise Failure(f"the household does not count once: «{before}», then «{after}»")
    head.click("main .banner form button")
    head.sees(before, "main")
    person.complaints += head.complaints
    head.leave()


@journey(role="headOfSite")
def journey_many_households_change_hands(person):
    """The error when nothing is ticked, the counter, the filter that stays, the undo, the view that is kept."""
    person.goto("/menages?etape=centre")
    with person.expecting(422):
        person.click("text=Confier les ménages cochés")
    person.sees("Cochez au moins un ménage.")
    person.click("[data-tick-all]")
    ticked = person.text("[data-ticked]")
    if not ticked[0].isdigit():
        raise Failure(f"the number of ticked rows is not announced: «{ticked}»")
    person.select("#repreneur", "Bob Lautrec")
    person.click("text=Confier les ménages cochés")
    if "etape=centre" not in person.page.url:
        raise Failure(f"the filter is lost after the act: {person.page.url}")
    person.sees("confiés.")
    person.picture("list", 1280)
    person.picture("list", 360)
    person.click("main .banner form button")
    person.sees("retrouvent leur référent")
    person.click("summary:has-text('Garder cette vue')")
    person.type("#vue", "En centre, à voir")
    person.click("text=Garder la vue")
    person.sees("En centre, à voir")


@journey(role="referent")
def journey_a_series_is_worked_through(person):
    person.goto("/menages?etape=centre")
    person.click(person.find("tbody th a").first)
    person.sees("Ménages (1 sur")
    person.click("a[rel=next]")
    person.sees("Ménages (2 sur")
    person.click("main .over > a")
    person.sees("en centre", "caption")


@journey(role="headOfSite", fresh=True)
def journey_correct_an_exit_and_see_which_figure_moves(person):
    """A report is frozen; one exit was to another destination: the page says which published figure moves."""
    person.page.set_default_timeout(120_000)  # all figures of six years are counted, twice
    person.goto("/rapports")
    person.type("#titre", "Les six années")
    person.type("#de", "2004")
    person.type("#a", "2009")
    person.click("#figer button")
    person.goto("/menages?dossiers=clos&ouvert_au=31/12/2008")
    files = [link.get_attribute("href").split("?")[0] for link in person.page.locator("tbody th a").all()]
    for address in files:
        person.goto(address + "/correction")
        exits = person.page.locator("a[href*='exit_type']")
        if exits.count() and "bail direct" in person.text("main").lower():
            break
    else:
        raise Failure("no closed file has an exit into a direct lease")
    person.click(exits.first)
    person.find("#valeur").select_option("socialResidence")
    person.type("#motif", "La résidence sociale a été confondue avec un bail direct")
    person.submit("main form .acts button >> nth=0")
    person.sees("Avant d’enregistrer", "h1")
    person.sees("publiés changent")
    person.sees("549 sur 631")
    person.sees("548 sur 631")
    person.picture("correction", 1280)
    person.picture("correction", 360)
    person.click("text=Enregistrer la correction")
    person.sees("La résidence sociale a été confondue avec un bail direct")


@journey(role="referent")
def journey_put_right_where_a_stay_was(person):
    """A code that is no dwelling's is said beside the field; how another body spells a name is kept and shown."""
    person.goto("/menages")
    files = [link.get_attribute("href").split("?")[0] for link in person.page.locator("tbody th a").all()]
    for address in files:
        person.goto(address + "/correction")
        dwellings = person.page.locator("a[href*='dwelling_id']")
        if dwellings.count():
            break
    else:
        raise Failure("no household of the list ever lived in a dwelling")
    person.click(dwellings.first)
    person.sees("Valeur juste")
    person.find("#valeur").fill("00-RIEN")
    person.type("#motif", "Le mauvais logement a été noté")
    with person.expecting(422):
        person.submit("main form .acts button >> nth=0")
    person.sees("Aucun logement de ce code")
    person.axe(["dark"])
    person.picture("correction-dwelling", 1280)
    person.picture("correction-dwelling", 360)
    person.goto(address + "/membres")
    person.click(person.page.locator("summary:has-text('Autres changements')").first)
    person.click(person.page.locator("a:has-text('Autres noms')").first)
    person.type("#autres_noms", "Nom de jeunesse")
    person.type("#nom_caf", "Dschuma Abdelkarim")
    person.picture("spellings", 360)
    person.submit("main form .acts button >> nth=0")
    person.sees("Noms enregistrés.")
    person.sees("Dschuma Abdelkarim")


@journey(role="referent")
def journey_two_colleagues_change_the_same_person(person):
    """Two tabs: what I typed stands beside what was saved meanwhile, and both can be kept."""
    address = open_file(person, "Hosseini Mohammad")
    person.goto(address + "/membres")
    person.click("a:has-text('Langues, téléphone')")
    mine = person.page
    other = Person(person.browser, person.demo, "headOfSite")
    other.goto(mine.url)
    other.type("#telephone", "0611111111")
    other.submit("main form .acts button >> nth=0")
    other.sees("0611111111")
    person.type("#telephone", "0622222222")
    with person.expecting(409):
        person.submit("main form .acts button >> nth=0")
    person.sees("0611111111")
    person.sees("0622222222")
    person.axe(["dark"])
    person.picture("conflict", 1280)
    person.picture("conflict", 360)
    person.click("text=Enregistrer ce choix")
    person.sees("0622222222")
    person.complaints += other.complaints
    other.leave()


@journey(role="referent")
def journey_a_note_that_was_not_sent_is_found_after_signing_out(person):
    address = open_file(person, "Safi Gulalai")
    with person.page.expect_response("**/brouillons"):
        person.type("#texte", "Appeler l’école lundi")
    person.click("form[action='/deconnexion'] button")
    person.sign_in()
    person.demo.sessions[(person.role, person.language)] = person.context.storage_state()
    person.goto(address)
    if person.find("#texte").input_value() != "Appeler l’école lundi":
        raise Failure("the note that was begun is not there")
    person.sees("Brouillon repris")
    person.find("#texte").fill("Suit un traitement contre le diabète")
    with person.expecting(422):
        person.click("text=Enregistrer la note")
    person.sees("diabète")
    person.sees("santé")
    person.picture("note-hint", 1280)
    person.find("#texte").fill("Logement sans escalier à prévoir")
    person.click("text=Enregistrer la note")
    person.sees("Logement sans escalier à prévoir")
    person.goto(address)
    if person.find("#texte").input_value():
        raise Failure("the draft is still there after the note was sent")


@journey(role="referent")
def journey_a_file_prints_on_two_pages(person):
    open_file(person, "Safi Gulalai")
    person.picture("file", 1280)
    person.picture("file", 360)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        person.page.pdf(path=file.name, format="A4", prefer_css_page_size=True)
        told = subprocess.run(["pdfinfo", file.name], capture_output=True, text=True, check=True).stdout
        words = subprocess.run(["pdftotext", file.name, "-"], capture_output=True, text=True, check=True).stdout
    pages = int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages")))
    if pages > 2:
        raise Failure(f"the file takes {pages} pages, not two")
    for expected in ("Safi", "Logement", "Membres", "Fil du dossier"):
        if expected not in words:
            raise Failure(f"«{expected}» is not on the printed file")
    if "Nouvelle note" in words:
        raise Failure("the form of a note is printed")
