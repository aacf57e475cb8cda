import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Comptes des collègues.", subcommands: [Add.self, Disable.self, Reset.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ajoute un compte ; le mot de passe provisoire et le secret TOTP s’affichent une fois.")

        @Argument(help: "Adresse électronique.") var email: String
        @Option(help: "Nom affiché.") var name: String
        @Option(help: "Rôle : \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: String
        @Option(help: "Site (son identifiant ou son département). Sans lui, tout le réseau.") var site: String?
        @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

        func run() async throws {
            guard let role = Role(rawValue: role) else { throw ValidationError("Rôle inconnu : \(role).") }
            let databases = try Databases.open(try await Settings.load(), database: database)
            let secrets = try NewSecrets(databases)
            let (email, name, site) = (email.lowercased(), name, site)
            let now = Composition.clockNow()
            try await databases.records.write { tx in
                guard try tx.signInAccount(email: email) == nil else {
                    throw Failure("Un compte existe déjà pour \(email).")
                }
                let place = try site.map { wanted in
                    guard let found = try tx.site(named: wanted) else {
                        throw Failure("Aucun site « \(wanted) ». Donnez son identifiant ou son département.")
                    }
                    return found
                }
                try tx.insertAccount(
                    id: secrets.account, email: email, name: name, passwordHash: secrets.passwordHash,
                    totpSecret: secrets.sealedSecret, at: now)
                try tx.insert(
                    Grant(
                        role: role, association: place?.association, site: place?.site,
                        from: now.day(in: "Europe/Paris")),
                    id: TimedID.new(), account: secrets.account)
            }
            secrets.say()
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ferme un compte et toutes ses sessions.")

        @Argument(help: "Adresse électronique.") var email: String
        @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            let email = email.lowercased()
            let found = try await databases.records.write { try $0.disableAccount(email: email) }
            guard found else { throw Failure("Aucun compte ouvert pour \(email).") }
            Talk.say("Compte fermé, sessions terminées.")
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Donne un nouveau mot de passe provisoire et un nouveau secret TOTP.")

        @Argument(help: "Adresse électronique.") var email: String
        @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            let email = email.lowercased()
            guard let account = try await databases.records.read({ try $0.signInAccount(email: email) }) else {
                throw Failure("Aucun compte ouvert pour \(email).")
            }
            let secrets = try NewSecrets(databases, account: account.id)
            try await databases.records.write { tx in
                try tx.resetAccount(account.id, passwordHash: secrets.passwordHash, totpSecret: secrets.sealedSecret)
            }
            secrets.say()
        }
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
