"""S09, a status withdrawn and given back: the office withdraws the protection, the court is seised and rights are kept
meanwhile, the court gives it back. Withdrawn 200 days ago, under review from 190 days ago, restored 20 days ago.
"""
import re

from demo import Failure
from harness import journey
from protection import colleague
from registration import day, submit_confirming
from scenes import act, fill, in_order, lines_of_today, offered, refused, register, take_into_service

DWELLING = "77-791"
ALONE = [("Okonjo", "Blessing", "17/09/1992", "F", None)]


@journey(role="referent", fresh=True, size="s", axe=False)
def journey_s09_a_status_withdrawn_and_given_back(person):
    with colleague(person, "relayManager", axe=False) as manager:
        take_into_service(manager, DWELLING, "T2", 40, 2, 300)
        file = register(person, ALONE, day(400), decision=day(390), language="eng", centre=(day(500), None))
        members = file + "/membres"
        act(person, members, "fin-de-protection", "Fin de protection enregistrée", jour=day(200), raison="withdrawn")
        print(person.text()[:900])
        print(lines_of_today(person, file.rsplit("/", 1)[1]))
        manager.goto(file)
        manager.click("text=Admettre en relais")
        manager.check(offered(manager, DWELLING).locator("input"))
        with manager.expecting(422):
            manager.submit("main form .acts button >> nth=0")
        print(manager.text()[:600])
        act(person, members, "protection", "Protection enregistrée", nature="underReview", autorite="cnda", decision=day(190))
        print(person.text()[:900])
        act(person, members, "fin-de-protection", "Fin de protection enregistrée", jour=day(20), raison="ceased")
        act(person, members, "protection", "Protection enregistrée", nature="refugee", autorite="cnda", decision=day(20), notification=day(18))
        print(person.text()[:900])
