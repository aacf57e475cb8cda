"""The papers of a household: a photograph from a telephone that says where it was taken, kept without saying so; the same
without a script; and what is too heavy, before it is sent."""
import base64
import contextlib
import pathlib
import sqlite3
import tempfile

from demo import Failure
from harness import journey
from imports import aside

PLACE = b"48 deg 51 min 24 sec north"
SEND = "main form .acts button"
# A picture that a browser draws, as bytes of a JPEG.
DRAW = """() => {
    const paper = Object.assign(document.createElement('canvas'), {width: 120, height: 160});
    const pen = paper.getContext('2d');
    pen.fillStyle = '#f4f1ea'; pen.fillRect(0, 0, 120, 160);
    pen.fillStyle = '#10353b'; for (let line = 0; line < 9; line++) pen.fillRect(14, 20 + 14 * line, 70 + line * 3, 5);
    return paper.toDataURL('image/jpeg', 0.8).split(',')[1];
}"""
# Whether a browser opens it, and how large it is shown.
OPEN = """async bytes => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))],
        {type: 'image/jpeg'}));
    return [picture.width, picture.height];
}"""


def exif():
    """Turned by a quarter, and where: a directory of two entries, then the place."""
    entries = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + b"\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26"
    body = b"Exif\0\0" + b"MM\0*\x00\x00\x00\x08\x00\x02" + entries + b"\0\0\0\0" + PLACE
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


@contextlib.contextmanager
def photograph(person, name="IMG_2041.jpg"):
    """A file that a telephone would send: a real picture with its place in it."""
    drawn = base64.b64decode(person.page.evaluate(DRAW))
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, name)
        file.write_bytes(drawn[:2] + exif() + drawn[2:])
        if PLACE not in file.read_bytes():
            raise Failure("the photograph of the test does not say where it was taken")
        yield file


def a_file(person):
    """The first household of the list: the address of its file."""
    person.goto("/menages")
    return person.page.locator("main tbody th a").first.get_attribute("href").split("?")[0]


def taken_home(person, link):
    """The bytes of a file as the browser saves it."""
    with person.page.expect_download() as started:
        person.click(link)
    if not started.value.suggested_filename.endswith(".jpg"):
        raise Failure(f"it is saved as «{started.value.suggested_filename}»")
    return pathlib.Path(started.value.path()).read_bytes()


@journey(role="referent", fresh=True, width=360, height=740, touch=True, I=3, F=1, P=3)
def journey_a_photographed_paper_says_nothing_of_its_place(person):
    """From the tab to the camera and back; what is kept opens, is turned the right way, and has no place in it."""
    file = a_file(person)
    person.goto(file + "/documents")
    person.start_counting()
    with aside(person):
        person.axe(["dark", "forced"])
        person.picture(f"documents-empty-{person.language}", 360)
    person.tap("main a.btn[href$='/piece']")
    with photograph(person) as photo:
        person.page.select_option("#piece", "insurance")
        person.page.set_input_files("#photo", photo)
        person.type("#fin", "30/06/2027")
        with aside(person):
            person.axe(["dark", "forced"])
            person.picture(f"documents-form-{person.language}", 360)
        person.submit(SEND)
    person.page.wait_for_url("**/documents")
    person.sees("IMG_2041.jpg")
    saved = taken_home(person, "main a:has-text('IMG_2041.jpg')")
    with aside(person):
        for trace in (PLACE, b"\x88\x25\x00\x04"):
            if trace in saved:
                raise Failure("the place is still in the photograph")
        if b"Exif" not in saved or b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" not in saved:
            raise Failure("the photograph lost which way up it is")
        size = person.page.evaluate(OPEN, base64.b64encode(saved).decode())
        if size != [160, 120]:
            raise Failure(f"it is shown {size[0]} by {size[1]}, not turned by a quarter")
        person.axe(["dark", "forced"])
        person.picture(f"documents-{person.language}", 1280)
        person.picture(f"documents-{person.language}", 360)
        at_rest(person)
        person.click("main .banner form button")


def at_rest(person):
    """Neither the picture nor its name lies open in the register."""
    folder = person.demo.folder / "data"
    with contextlib.closing(sqlite3.connect(folder / "reloref.sqlite", timeout=20)) as register:
        parts = register.execute("SELECT sealed FROM document_part UNION ALL SELECT sealed FROM document_file").fetchall()
    if not parts or any(b"JFIF" in part or b"IMG_2041" in part for (part,) in parts):
        raise Failure("a file lies open in the register")


@journey(role="referent", fresh=True, I=2, F=1)
def journey_what_is_no_paper_loses_nothing(person):
    """A good page and a bad one: the good one waits, what was typed stays, and the second sending needs no file."""
    file = a_file(person)
    person.goto(file + "/piece?piece=rib")
    with photograph(person, "recto.jpg") as good, tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder, "verso.pdf")
        bad.write_bytes(b"<!doctype html><script>alert(1)</script>")
        person.page.set_input_files("#fichiers", [good, bad])
        person.type("#intitule", "Compte joint")
        with person.expecting(422):
            person.submit(SEND)
        person.sees("verso.pdf")
        person.sees("recto.jpg")
        if person.page.input_value("#intitule") != "Compte joint":
            raise Failure("the title is lost")
        person.axe(["dark"])
        person.picture("documents-refused", 1280)
        person.picture("documents-refused", 360)
        person.submit(SEND)
        person.sees("Compte joint")
        heavy = pathlib.Path(folder, "lourde.jpg")
        with open(heavy, "wb") as photo:
            photo.truncate(200 << 20)
        person.goto(file + "/piece?piece=rib")
        person.page.set_input_files("#fichiers", heavy)
        person.page.click(SEND)
        person.sees("lourde.jpg")
        if "/piece" not in person.page.url:
            raise Failure("200 MB left the telephone")
