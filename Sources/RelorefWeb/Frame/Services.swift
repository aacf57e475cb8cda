package import Logging
package import RelorefDomain
package import RelorefRecords
package import RelorefStorage

/// Everything that a page may need, handed over once at start: nothing is global.
package struct Services: Sendable {
    package let store: any Store
    package let access: AccessJournal
    package let vault: Vault
    /// Finds people by name, in memory alone.
    package let names: NameDirectory
    /// Figures that were counted before.
    package let figures: FigureBook
    /// Pages that were written, and files that were read, a moment ago.
    package let pages = KeptPages.pages()
    package let files = KeptFiles.files()
    let threads = KeptThreads.threads()
    let besideFiles = KeptBeside.beside()
    let dueCounts = DueCounts()
    /// Imports that are being looked at or run.
    package let imports: ImportDesk
    package let now: @Sendable () -> Moment
    package let newID: @Sendable () -> String
    package let passwords: Passwords
    package let catalogue: Catalogue
    package let labels: Labels
    package let sessions: SessionKeeper
    package let settings: WebSettings
    /// What each account may still ask for in this minute.
    package let budget: RequestBudget
    /// Prints letters to PDF, where a Chromium is installed.
    package let press: LetterPress
    /// Carries text messages out, where an operator has set one up.
    package let carrier: (any MessageCarrier)?
    /// Carries mails out, where an operator has set up a way.
    package let mail: (any MailCarrier)?
    /// Sendings with files are read a few at a time: each is held in memory several times over (R64).
    package let sendings = InFlight(limit: 3)
    package let log: Logger

    package init(
        store: any Store, access: AccessJournal, vault: Vault, now: @escaping @Sendable () -> Moment,
        newID: @escaping @Sendable () -> String, passwords: Passwords, catalogue: Catalogue, labels: Labels,
        settings: WebSettings, carrier: (any MessageCarrier)? = nil, mail: (any MailCarrier)? = nil, log: Logger
    ) {
        self.store = store
        self.access = access
        self.vault = vault
        self.names = NameDirectory(vault: vault)
        self.figures = FigureBook(store: store, now: now)
        self.imports = ImportDesk()
        self.now = now
        self.newID = newID
        self.passwords = passwords
        self.catalogue = catalogue
        self.labels = labels
        self.sessions = SessionKeeper(store: store)
        self.settings = settings
        self.budget = RequestBudget(perMinute: settings.requestsPerMinute)
        self.press = LetterPress(settings.press)
        self.carrier = carrier
        self.mail = mail
        self.log = log
    }

    /// The legal day: deadlines are Paris's unless a site says otherwise (V94).
    package func today() -> Day { now().day(in: "Europe/Paris") }
}

/// What an operator decides about the pages.
package struct WebSettings: Sendable, Hashable {
    /// Names that the server answers to; any other is refused (R16). Empty: loopback names only.
    package var hosts: [String]
    /// Cookies travel on HTTPS only; off for a demonstration on plain loopback.
    package var secureCookies: Bool
    package var version: String
    /// Proxies whose word on where a request comes from is believed (`X-Forwarded-For`).
    package var proxies: [String]
    /// What one account may ask for in a minute (R63); nought: without a limit.
    package var requestsPerMinute: Int
    /// Shows the demonstration's banner and its accounts on the sign-in page.
    package var demonstrationAccounts: [DemonstrationAccount]
    /// Where the Chromium is that prints letters to PDF.
    package var press: LetterPress.Place?
    /// Looks at what is sent before it is kept; nil where the installation has none.
    package var scanner: VirusScanner?
    /// What stands before a path in a link that leaves by mail: "https://reloref.example".
    package var publicOrigin = "http://127.0.0.1:8080"
    /// The file that says when the last backup was made.
    package var backupMark: String?

    package init(
        hosts: [String] = [], secureCookies: Bool = true, version: String = "0.1.0",
        proxies: [String] = [], requestsPerMinute: Int = 1_200,
        demonstrationAccounts: [DemonstrationAccount] = []
    ) {
        self.hosts = hosts
        self.secureCookies = secureCookies
        self.version = version
        self.proxies = proxies
        self.requestsPerMinute = requestsPerMinute
        self.demonstrationAccounts = demonstrationAccounts
    }
}

/// An invented account of the demonstration, shown on its sign-in page.
package struct DemonstrationAccount: Sendable, Hashable {
    package let role: Role
    package let email: String
    package let place: String
    package let password: String
    package let totpSecret: [UInt8]

    package init(role: Role, email: String, place: String = "", password: String, totpSecret: [UInt8]) {
        self.role = role
        self.email = email
        self.place = place
        self.password = password
        self.totpSecret = totpSecret
    }
}
