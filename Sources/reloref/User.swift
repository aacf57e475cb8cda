import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told("Comptes des collègues.", "Colleagues’ accounts."),
        discussion: told(
            "Serveur arrêté seulement, avec SQLite : pendant qu’il travaille, l’administration invite depuis /admin/comptes.",
            "With SQLite only while the server is stopped: while it works, the administration invites from /admin/comptes."
        ),
        subcommands: [Add.self, Disable.self, Reset.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Ajoute un compte ; le mot de passe provisoire et le secret TOTP s’affichent une fois.",
                "Adds an account; the provisional password and the TOTP secret are printed once."))

        @Argument(help: hint("Adresse électronique.", "E-mail address.")) var email: String
        @Option(help: hint("Nom affiché.", "Name shown.")) var name: String
        @Option(
            help: ArgumentHelp(told("Rôle : ", "Role: ") + Role.allCases.map(\.rawValue).joined(separator: ", ") + "."))
        var role: String
        @Option(
            help: hint(
                "Site (son identifiant ou son département). Sans lui, tout le réseau.",
                "Site (its id or its département). Without it, the whole network."))
        var site: String?
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw ValidationError(told("Rôle inconnu : \(role).", "Unknown role: \(role)."))
            }
            guard email.contains("@") else {
                throw ValidationError(
                    told("Adresse attendue : prenom@association.fr.", "Expected: name@association.org."))
            }
            let databases = try Databases.open(try await Settings.load(), database: database)
            try await databases.refuseOtherSchema()
            let author = try await Operator.author(databases)
            let secrets = try NewSecrets(databases)
            let (email, name, site) = (email.lowercased(), name, site)
            try await databases.records.write { tx in
                guard try !tx.hasAccount(email: email) else {
                    throw Failure(
                        told("Un compte existe déjà pour \(email).", "An account exists already for \(email)."))
                }
                let place = try site.map { try Self.place($0, tx) }
                let grant = Grant(
                    role: role, association: place?.association.id, site: place?.site.id, from: author.today)
                try tx.addAccount(
                    id: secrets.account, email: email, name: name, grant: grant, passwordHash: secrets.passwordHash,
                    totpSecret: secrets.sealedSecret, by: author)
            }
            secrets.say()
        }

        /// The one site that is meant; several are told with their ids.
        private static func place(
            _ wanted: String, _ tx: any Transaction
        ) throws -> (association: AssociationLine, site: SiteLine) {
            let found = try tx.sites(named: wanted)
            if let only = found.first, found.count == 1 { return only }
            let list = found.map {
                "\n  \($0.site.id)  \($0.site.name) (\($0.site.departement)), \($0.association.name)"
            }.joined()
            throw Failure(
                found.isEmpty
                    ? told(
                        "Aucun site « \(wanted) ». Donnez son identifiant, son nom ou son département.",
                        "No site “\(wanted)”. Give its id, its name or its département.")
                    : told(
                        "Plusieurs sites pour « \(wanted) » : donnez l’identifiant de l’un d’eux.\(list)",
                        "Several sites for “\(wanted)”: give the id of one of them.\(list)"))
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told("Ferme un compte et toutes ses sessions.", "Shuts an account and all its sessions."))

        @Argument(help: hint("Adresse électronique.", "E-mail address.")) var email: String
        @Flag(help: dryRunHelp) var dryRun = false
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            let email = email.lowercased()
            if dryRun { return try await User.look(email, try await Settings.load(), database) }
            let databases = try Databases.open(try await Settings.load(), database: database)
            let author = try await Operator.author(databases)
            let found = try await databases.records.write { try $0.disableAccount(email: email, by: author) }
            guard found else { throw User.unknown(email) }
            Talk.say(told("Compte fermé, sessions terminées.", "Account shut, sessions ended."))
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Donne un nouveau mot de passe provisoire et un nouveau secret TOTP.",
                "Gives a new provisional password and a new TOTP secret."),
            discussion: told(
                "Pour qui a perdu téléphone et codes de secours. Vérifiez d’abord son identité à deux.",
                "For somebody who lost phone and recovery codes. First make sure, two of you, who it is."))

        @Argument(help: hint("Adresse électronique.", "E-mail address.")) var email: String
        @Flag(help: dryRunHelp) var dryRun = false
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            let email = email.lowercased()
            if dryRun { return try await User.look(email, try await Settings.load(), database) }
            let databases = try Databases.open(try await Settings.load(), database: database)
            let author = try await Operator.author(databases)
            guard let account = try await databases.records.read({ try $0.signInAccount(email: email) }) else {
                throw User.unknown(email)
            }
            let secrets = try NewSecrets(databases, account: account.id)
            try await databases.records.write { tx in
                try tx.resetAccount(account.id, passwordHash: secrets.passwordHash, totpSecret: secrets.sealedSecret)
                try tx.journal("reset", "account", account.id, by: author)
            }
            secrets.say()
        }
    }

    fileprivate static func unknown(_ email: String) -> Failure {
        Failure(told("Aucun compte ouvert pour \(email).", "No open account for \(email)."))
    }

    /// Says which account would be changed, and how many sessions would end.
    fileprivate static func look(_ email: String, _ settings: Settings, _ database: String?) async throws {
        let databases = try Databases.look(settings, database: database)
        let found = try await databases.records.read { tx in
            try tx.signInAccount(email: email).map { try tx.sessionCount(of: $0.id) }
        }
        guard let found else { throw unknown(email) }
        print("account=\(email) sessions=\(found)")
        sayNothingWritten()
    }
}

/// A provisional password and a second-factor secret, made here and shown once.
private struct NewSecrets {
    let account: String
    let password: String
    let passwordHash: String
    let sealedSecret: [UInt8]
    private let secret: [UInt8]

    init(_ databases: Databases, account: String = TimedID.new()) throws {
        self.account = account
        let vault = databases.vault
        password = String(SessionKeeper.newToken().prefix(20))
        passwordHash = try Passwords(pepper: try vault.secret("pepper")).hashNow(password)
        var generator = SystemRandomNumberGenerator()
        secret = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        sealedSecret = try AccountSecrets.seal(OneTimeCode.base32(secret), of: account, vault: vault)
    }

    func say() {
        print("password=\(password)")
        print("totp_secret=\(OneTimeCode.base32(secret))")
    }
}
