import Configuration
import Foundation

/// What an operator configures, from the environment over a file, checked at start.
struct Settings: Sendable {
    /// One key: its name, what it means, its default, and whether it is hidden when printed.
    struct Key: Sendable {
        let name: String
        let meaning: String
        let fallback: String
        var isSecret = false

        /// `RELOREF_DATABASE` for `database`.
        var variable: String { "RELOREF_" + name.uppercased() }
    }

    static let keys = [
        Key(
            name: "database", meaning: "Base de données : sqlite:FICHIER ou postgres://…",
            fallback: "sqlite:reloref.sqlite"),
        Key(name: "keystore", meaning: "Base des clés, à part ; requise avec postgres://", fallback: ""),
        Key(name: "master_key_file", meaning: "Fichier de la clé maîtresse (0400)", fallback: ""),
        Key(name: "backup_mark", meaning: "Fichier qui dit la dernière sauvegarde", fallback: ""),
        Key(name: "port", meaning: "Port d’écoute", fallback: "8080"),
        Key(name: "address", meaning: "Adresse d’écoute", fallback: "127.0.0.1"),
        Key(name: "hosts", meaning: "Noms auxquels le serveur répond, séparés par des virgules", fallback: ""),
        Key(name: "secure_cookies", meaning: "Cookies réservés au HTTPS (true ou false)", fallback: "true"),
        Key(
            name: "proxies", meaning: "Adresses des mandataires (proxy) dont on croit l’en-tête X-Forwarded-For",
            fallback: ""),
        Key(
            name: "requests_per_minute", meaning: "Pages qu’un compte peut demander par minute ; 0 : sans limite",
            fallback: "1200"),
        Key(
            name: "scanner", meaning: "Prise de ClamAV (clamd) qui regarde les fichiers reçus ; vide : aucun",
            fallback: ""),
        Key(
            name: "chromium",
            meaning:
                "Chromium qui imprime les courriers en PDF : programme ou unix:PRISE ; vide : s’il est installé ; off : aucun",
            fallback: ""),
        Key(
            name: "sms",
            meaning: "Envoi des SMS : spool:DOSSIER (smstools) ou l’adresse https:// d’un opérateur ; vide : aucun",
            fallback: ""),
        Key(name: "sms_secret", meaning: "Secret partagé avec l’opérateur de SMS", fallback: "", isSecret: true),
        Key(
            name: "sms_private", meaning: "La passerelle de SMS peut être à une adresse privée (true ou false)",
            fallback: "false"),
        Key(
            name: "smtp",
            meaning:
                "Envoi des courriels : smtp://compte@serveur:587, smtps://… ou spool:DOSSIER ; vide : aucun",
            fallback: ""),
        Key(name: "smtp_sender", meaning: "Adresse d’expédition des courriels", fallback: ""),
        Key(name: "smtp_password_file", meaning: "Fichier du mot de passe SMTP (0400)", fallback: ""),
        Key(
            name: "smtp_tls", meaning: "required : chiffré ou rien ; none : en clair, vers cette machine seulement",
            fallback: "required"),
        Key(name: "smtp_ca", meaning: "Fichier des certificats auxquels croire ; vide : ceux du système", fallback: ""),
        Key(
            name: "smtp_mailbox",
            meaning:
                "Maildir de l’adresse d’expédition, où reviennent les courriels non remis ; vide : personne ne le lit",
            fallback: ""),
        Key(name: "checkpoints", meaning: "Dossier des points de contrôle signés du journal", fallback: ""),
        Key(
            name: "retention", meaning: "automatic : efface au terme ; review : liste seulement", fallback: "automatic"),
        Key(name: "config", meaning: "Fichier JSON de configuration", fallback: ""),
        Key(name: "log_level", meaning: "Détail du journal technique", fallback: "info"),
    ]

    let values: [String: String]

    subscript(key: String) -> String { values[key] ?? "" }

    /// A key that is a number, nought or more.
    func number(_ key: String) throws -> Int {
        guard let number = Int(self[key]), number >= 0 else {
            throw Failure("RELOREF_\(key.uppercased()) : un nombre est attendu, pas « \(self[key]) ».")
        }
        return number
    }

    /// Reads the environment and the file; an unknown key is an error that names the nearest one.
    static func load(environment: [String: String] = ProcessInfo.processInfo.environment) async throws -> Settings {
        try refuseUnknown(environment.keys.filter { $0.hasPrefix("RELOREF_") }, of: keys.map(\.variable))
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider(environmentVariables: environment)]
        if let file = environment["RELOREF_CONFIG"], !file.isEmpty {
            providers.append(try provider(file))
        }
        let reader = ConfigReader(providers: providers)
        var values: [String: String] = [:]
        for key in keys {
            values[key.name] = reader.string(
                forKey: ConfigKey(["reloref", key.name]), isSecret: key.isSecret, default: key.fallback)
        }
        if let folder = environment["CREDENTIALS_DIRECTORY"] { takeCredentials(folder, into: &values) }
        return Settings(values: values)
    }

    /// What systemd hands over in files (LoadCredential=): the master key by its path, addresses with a password by
    /// their text. What is set elsewhere wins.
    private static func takeCredentials(_ folder: String, into values: inout [String: String]) {
        for key in ["database", "keystore", "master_key_file", "smtp_password_file"] {
            let file = folder + "/reloref." + key
            guard values[key] == keys.first(where: { $0.name == key })?.fallback,
                let data = FileManager.default.contents(atPath: file)
            else { continue }
            values[key] =
                key.hasSuffix("_file")
                ? file : String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// What `reloref config` prints: addresses without passwords, secrets as points.
    var redacted: [(key: Key, value: String)] {
        Self.keys.map { key in
            (key, key.isSecret && !self[key.name].isEmpty ? "••••" : Self.withoutPassword(self[key.name]))
        }
    }

    /// `postgres://user:secret@host/db` → `postgres://user:••••@host/db`.
    static func withoutPassword(_ value: String) -> String {
        let value = withoutQueryPassword(value)
        guard let scheme = value.range(of: "://"), let at = value.lastIndex(of: "@"), at > scheme.upperBound,
            let colon = value[scheme.upperBound..<at].firstIndex(of: ":")
        else { return value }
        return value[...colon] + "••••" + value[at...]
    }

    /// `…?password=secret` → `…?password=••••`.
    private static func withoutQueryPassword(_ value: String) -> String {
        guard let start = value.range(of: "password=")?.upperBound else { return value }
        let rest = value[start...].drop { $0 != "&" && $0 != " " }
        return value[..<start] + "••••" + rest
    }

    private static func provider(_ file: String) throws -> InMemoryProvider {
        guard let data = FileManager.default.contents(atPath: file),
            let parsed = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let section = parsed["reloref"] as? [String: Any]
        else {
            throw Failure("Le fichier de configuration \(file) ne se lit pas : attendu {\"reloref\": {…}} en JSON.")
        }
        try refuseUnknown(section.keys.sorted(), of: keys.map(\.name))
        return InMemoryProvider(
            name: file,
            values: Dictionary(
                uniqueKeysWithValues: section.map { name, value in
                    (AbsoluteConfigKey(["reloref", name]), ConfigValue(stringLiteral: "\(value)"))
                }))
    }

    private static func refuseUnknown(_ found: [String], of known: [String]) throws {
        // The tests' own variables are not settings of the product.
        for name in found.sorted() where !known.contains(name) && !name.hasPrefix("RELOREF_TEST_") {
            let nearest = known.min { distance($0, name) < distance($1, name) } ?? ""
            throw Failure(
                told(
                    "Réglage inconnu : \(name). Vouliez-vous dire \(nearest) ?",
                    "Unknown setting: \(name). Did you mean \(nearest)?"))
        }
    }

    /// Edit distance between two names.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one.lowercased()), Array(other.lowercased()))
        var row = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in b.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (left == right ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}
