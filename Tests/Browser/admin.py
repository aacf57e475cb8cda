"""Administration: J25 (a server looked after from its shell and its pages), invitations, accounts, the journal, the lists."""
import csv
import json
import os
import re
import subprocess
import tempfile
import time
import urllib.parse

import pyotp

from demo import PROGRAM, Account, Demo, Failure, quiet, run_program
from harness import alone, journey
from person import Person

PASSWORD = "verger ardoise campanule"


def path(url):
    return urllib.parse.urlsplit(url).path


def told(output):
    """`name=value` lines as a dictionary."""
    return dict(line.split("=", 1) for line in output.splitlines() if "=" in line)


def make_recipient(folder, name):
    """An age key pair; returns the public half."""
    identity = folder / f"{name}.txt"
    done = subprocess.run(["age-keygen", "-o", identity], capture_output=True, text=True, check=True)
    return identity, re.search(r"age1\w+", done.stderr).group(0)


@alone
def check_j25_shell_and_browser(_, browser):
    """`demo` to the first page in 10 s; an account limited to 77; a backup that restores; a doctor without findings."""
    demo = Demo(size="s")
    data = demo.folder / "data"
    data.mkdir(mode=0o700)
    base = f"sqlite:{data}/reloref.sqlite"
    try:
        began = time.monotonic()
        run_program("demo", "--prepare", data / "reloref.sqlite")
        prepared = time.monotonic() - began
        elsewhere = records_elsewhere(demo.folder / "export", base)
        add = ["user", "add", "limite@exemple.fr", "--name", "Lou Limite", "--role", "referent", "--database", base]
        several = run_program(*add, "--site", "77", check=False)
        site = re.search(r"^  (\w+)  .*\(77\)", several.stderr, re.M)
        if several.returncode != 1 or not site:
            raise Failure(f"two associations have a site in 77, and `user add` did not list them: {several.stderr}")
        limited = told(run_program(*add, "--site", site.group(1)).stdout)
        back_up_and_restore(demo.folder, data, base)
        began = time.monotonic()
        demo.start()
        first = prepared + time.monotonic() - began
        print(f"         first page {first:.1f} s after the command, {prepared:.1f} s of it for the invented people")
        if first > 10 and os.getloadavg()[0] < os.cpu_count():
            raise Failure(f"the first page came after {first:.1f} s, more than 10")
        # Beside the running server: what only reads.
        run_program("doctor", "--database", base)
        run_program("journal", "verify", "--database", base)
        refused = run_program("user", "disable", "limite@exemple.fr", "--database", base, check=False)
        if refused.returncode != 1 or "serveur" not in refused.stderr:
            raise Failure(f"`user disable` beside the server ended with {refused.returncode}: {refused.stderr}")
        dry_runs(base, "limite@exemple.fr")
        demo.accounts["limited"] = Account(
            "limited", "limite@exemple.fr", limited["password"], limited["totp_secret"])
        see_only_77(Person(browser, demo, "limited"), elsewhere)
    finally:
        demo.remove()


def dry_runs(base, email):
    """What replaces, shuts or takes away says beforehand what it would do, beside the server, and does nothing."""
    for command, said in [
        (["user", "disable", email], rf"account={re.escape(email)} sessions=0"),
        (["user", "reset", email], rf"account={re.escape(email)} sessions=0"),
        (["keys", "rotate"], r"keys=[1-9]\d+"),
        (["keys", "renew", "--before", "2100-01-01"], r"households=[1-9]\d+"),
        (["journal", "prune"], r"to_prune through=0"),
    ]:
        looked = run_program(*command, "--dry-run", "--database", base)
        if not re.fullmatch(said + r"\n", looked.stdout) or not looked.stderr:
            raise Failure(f"`{' '.join(command)} --dry-run` says {looked.stdout!r} and {looked.stderr!r}")
    counted = run_program("copy", "--from", base, "--to", base + ".copy", "--dry-run").stdout
    if not re.search(r"^household\t[1-9]\d*$", counted, re.M) or os.path.exists(base.removeprefix("sqlite:") + ".copy"):
        raise Failure(f"`copy --dry-run` says {counted!r}")
    missing = base + ".missing"
    if run_program("copy", "--from", missing, "--to", base + ".copy", "--dry-run", check=False).returncode != 1:
        raise Failure("a source that is not there is not refused")
    if os.path.exists(missing.removeprefix("sqlite:")):
        raise Failure("a dry run makes the source that is missing")
    nobody = run_program("user", "disable", "personne@exemple.fr", "--dry-run", "--database", base, check=False)
    if nobody.returncode != 1 or nobody.stdout:
        raise Failure(f"an unknown account is not refused: {nobody.returncode} {nobody.stdout!r}")


def records_elsewhere(folder, base):
    """A household and a dwelling of other départements than 77, and a family's name that 77 does not have."""
    run_program("export", folder, "--database", base, "--purpose", "essai")

    def rows(name):
        with open(folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    own = {row["external_id"] for row in rows("sites.csv") if row["departement"] == "77"}
    dwelling = next(row for row in rows("dwellings.csv") if row["site_id"] not in own)
    away = {row["external_id"]: row for row in rows("households.csv") if row["site_id"] not in own}
    names = {}
    for row in rows("persons.csv"):
        names.setdefault(row["family"], set()).add(row["household_id"])
    name = next(family for family, where in sorted(names.items()) if len(family) > 5 and where <= set(away))
    return {"household": next(iter(away.values()))["code"], "dwelling": dwelling["code"], "name": name}


def back_up_and_restore(folder, data, base):
    """Two recipients, each of whom can restore alone."""
    pairs = [make_recipient(folder, name) for name in ("one", "two")]
    recipients = [word for _, public in pairs for word in ("--recipient", public)]
    alone = run_program(
        "backup", "--to", folder / "a", "--keys-to", folder / "b", *recipients[:2], "--database", base, check=False)
    if alone.returncode != 2:
        raise Failure(f"a backup for one recipient alone ended with {alone.returncode}, not 2")
    files = run_program(
        "backup", "--to", folder / "a", "--keys-to", folder / "b", *recipients, "--database", base).stdout.split()
    named = {re.search(r"-(\w+)\.age$", file).group(1): file for file in files}
    for identity, _ in pairs:
        said = run_program(
            "restore", "--check", "--records", named["records"], "--keys", named["keys"], "--access", named["access"],
            "--identity", identity, "--master-key", data / "reloref.sqlite.master-key").stdout
        if "integrity=ok" not in said or "opened=0" in said:
            raise Failure(f"restore --check said: {said}")
    run_program("doctor", "--database", base)


def see_only_77(person, elsewhere):
    """Not found rather than refused, and no count that tells."""
    with person.expecting(404):
        for page in (f"/menages/{elsewhere['household']}", f"/logements/{elsewhere['dwelling']}", "/admin/comptes"):
            status = person.goto(page).status
            if status != 404:
                raise Failure(f"{page} answered {status}, not 404")
    person.goto("/menages")
    for words in (elsewhere["name"], "#" + elsewhere["household"], "#" + elsewhere["dwelling"]):
        person.press("Control+k")
        person.page.keyboard.type(words)
        person.page.wait_for_timeout(1200)
        shown = person.text("dialog.palette")
        found = person.page.locator("dialog.palette [role=option]").all_inner_texts()
        if any(elsewhere["household"] in text or elsewhere["dwelling"] in text for text in found):
            raise Failure(f"the palette shows what is elsewhere for «{words}»: {found}")
        if re.search(r"\d+ (résultat|autre|de plus)", shown) and not found:
            raise Failure(f"the palette counts what it does not show for «{words}»: {shown}")
        person.press("Escape")
    if person.complaints:
        raise Failure("; ".join(person.complaints))
    person.leave()


@journey(role="headOfSite", fresh=True, languages=("fr-FR",), I=6, F=2, P=4)
def journey_j25_invited_colleague(person):
    """A head of site invites; the colleague chooses a password, links a phone, and is in. The administration shuts the account."""
    person.goto("/admin/comptes")
    person.click("text=Inviter une ou un collègue")
    person.type("#nom", "Nour Exemple")
    person.type("#courriel", "nour@exemple.fr")
    person.select("#role", "référent ou référente")
    offered = person.page.locator("#lieu option").all_inner_texts()
    if any("réseau" in place for place in offered):
        raise Failure(f"a head of site may invite to {offered}")
    person.submit("main form [type=submit], main form button.btn")
    link = person.text("#lien-unique")
    person.goto("/admin/comptes")
    if person.page.locator("#lien-unique").count():
        raise Failure("the invitation's link is shown twice")

    newcomer = Person(person.browser, person.demo)
    newcomer.goto(link)
    newcomer.axe(["dark"])
    newcomer.type("#nouveau", PASSWORD)
    newcomer.type("#nouveau_encore", PASSWORD)
    newcomer.press("Enter", "#nouveau_encore")
    newcomer.click("summary")
    secret = newcomer.text("#cle-totp").replace(" ", "")
    newcomer.type("#code", pyotp.TOTP(secret).now())
    newcomer.press("Enter", "#code")
    codes = newcomer.page.locator("#codes-secours code").all_inner_texts()
    if len(codes) != 10 or len(set(codes)) != 10:
        raise Failure(f"{len(codes)} recovery codes are shown, not ten")
    newcomer.goto("/menages")
    newcomer.sees("Ménages", "h1")

    admin = Person(person.browser, person.demo, "administrator")
    admin.goto("/admin/comptes")
    admin.click("tbody th a:has-text('Nour Exemple')")
    admin.click("button:has-text('Fermer le compte')")
    newcomer.goto("/menages")
    if path(newcomer.page.url) != "/connexion":
        raise Failure(f"after the account was shut, the colleague is still on {newcomer.page.url}")
    person.complaints += newcomer.complaints + admin.complaints
    newcomer.leave()
    admin.leave()


@journey(role="administrator", languages=("fr-FR", "en-GB"))
def journey_administration(person):
    """Every page of administration opens, is accessible in each look, and a changed label shows at once."""
    for page in ("/admin", "/admin/comptes", "/admin/comptes/invitation", "/admin/reseau", "/admin/listes",
                 "/admin/delais", "/admin/listes/exitType", "/admin/journal", "/historique/corbeille", "/compte", "/accords"):
        answer = person.goto(page)
        if answer.status != 200:
            raise Failure(f"{page} answered {answer.status}")
        person.axe(["dark"])
    person.goto("/admin/delais")
    person.picture("delays", 1280)
    person.picture("delays", 360)
    person.goto("/admin/listes/vacancyReason")
    person.click("tbody th a >> nth=0")
    person.type("#francais", "raison d’essai")
    person.submit("main form button.btn")
    person.goto("/admin/listes/vacancyReason")
    person.sees("raison d’essai")
    person.goto("/admin/journal")
    person.click("main .banner button")
    if person.page.locator(".banner[role=status]").count() != 1:
        raise Failure("the state of the chain is not announced")


def import_words():
    """What is wrong with a package, in the language of the terminal, and the same for a program."""
    with tempfile.TemporaryDirectory() as place:
        database = f"sqlite:{place}/records.sqlite"
        environment = quiet()
        package = os.path.join(place, "package")
        os.mkdir(package)
        with open(os.path.join(package, "sites.csv"), "w") as sites:
            sites.write("external_id,name,association_id,departement\na,Melun,nobody,7x\n")
        said = {}
        for language in ["fr_FR.UTF-8", "en_GB.UTF-8"]:
            done = subprocess.run(
                [PROGRAM, "import", package, "--database", database], capture_output=True, text=True,
                env=environment | {"LC_ALL": language})
            said[language[:2]] = done.stderr
        if "ligne 2" not in said["fr"] or "line 2" not in said["en"] or "ligne" in said["en"]:
            raise Failure(f"an import says: {said}")
        done = subprocess.run(
            [PROGRAM, "import", package, "--database", database, "--json"], capture_output=True, text=True,
            env=environment | {"LC_ALL": "en_GB.UTF-8"})
        answer = json.loads(done.stdout)
        if answer["written"] or not answer["fault_count"] or answer["faults"][0]["file"] != "sites.csv":
            raise Failure(f"import --json says: {done.stdout}")


@alone
def check_commands(_, __):
    """Exit codes, what goes where, and the language of the terminal."""
    # (arguments, exit code, what stdout holds, what stderr holds)
    cases = [
        (["version"], 0, r"^\d+\.\d+\.\d+$", "^$"),
        (["--help"], 0, "SUBCOMMANDS", "^$"),
        (["doctor", "--help"], 0, "Examine l’installation", "^$"),
        (["user", "add"], 2, "^$", "email"),
        (["nothing"], 2, "^$", "nothing"),
        (["restore", "--records", "a", "--keys", "b", "--identity", "c", "--master-key", "d"], 2, "^$", "--check"),
        (["doctor", "--database", "sqlite:/nowhere/reloref.sqlite"], 1, "^$", "/nowhere/reloref.sqlite"),
        (["doctor", "--database", "mysql://x"], 1, "^$", "mysql"),
        (["config"], 0, "RELOREF_DATABASE=", "Base de données"),
    ]
    for arguments, code, out, err in cases:
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=quiet() | {"LC_ALL": "fr_FR.UTF-8"})
        if done.returncode != code or not re.search(out, done.stdout.strip()) or not re.search(err, done.stderr.strip()):
            raise Failure(f"{' '.join(arguments)}: code {done.returncode}, stdout {done.stdout!r}, stderr {done.stderr!r}")
    english = subprocess.run([PROGRAM, "doctor", "--help"], capture_output=True, text=True, env=quiet() | {"LC_ALL": "en_GB.UTF-8"})
    if "Examines the installation" not in english.stdout:
        raise Failure(f"in an English terminal, doctor --help says: {english.stdout}")
    import_words()
    settings = {
        "RELOREF_DATABSE": (1, "RELOREF_DATABASE"), "RELOREF_MASTERKEY_FILE": (1, "RELOREF_MASTER_KEY_FILE"),
        "RELOREF_DATABASE": (0, ""),
    }
    for name, (code, nearest) in settings.items():
        done = subprocess.run(
            [PROGRAM, "config"], capture_output=True, text=True, env=quiet() | {name: "postgres://u:topsecret@h/d?password=hush"})
        if done.returncode != code or nearest not in done.stderr or "topsecret" in done.stdout or "hush" in done.stdout:
            raise Failure(f"config with {name}: code {done.returncode}, {done.stdout} {done.stderr}")
