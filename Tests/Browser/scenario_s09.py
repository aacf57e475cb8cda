"""S09, a status withdrawn and given back: the office withdraws the protection, the court is seised and rights are kept
meanwhile, the court gives it back. Withdrawn 200 days ago, under review from 190 days ago, restored 20 days ago.
"""
from demo import Failure
from harness import journey
from protection import colleague
from registration import day
from scenes import SEND, act, enter_relay, fill, in_order, lines_of_today, offered, open_act, register, take_into_service

DWELLING = "77-791"
ALONE = [("Okonjo", "Blessing", "17/09/1992", "F", None)]


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s09_a_status_withdrawn_and_given_back(person):
    with colleague(person, "relayManager", axe=False) as manager:
        take_into_service(manager, DWELLING, "T2", 40, 2, 300)
        file = register(person, ALONE, day(400), decision=day(390), language="eng", centre=(day(500), None))
        members = file + "/membres"
        act(person, members, "fin-de-protection", "Fin de protection enregistrée", jour=day(200), raison="withdrawn")
        person.sees("terminée le", "main .facts >> nth=0")
        admitting(manager, file, day(199), is_refused=True)
        act(person, members, "protection", "tous les droits sont gardés", nature="underReview", autorite="cnda", decision=day(190))
        person.sees("protection en cours de réexamen")
        admitting(manager, file, day(150))
        act(person, members, "fin-de-protection", "Fin de protection enregistrée", jour=day(20), raison="ceased")
        manager.goto(file)
        manager.sees(DWELLING, ".idbar")  # who lives there stays there (V12)
        act(person, members, "protection", "Protection enregistrée", nature="refugee", autorite="cnda", decision=day(20),
            notification=day(18))
    at_each_date(person, file)


def admitting(manager, file, on, is_refused=False):
    """A relay dwelling on the day's protection: refused without one, open while the court decides."""
    open_act(manager, file + "/parcours", "admission")
    manager.check(offered(manager, DWELLING).locator("input"))
    fill(manager, jour=on)
    if is_refused:
        with manager.expecting(422):
            manager.submit(SEND)
        return manager.sees("n’accueille que des personnes protégées")
    enter_relay(manager, file, DWELLING, on, day(-120))


def at_each_date(person, file):
    """Every status with its days is in the history and in the copy for the person; the stay is one without a break."""
    in_order(person, file + "/historique", "Protection", "Fin de la protection", "cessation", "Protection", "Fin de la protection", "retrait")
    in_order(person, file + "/parcours", DWELLING, "en cours")
    person.goto(file + "/membres")
    person.sees("statut de réfugié, Cour nationale du droit d'asile")
    in_order(person, file + "/membres", "statut de réfugié, Cour nationale", "Protection d’avant", "réexamen", "terminée le",
             "Protection d’avant", "statut de réfugié, Office français", "terminée le")
    lines = lines_of_today(person, file.rsplit("/", 1)[1])
    if any("rotection" in line for line in lines):
        raise Failure(f"given back, Today still asks about the protection: {lines}")
