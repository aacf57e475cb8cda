import ArgumentParser
import Foundation
import Logging
import RelorefDemonstration
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Sert une démonstration : des personnes inventées, des chiffres exacts, une base jetable.",
            "Serves a demonstration: invented people, exact figures, a throw-away database."))

    enum Size: String, ExpressibleByArgument, CaseIterable { case s, m, l }

    @Option(
        help: hint(
            "Taille : s (le réseau), m (5 000 ménages), l (50 000).",
            "Size: s (the network), m (5,000 households), l (50,000).")) var size = Size.s
    @Option(
        help: hint(
            "Nombre de ménages, jusqu’à 1 000 000, à la place de la taille.",
            "Number of households, up to 1,000,000, instead of the size.")) var households: Int?
    @Option(
        help: hint(
            "Nombre d’offres de bailleurs en plus, mille par convention.",
            "Number of landlords' offers on top, a thousand for each agreement.")) var offers = 0
    @Option(help: hint("Graine du tirage.", "Seed of the drawing.")) var seed: UInt64 = 1
    @Option(help: hint("Le jour d’« aujourd’hui » (AAAA-MM-JJ).", "The day that is “today” (YYYY-MM-DD).")) var today:
        String?
    @Option(help: hint("Port d’écoute ; 0 pour un port libre.", "Port to listen on; 0 for a free one.")) var port = 8080
    @Option(
        help: hint(
            "Dossier de la base ; sans lui, un dossier provisoire.",
            "Folder of the database; without it, a temporary one.")) var directory: String?
    @Option(
        help: hint(
            "Écrit la base de démonstration dans FICHIER et s’arrête.",
            "Writes the demonstration's database to FILE and stops.")) var prepare: String?
    @Option(
        help: hint(
            "Base à remplir à la place : sqlite:FICHIER ou postgres://…",
            "Database to fill instead: sqlite:FILE or postgres://…")) var database: String?
    @Flag(help: hint("Annonce l’adresse et les comptes en JSON.", "Tells the address and the accounts as JSON."))
    var json = false

    func run() async throws {
        let file = try prepare ?? folder().appending(path: "reloref.sqlite").path
        let settings = try await Settings.load()
        let databases = try Databases.open(settings, database: database ?? "sqlite:" + file, creating: true)
        try await databases.migrate()
        let accounts = try await fill(databases)
        if prepare != nil {
            Talk.say("Base de démonstration écrite : \(file)")
            return
        }
        try await serve(databases, accounts, beside: file)
    }

    /// Text messages of the demonstration go into a folder beside its database, and nowhere else.
    private func spool(_ file: String) throws -> SpoolCarrier {
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "sms")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return SpoolCarrier(folder: folder.path)
    }

    /// Its mails do too, under the name of a domain that is nobody's.
    private func mailSpool(_ file: String) throws -> MailSpool? {
        guard let sender = MailAddress("reloref@demonstration.example") else { return nil }
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "mail")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return MailSpool(folder: folder.path, sender: sender)
    }

    /// Fills an empty database; one that is filled already is served as it is.
    private func fill(_ databases: Databases) async throws -> [DemoAccount] {
        let day = try today.map { text in
            guard let day = Day(iso: text) else { throw ValidationError("Jour attendu : AAAA-MM-JJ.") }
            return day
        }
        let demonstration = Demonstration(
            seed: seed, today: day ?? Composition.clockNow().day(in: "Europe/Paris"),
            size: households.map { .households($0) } ?? [.s: .s, .m: .m, .l: .l][size] ?? .s, offers: offers)
        let filled = try await databases.records.read { try $0.hasNetwork() }
        if filled { return try demonstration.accounts() }
        Talk.say("Création des données de démonstration…")
        let vault = databases.vault
        let passwords = Passwords(pepper: try vault.secret("pepper"))
        let result = try await demonstration.write(into: databases.records, vault: vault) {
            try await passwords.hash($0)
        }
        Talk.say("\(result.households) ménages inventés.")
        return result.accounts + result.otherAssociation
    }

    private func folder() throws -> URL {
        let folder =
            directory.map { URL(filePath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "reloref-demo-\(TimedID.new().suffix(8))")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    private func serve(_ databases: Databases, _ accounts: [DemoAccount], beside file: String) async throws {
        var web = WebSettings(
            secureCookies: false, version: ProductVersion.text,
            demonstrationAccounts: accounts.map {
                DemonstrationAccount(
                    role: $0.role, email: $0.email, place: $0.site ?? "", password: $0.password,
                    totpSecret: OneTimeCode.bytes($0.totpSecretBase32))
            })
        web.press = LetterPress.place("")
        web.backupMark = databases.files.backupMark
        web.publicOrigin = "http://127.0.0.1:\(port)"
        var log = Logger(label: "reloref")
        log.logLevel = .warning
        let services = try await Composition.services(
            databases, web: web, carrier: try spool(file), mail: try mailSpool(file), log: log)
        let asJSON = json
        try await Server.run(services, address: "127.0.0.1", port: port) { port in
            asJSON ? announceJSON(port, accounts) : announce(port, accounts)
        }
    }
}

/// The address and one account a role, for a person.
private func announce(_ port: Int, _ accounts: [DemoAccount]) {
    print("Reloref : http://127.0.0.1:\(port)")
    print("Mot de passe de tous les comptes : \(accounts.first?.password ?? "")")
    for account in accounts {
        let role = account.role.rawValue.padding(toLength: 20, withPad: " ", startingAt: 0)
        print("  \(role) \(account.email)  TOTP \(account.totpSecretBase32)  \(account.site ?? "tout le réseau")")
    }
    print("Un clic sur la page de connexion suffit. Ctrl-C arrête.")
    fflush(nil)
}

/// The same, for a program.
private func announceJSON(_ port: Int, _ accounts: [DemoAccount]) {
    struct Told: Encodable {
        let role: String, email: String, password: String, totp_secret: String, site: String?
    }
    struct Announcement: Encodable { let address: String, accounts: [Told], others: [Told] }
    func told(_ account: DemoAccount) -> Told {
        Told(
            role: account.role.rawValue, email: account.email, password: account.password,
            totp_secret: account.totpSecretBase32, site: account.site)
    }
    // One account a role: the first association's come first, the others' are told apart.
    var roles: Set<String> = []
    var (firsts, others): ([Told], [Told]) = ([], [])
    for account in accounts {
        if roles.insert(account.role.rawValue).inserted {
            firsts.append(told(account))
        } else {
            others.append(told(account))
        }
    }
    let announcement = Announcement(address: "http://127.0.0.1:\(port)", accounts: firsts, others: others)
    if let data = try? JSONEncoder().encode(announcement) { print(String(decoding: data, as: UTF8.self)) }
    fflush(nil)
}
