"""Letters: the repayment plan as a tagged PDF (J12), the certificate in French and Arabic with a code that verifies it (J13)."""
import datetime
import os
import pathlib
import re
import subprocess
import tempfile

from demo import Failure
from harness import journey
from imports import aside
from person import Person
from protection import colleague

ARREARS = ".queue .row:visible a.btn[href$='/suivi']"
MAKE = "main form .acts button"
PDF = "main a.btn[href$='/pdf']"
TITLE = "شهادة إيواء"
# Every field of the French text, in the order of Arabic.
ARABIC = """تشهد {association} بأنها تؤوي منذ {entrée} الأشخاص الآتية أسماؤهم:

{personnes}

العنوان: {adresse}

هذا السكن مؤقت، حتى {terme}.

~ {association}، {référent}"""
REVIEWER = "Dora Exemple, interprète"


def told_by(program, *arguments):
    """What a program says on its output; `zbarimg` minds pages without a code."""
    done = subprocess.run([program, *map(str, arguments)], check=program != "zbarimg", capture_output=True, timeout=60)
    return done.stdout.decode()


def taken(person, folder):
    """The PDF that the page offers, in a file of the test."""
    with person.page.expect_download() as download:
        person.click(PDF)
    path = pathlib.Path(folder) / "letter.pdf"
    download.value.save_as(path)
    if not re.fullmatch(r"courrier-\d{4}-\d{4}\.pdf", download.value.suggested_filename):
        raise Failure(f"the letter leaves as {download.value.suggested_filename}")
    return path


def is_tagged(path):
    if not re.search(r"^Tagged:\s+yes$", told_by("pdfinfo", path), re.M):
        raise Failure("the PDF is not tagged")


def cents(text):
    """The amount at the end of each line that ends with one."""
    return [int(re.sub(r"\D", "", amount)) for amount in re.findall(r"(?:\d{1,3}[\s\u202f])*\d{1,3},\d\d(?=\s*€\s*$)", text, re.M)]


@journey(role="relayManager", fresh=True, I=8, F=2, P=8)
def journey_j12_a_plan_becomes_a_letter(person):
    """From the arrears on Today to a plan of six months and its letter: the payments make the debt, in the PDF as well."""
    person.goto("/aujourdhui")
    person.click(person.page.locator(ARREARS).first)
    person.click("main a[href*='/plan-d-apurement'] >> nth=0")
    if not person.page.locator("#dette").input_value():
        person.type("#dette", "412,53")
    person.submit(MAKE)
    person.sees("6 paiements")
    person.click("main a[href*='modele=plan'] >> nth=0")
    person.click(MAKE)
    person.sees("gardé au dossier")
    with tempfile.TemporaryDirectory() as folder:
        letter = taken(person, folder)
        with aside(person):
            is_tagged(letter)
            amounts = cents(told_by("pdftotext", "-layout", letter, "-").split("Le ménage les paie ainsi")[1])
            if len(amounts) != 7 or sum(amounts[:6]) != amounts[6]:
                raise Failure(f"the PDF has {amounts}: six payments and their sum were expected")
            person.axe(["dark", "forced"])
            person.picture("letter-plan", 1280)
            person.picture("letter-plan", 360)
            number = person.text(".letter .when").split()[1]
            person.goto(re.sub(r"/courriers/.*", "/courriers", person.page.url))
            person.sees(number, "main table")
            person.axe(["dark"])
            person.picture("letters-of-a-file", 1280)
            person.picture("letters-of-a-file", 360)


def reviewed(administrator, template, language, title, text):
    """Somebody whose name is written down has read a translation over."""
    administrator.goto(f"/admin/courriers/{template}/{language}")
    administrator.type("#titre", title)
    administrator.type("#texte", text)
    administrator.type("#relecteur", REVIEWER)
    administrator.type("#relue_le", datetime.date.today().strftime("%d/%m/%Y"))
    administrator.click(MAKE + " >> nth=0")
    administrator.sees("peuvent la porter")


def reviewed_arabic(administrator):
    reviewed(administrator, "attestation", "ar", TITLE, ARABIC)
    administrator.picture("letter-template", 1280)


def in_memory_of_the_machine(words):
    """Files in which the letter's words lie open, where a browser might have left them."""
    found = []
    for root in ("/dev/shm", tempfile.gettempdir()):
        for folder, _, names in os.walk(root):
            if "reloref-scratch-" not in folder:
                continue
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    if any(word.encode() in file.read() for word in words):
                        found.append(os.path.join(folder, name))
    return found


@journey(role="referent", fresh=True, I=4)
def journey_j13_a_certificate_in_two_languages(person):
    """French above, Arabic below, both in the order in which they are read; the code on it leads to a page that names nobody."""
    with colleague(person, "administrator") as administrator:
        reviewed_arabic(administrator)
    with aside(person):
        person.goto("/menages?etape=relay")
        for row in person.page.locator("main table a[href^='/menages/']").all()[:40]:
            file = row.get_attribute("href").split("?")[0]
            page = person.context.request.get(f"{file}/courriers/nouveau?modele=attestation").text()
            if "Il manque encore" not in page:
                break
        else:
            raise Failure("no household has all that its certificate needs")
        person.goto(f"{file}/courriers")
    person.click("main a[href*='modele=attestation']")
    person.select("#langue", "العربية")
    person.click(MAKE)
    person.sees(TITLE)
    person.sees(f"relue par {REVIEWER}")
    with tempfile.TemporaryDirectory() as folder:
        letter = taken(person, folder)
        with aside(person):
            is_tagged(letter)
            text = told_by("pdftotext", letter, "-")
            plain = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
            places = [plain.find(words) for words in ("Attestation d’hébergement", "Cet hébergement est temporaire", TITLE, "هذا السكن مؤقت")]
            if -1 in places or places != sorted(places):
                raise Failure(f"the text of the PDF has its parts at {places}: {text}")
            told_by("pdftoppm", "-r", "200", "-png", letter, pathlib.Path(folder) / "page")
            pictures = sorted(pathlib.Path(folder).glob("page*.png"))
            code = told_by("zbarimg", "--raw", "-q", *pictures).strip()
            if not code.startswith(f"{person.demo.address}/v/"):
                raise Failure(f"the code on the letter says {code}")
            family = person.text(".over a").split()[-1]
            with colleague(person, None) as stranger:
                stranger.goto(code.removeprefix(person.demo.address))
                stranger.sees("vaut toujours")
                for name in (family, file.rsplit("/", 1)[1]):
                    if name.casefold() in stranger.page.content().casefold():
                        raise Failure(f"the page that verifies a letter tells «{name}»")
                stranger.axe(["dark"])
                stranger.picture("letter-verified", 360)
            if left := in_memory_of_the_machine([family, TITLE]):
                raise Failure(f"the letter lies open in {left}")
            person.axe(["dark", "forced"])
            person.picture("letter-certificate", 1280)
            person.picture("letter-certificate", 360)


SUMMONS = {
    "ti": ("ቆጸራ", "{ménage}\n\nኣብ {rendez-vous} ንጽበየኩም፣ ኣብ {lieu}።\n\nጉዳይ፦ {objet}\n\nክትመጹ እንተዘይክኢልኩም ን{référent} ንገሩ።\n\n~ {association}, {référent}"),
    "ps": ("لیدنه", "{ménage}\n\nموږ به تاسو ته په {rendez-vous} کې انتظار کوو: {lieu}.\n\nموضوع: {objet}\n\n{référent} ته خبر ورکړئ.\n\n~ {association}، {référent}"),
    "bn": ("সাক্ষাৎকার", "{ménage}\n\nআমরা {rendez-vous} আপনার জন্য অপেক্ষা করব: {lieu}।\n\nবিষয়: {objet}\n\n{référent}-কে জানান।\n\n~ {association}, {référent}"),
}
READ = {"ti": ["ቆጸራ", "ንጽበየኩም", "ክትመጹ እንተዘይክኢልኩም"], "ps": ["لیدنه", "انتظار کوو", "موضوع"], "bn": ["সাক্ষাৎকার", "অপেক্ষা করব", "বিষয়"]}


def check_letters_in_other_scripts(demo, browser):
    """Tigrinya, Pashto and Bengali come out of the PDF as they went in, in the order in which they are read."""
    administrator, person = Person(browser, demo, "administrator"), Person(browser, demo, "referent")
    person.goto("/menages?etape=relay")
    file = person.page.locator("main table a[href^='/menages/']").first.get_attribute("href").split("?")[0]
    for language, (title, text) in SUMMONS.items():
        reviewed(administrator, "convocation", language, title, text)
        person.goto(f"{file}/courriers/nouveau?modele=convocation")
        for field, words in (("rendez-vous", "mardi 8 décembre 2026 à 10 h"), ("lieu", "4 rue Neuve"), ("objet", "vos droits")):
            person.type(f"#{field}", words)
        person.page.select_option("#langue", language)
        person.click(MAKE)
        with tempfile.TemporaryDirectory() as folder:
            letter = taken(person, folder)
            is_tagged(letter)
            plain = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", told_by("pdftotext", letter, "-"))
            places = [plain.find(words) for words in READ[language]]
            if -1 in places or places != sorted(places):
                raise Failure(f"the PDF in {language} has its words at {places}: {plain}")
    if complaints := administrator.complaints + person.complaints:
        raise Failure("; ".join(complaints))
    administrator.leave()
    person.leave()
