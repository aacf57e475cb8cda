"""Mails: a server that asks for encryption and a password is found by `doctor`, a notice leaves by it for the owner of an
account; the demonstration's go into its folder."""
import base64
import email
import email.policy
import re
import socket
import ssl
import subprocess
import threading
import time

from demo import PROGRAM, Demo, Failure, end_with_us, quiet, run_program
from harness import alone
from person import Person

NEW_PASSWORD = "verger ardoise campanule"


class Peer:
    """A mail server of this machine: STARTTLS, then a password, then one mail after another; it keeps what it was told."""

    def __init__(self, folder, password):
        self.authority = folder / "authority.pem"
        key = folder / "key.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
             "2", "-subj", "/CN=mail.example", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out",
             self.authority], check=True, capture_output=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.authority, key)
        self.password, self.mails, self.in_clear, self.refused = password, [], [], 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            try:
                self.talk(client)
            except OSError:
                pass
            finally:
                client.close()

    def close(self):
        self.socket.close()

    def talk(self, client):
        client.settimeout(10)
        client.sendall(b"220 mail.example\r\n")
        lines, is_encrypted, is_known = client.makefile("rb"), False, False
        while line := lines.readline():
            said = line.decode().strip()
            word = said.split(" ")[0].upper()
            if not is_encrypted:
                self.in_clear.append(said)
            if word == "EHLO":
                client.sendall(b"250-mail.example\r\n250 " + (b"AUTH PLAIN" if is_encrypted else b"STARTTLS") + b"\r\n")
            elif word == "STARTTLS":
                client.sendall(b"220 go on\r\n")
                client, is_encrypted = self.context.wrap_socket(client, server_side=True), True
                lines = client.makefile("rb")
            elif word == "AUTH":
                token = said.split(" ")[2] if len(said.split(" ")) > 2 else None
                if token is None:
                    client.sendall(b"334 \r\n")
                    token = lines.readline().decode().strip()
                is_known = base64.b64decode(token).split(b"\0")[-1].decode() == self.password
                self.refused += not is_known
                client.sendall(b"235 fine\r\n" if is_known else b"535 5.7.8 wrong\r\n")
            elif word == "DATA":
                client.sendall(b"354 go on\r\n")
                written = b""
                while (part := lines.readline()) not in (b".\r\n", b""):
                    written += part[1:] if part.startswith(b".") else part
                self.mails.append(written)
                client.sendall(b"250 taken\r\n")
            elif word == "QUIT":
                client.sendall(b"221 bye\r\n")
                return
            else:
                client.sendall(b"250 fine\r\n" if is_known else b"530 sign in first\r\n")


def settings(peer, folder, password, authority=None):
    """The environment of a server that sends its mails to the peer."""
    secret = folder / "smtp-password"
    secret.write_text(password + "\n")
    secret.chmod(0o600)
    return quiet() | {
        "RELOREF_SMTP": f"smtp://reloref@127.0.0.1:{peer.port}", "RELOREF_SMTP_SENDER": "reloref@reseau.example",
        "RELOREF_SMTP_PASSWORD_FILE": str(secret), "RELOREF_SMTP_CA": str(authority or peer.authority),
        "RELOREF_HOSTS": "127.0.0.1", "RELOREF_SECURE_COOKIES": "false"}


def examined(database, environment):
    """The line of `doctor` about mails."""
    done = subprocess.run(
        [PROGRAM, "doctor", "--database", database], capture_output=True, text=True, env=environment, timeout=120)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if "smtp" in line]
    return "\n".join(lines)


@alone
def check_mail_server_is_found_and_used(_, browser):
    """Encrypted and signed in, or not at all; a changed password is told to its owner by a mail that holds none."""
    demo = Demo(size="s")
    data = demo.folder / "data"
    data.mkdir(mode=0o700)
    database = f"sqlite:{data}/reloref.sqlite"
    peer = Peer(demo.folder, "secret du courrier")
    try:
        run_program("demo", "--prepare", data / "reloref.sqlite")
        right = settings(peer, demo.folder, "secret du courrier")
        if "smtp://reloref@127.0.0.1" not in (said := examined(database, right)) or "RELOREF_SMTP" in said:
            raise Failure(f"doctor does not find the mail server: {said}")
        shown = subprocess.run([PROGRAM, "config"], capture_output=True, text=True, env=right).stdout
        if "secret du courrier" in shown or "RELOREF_SMTP_SENDER=reloref@reseau.example" not in shown:
            raise Failure(f"config shows a secret, or not what is set: {shown}")
        wrong = examined(database, settings(peer, demo.folder, "autre chose"))
        if "535" not in wrong or peer.refused == 0:
            raise Failure(f"doctor takes a wrong password for a right one: {wrong}")
        stranger = examined(database, right | {"RELOREF_SMTP_CA": "/etc/ssl/certs/ca-certificates.crt"})
        if "RELOREF_SMTP" not in stranger:
            raise Failure(f"doctor believes a certificate that nobody vouches for: {stranger}")
        if peer.mails:
            raise Failure("doctor sent a mail")
        serve_and_change_password(demo, browser, database, settings(peer, demo.folder, "secret du courrier"), peer)
    finally:
        peer.close()
        demo.remove()


def serve_and_change_password(demo, browser, database, environment, peer):
    """A served installation, in which somebody chooses another password; the notice arrives by the encrypted line."""
    demo.start()  # Only for its accounts: the same data are served afterwards, with mails.
    demo.stop()
    with demo.log.open("ab") as log:
        demo.process = subprocess.Popen(
            [PROGRAM, "serve", "--database", database, "--port", str(demo.port)], stdout=log, stderr=log,
            env=environment, preexec_fn=end_with_us)
    demo.wait_until_alive()
    person = Person(browser, demo, "referent")
    change_password(person, demo.accounts["referent"])
    end = time.monotonic() + 40
    while not peer.mails and time.monotonic() < end:
        time.sleep(0.25)
    if not peer.mails:
        raise Failure(f"no mail arrived within 40 s; the server said:\n{demo.tail()}")
    mail = email.message_from_bytes(peer.mails[0], policy=email.policy.default)
    body = mail.get_content()
    if "vient de changer" not in body or NEW_PASSWORD in body or "http://127.0.0.1/connexion" not in body:
        raise Failure(f"the notice is not what it should be:\n{body}")
    if mail["From"] != "Reloref <reloref@reseau.example>" or mail["Auto-Submitted"] != "auto-generated":
        raise Failure(f"the head of the mail is not what it should be: {mail.items()}")
    if mail["Subject"] != "Reloref\u00a0: un changement sur votre compte" or mail["List-Unsubscribe"]:
        raise Failure(f"the subject of the mail is {mail['Subject']!r}")
    spoken = [line for line in peer.in_clear if line.split(" ")[0].upper() not in ("EHLO", "STARTTLS", "QUIT")]
    if spoken:
        raise Failure(f"said in clear: {spoken}")


def change_password(person, account):
    person.goto("/compte")
    person.page.locator("summary", has_text="Changer le mot de passe").click()
    person.page.locator("[name=actuel]").fill(account.password)
    for field in person.page.locator("form[action='/compte/mot-de-passe'] input[type=password]").all():
        if field.get_attribute("name") != "actuel":
            field.fill(NEW_PASSWORD)
    person.submit("form[action='/compte/mot-de-passe'] button.btn")
    if "mot de passe est changé" not in person.page.locator("body").inner_text():
        raise Failure("the password is not changed:\n" + person.page.locator("main").inner_text())


def check_morning_mail_is_a_choice(demo, browser):
    """Off until one asks for it, on one's own account; on a telephone, in both languages, and without a script."""
    bob = Person(browser, demo, "relayManager", width=360, javascript=False)
    for asked, said in [("Le recevoir", "Il vous est envoyé à"), ("Ne plus le recevoir", "Il ne vous est pas envoyé")]:
        bob.goto("/compte#courriel")
        bob.page.locator("#courriel").get_by_role("button", name=asked).click()
        bob.settle()
        if said not in bob.page.locator("#courriel").inner_text():
            raise Failure(f"{asked}: " + bob.page.locator("#courriel").inner_text())
    alice = Person(browser, demo, "referent")
    alice.goto("/compte")
    alice.picture("morning-mail", 1280)
    alice.picture("morning-mail", 360)


def check_landlord_is_asked_by_mail(demo, browser):
    """What it says stands there first; a wrong address is said beside its field; the mail goes to the demonstration's folder."""
    alice = Person(browser, demo, "referent")
    follow_up_to_ask_about(alice)
    alice.picture("landlord-mail", 1280)
    alice.picture("landlord-mail", 360)
    alice.expected.add(422)
    alice.page.locator("[name=adresse]").fill("agence")
    alice.submit("main form .acts button.btn")
    if "Une adresse est attendue" not in alice.page.locator("main").inner_text():
        raise Failure("a wrong address is taken:\n" + alice.page.locator("main").inner_text())
    alice.page.locator("[name=adresse]").fill("agence@exemple.fr")
    alice.submit("main form .acts button.btn")
    said = alice.page.locator("main").inner_text()
    if "Courriel prêt" not in said:
        raise Failure("the mail is not ready:\n" + said)
    if "dans la minute" in said:
        mail = mail_in(demo.folder / "data" / "mail")
        if mail["To"].strip("<>") != "agence@exemple.fr" or "/loyer/" not in mail.get_content():
            raise Failure(f"the mail is not what it should be: {mail.as_string()}")


def follow_up_to_ask_about(person):
    """The form by which a landlord is asked, of the first follow-up with a month to ask about."""
    person.goto("/visites")
    links = [link.get_attribute("href") for link in person.page.locator("main a[href*='/menages/']").all()]
    for code in dict.fromkeys(re.search(r"/menages/([A-Z0-9]+)", link).group(1) for link in links):
        person.goto(f"/menages/{code}/suivi")
        if (asking := person.page.locator("a[href*='courriel-bailleur']")).count():
            asking.first.click()
            return person.settle()
    raise Failure("no follow-up has a month to ask the landlord about")


def mail_in(folder, seconds=30):
    """The mail that comes into a folder, to a landlord."""
    for _ in range(seconds * 4):
        for file in folder.glob("*.eml"):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if "agence" in mail["To"]:
                return mail
        time.sleep(0.25)
    raise Failure(f"nothing came into {folder} within {seconds} s")
