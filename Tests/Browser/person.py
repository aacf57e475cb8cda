"""One person at one screen: does what a person can do, counts it, and notices what a person would complain about."""
import contextlib
import os
import pathlib
import re
import time
import urllib.parse

from axe_playwright_python.sync_playwright import Axe

from demo import ROOT, Failure

PICTURES = ROOT / ".build/test-results/pictures"
AXE = Axe()
# Structure is the same in every look; only these can change with it.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
# Kept by the page, because a report about one page must not be lost when the next one loads.
LISTEN_FOR_VIOLATIONS = """addEventListener('securitypolicyviolation', event =>
    console.error('CSP ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));"""


def launch(playwright):
    """Debian's Chromium; its sandbox is given up only for root, for whom it does not start."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)


class Person:
    """Counts I (interactions), F (fields typed into), P (page loads, half for a swapped fragment) and T (seconds)."""

    def __init__(self, browser, demo, role=None, width=1280, height=800, touch=False, javascript=True,
                 language="fr-FR", axe=True, signed_in=True):
        self.demo, self.role, self.browser, self.language = demo, role, browser, language[:2]
        self.checks_axe = axe and javascript  # axe is a script: without JavaScript the crawl covers the page instead
        self.interactions, self.pages, self.characters = 0, 0.0, 0
        self.fields, self.complaints, self.visited, self.expected = set(), [], [], set()
        self.unseen, self.leaving = 0, False
        self.overhead = 0.0
        key = (role, language[:2])
        state = demo.sessions.get(key) if role and signed_in else None
        self.context = browser.new_context(
            base_url=demo.address, viewport={"width": width, "height": height}, has_touch=touch,
            is_mobile=touch, java_script_enabled=javascript, locale=language, timezone_id="Europe/Paris",
            storage_state=state)
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(LISTEN_FOR_VIOLATIONS)
        self.page = self.context.new_page()
        self.watch(self.page)
        if role and signed_in and state is None:
            self.sign_in()
            self.speak(language[:2])
            demo.sessions[key] = self.context.storage_state()
        self.start_counting()

    def start_counting(self):
        """Forgets what was counted so far: a journey begins here."""
        self.interactions, self.pages, self.characters, self.fields = 0, 0.0, 0, set()
        self.overhead, self.began = 0.0, time.monotonic()

    @property
    def seconds(self):
        """Wall time of the journey without what only the checks do."""
        return time.monotonic() - self.began - self.overhead

    # What a person does

    def goto(self, path):
        """Opens an address, as from a bookmark."""
        answer = self.page.goto(path)
        self.settle()
        return answer

    def click(self, target):
        self.interactions += 1
        self.find(target).click()
        self.settle()

    def tap(self, target):
        self.interactions += 1
        self.find(target).tap()
        for _ in range(20):  # the click that a touch becomes comes later, unlike a mouse's
            if self.unseen:
                break
            self.page.wait_for_timeout(10)
        self.settle()

    def press(self, keys, target=None):
        """One key or chord ("Enter", "Control+K"), in a field or wherever the focus is."""
        self.interactions += 1
        self.find(target).press(keys) if target is not None else self.page.keyboard.press(keys)
        self.settle()

    def submit(self, target="main form [type=submit]"):
        self.click(target)

    def type(self, target, text):
        """Replaces what a field holds; the field counts once however often it is typed into."""
        field = self.find(target)
        self.count_field(field, text)
        field.fill(text)
        self.settle()

    def type_slowly(self, text):
        """Types key by key wherever the focus is, for what reacts while one types."""
        self.count_field(self.page.locator(":focus"), text)
        self.page.keyboard.type(text, delay=15)
        self.settle()

    def select(self, target, label):
        self.interactions += 1
        self.find(target).select_option(label=label)
        self.settle()

    def check(self, target, on=True):
        self.interactions += 1
        self.find(target).set_checked(on)
        self.settle()

    def speak(self, code):
        """Chooses the language of the interface, when the account's own is another one."""
        if self.page.locator("html").get_attribute("lang") != code:
            self.click(f"form[action='/langue'] button[value={code}] >> visible=true")

    def sign_in(self, account=None):
        """Mail address and password, then the one-time code."""
        self.goto("/connexion")
        self.identify(account)

    def identify(self, account=None):
        """On the sign-in page that the browser shows already."""
        account = account or self.account
        self.type("#courriel", account.email)
        self.type("#mot_de_passe", account.password)
        self.press("Enter", "#mot_de_passe")
        if urllib.parse.urlsplit(self.page.url).path != "/connexion/code":
            raise Failure(f"after the password of {account.role}, expected /connexion/code, not {self.page.url}")
        self.type("#code", account.code())
        self.press("Enter", "#code")
        if urllib.parse.urlsplit(self.page.url).path.startswith("/connexion"):
            raise Failure(f"the one-time code of {account.role} was not accepted: {self.text('main')[:200]}")

    # What a person sees

    @property
    def account(self):
        if self.role not in self.demo.accounts:
            raise Failure(f"the demonstration has no account «{self.role}», only {', '.join(self.demo.accounts)}")
        return self.demo.accounts[self.role]

    def text(self, target="main"):
        return self.find(target).inner_text()

    def sees(self, words, target="main"):
        """Fails unless the words are on the page; spaces of every width are alike."""
        shown = re.sub(r"\s+", " ", self.text(target))
        if re.sub(r"\s+", " ", words) not in shown:
            raise Failure(f"«{words}» is not on {self.page.url}: {shown[:300]}")

    def picture(self, name, width=None):
        """A screenshot of the whole page in .build/test-results/pictures; widths of use: 1280 and 360."""
        before, clock = self.page.viewport_size, time.monotonic()
        if width:
            self.page.set_viewport_size({"width": width, "height": 800 if width > 600 else 740})
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}{f'-{width}' if width else ''}.png"
        self.page.screenshot(path=path, full_page=True)
        self.page.set_viewport_size(before)
        self.overhead += time.monotonic() - clock
        return pathlib.Path(path)

    def axe(self, looks=("light",)):
        """Every accessibility violation of the page, in each look: light, dark, forced (high contrast); more and more-dark
        are those of whoever asks the browser for more contrast, where words have 7 to 1."""
        clock = time.monotonic()
        for look in looks:
            more = look.startswith("more")
            self.page.emulate_media(color_scheme="dark" if look.endswith("dark") else "light",
                                    forced_colors="active" if look == "forced" else "none",
                                    contrast="more" if more else "no-preference")
            options = {"resultTypes": ["violations"]}
            if look != "light":
                options["runOnly"] = {"type": "rule", "values": RULES_OF_COLOUR + (["color-contrast-enhanced"] if more else [])}
            if more:
                options["rules"] = {"color-contrast-enhanced": {"enabled": True}}
            for violation in AXE.run(self.page, options=options).response["violations"]:
                nodes = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
                self.complaints.append(
                    f"axe, {look}: {violation['id']} ({violation['help']}) at {nodes} on {self.page.url}")
        self.page.emulate_media(color_scheme="light", forced_colors="none", contrast="no-preference")
        self.overhead += time.monotonic() - clock

    @contextlib.contextmanager
    def expecting(self, *statuses):
        """Inside, a page that answers one of these statuses (404, 409, 422 …) is what the journey wants to see."""
        before, self.expected = self.expected, self.expected | set(statuses)
        yield
        self.expected = before

    # What is counted and noticed by itself

    def watch(self, page):
        page.on("pageerror", lambda error: self.complaints.append(f"script error on {page.url}: {error}"))
        page.on("console", self.hear)
        page.on("request", lambda request: self.notice_request(page, request))
        page.on("response", lambda response: self.notice_response(page, response))
        page.on("framenavigated", lambda frame: self.arrive(page, frame))
        page.on("requestfailed", lambda request: self.arrive(page, request.frame) if request.is_navigation_request() else None)
        page.on("websocket", lambda socket: self.notice_address(socket.url.replace("ws", "http", 1)))

    def hear(self, message):
        told_by_response = "the server responded with a status of" in message.text
        if message.type == "error" and not told_by_response:
            self.complaints.append(f"console error on {self.page.url}: {message.text}")

    def notice_request(self, page, request):
        self.notice_address(request.url)
        if "csp" in request.resource_type.lower():
            self.complaints.append(f"CSP report from {page.url}: {request.post_data}")
        if request.is_navigation_request() and request.frame == page.main_frame and request.redirected_from is None:
            self.pages += 1
            self.unseen += 1
            self.leaving = True

    def notice_address(self, address):
        if address.startswith(("data:", "blob:", "about:")):
            return
        parts = urllib.parse.urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != self.demo.address:
            self.complaints.append(f"request to another origin: {address}")

    def notice_response(self, page, response):
        request = response.request
        if request.resource_type in ("fetch", "xhr") and "html" in response.headers.get("content-type", ""):
            self.pages += 0.5
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{request.method} {response.url} answered {response.status}")

    def arrive(self, page, frame):
        if frame == page.main_frame:
            self.leaving = False

    def settle(self):
        """Waits for the page that an act leads to, and looks at each page once."""
        self.page.wait_for_timeout(10)  # lets the events of this act arrive
        patience = time.monotonic() + 5
        while self.leaving and time.monotonic() < patience:
            self.page.wait_for_timeout(10)
        self.page.wait_for_load_state("load")
        if self.unseen:
            self.unseen = 0
            self.visited.append(self.page.url)
            if self.checks_axe:
                self.axe()

    def find(self, target):
        return self.page.locator(target) if isinstance(target, str) else target

    def count_field(self, field, text):
        self.characters += len(text)
        label = field.evaluate("field => field.name || field.id || field.getAttribute('aria-label')")
        self.fields.add((urllib.parse.urlsplit(self.page.url).path, label))

    def leave(self):
        self.context.close()
