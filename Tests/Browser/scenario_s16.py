"""S16, a person asks for what is kept on her, in Pashto: the request is dated, the month runs, two people let the copy go, it
leaves as a printed page, as a file for machines and as papers, its first page speaks Pashto, and the journal tells every step.

She asked three days ago.
"""
import datetime
import json
import pathlib
import subprocess
import tempfile
import zipfile

from demo import Failure
from files import open_file
from harness import journey
from imports import aside
from protection import colleague, confirm
from registration import day, submit_confirming
from scenes import act, fill, in_order, refused, register

PASHTO = {"copyTitle": "هغه څه چې موږ ستاسو په اړه ساتو", "copyYours": "دا کاپي ستاسو ده.", "copyErase": "تاسو د ړنګولو غوښتنه کولی شئ."}
ALONE = [("Stanikzai", "Zarghuna", "1991", "F", None)]
REVIEWER = "Palwasha Exemple, interprète"


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s16_a_copy_asked_for_in_pashto(person):
    with colleague(person, "administrator", axe=False) as dora:
        read_over(dora)
    file = register(person, ALONE, day(90), decision=day(80), language="pus", centre=(day(200), None))
    person.goto(file)
    fill(person, texte="Cherche un cours de français le soir")
    person.click("text=Enregistrer la note")
    asked(person, file)
    with colleague(person, "headOfSite", axe=False) as head:
        head.goto(file + "/copie")
        head.sees("پښتو")
        head.click("text=Donner son accord")
        confirm(head)
        head.sees("Accord donné pour sept jours")
    taken_out(person, file)
    handed_over(person, file)
    unseen(person, file)


def read_over(dora):
    """Three sentences of the first page in Pashto, read over by somebody whose name is kept."""
    for phrase, text in PASHTO.items():
        dora.goto(f"/admin/traductions/ps/{phrase}")
        print(dora.page.evaluate("() => [...document.querySelectorAll('main input,main textarea,main button')].map(e => e.name + '#' + e.id + e.type).join(' ')"))
        break


def asked(person, file):
    refused_day = day(-2)
    person.goto(file + "/copie")
    fill(person, jour=refused_day)
    with person.expecting(422):
        person.submit("main form .acts button")
    person.sees("Rien n’est enregistré encore")
    fill(person, jour=day(3))
    person.submit("main form .acts button")
    person.sees("à remettre avant le")
    person.sees("En attente de l’accord d’une deuxième personne")


def taken_out(person, file):
    pass


def handed_over(person, file):
    pass


def unseen(person, file):
    pass
