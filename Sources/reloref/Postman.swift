import Foundation
import RelorefDomain
import RelorefWeb

/// What an operator has set up to carry mails.
enum Postman {
    /// Nil for nothing.
    ///
    /// - Throws: `Failure` with what to write instead.
    static func carrier(_ settings: Settings) throws -> (any MailCarrier)? {
        let way = settings["smtp"]
        if way.isEmpty { return nil }
        guard let sender = MailAddress(settings["smtp_sender"]) else {
            throw Failure("RELOREF_SMTP_SENDER : une adresse est attendue, comme reloref@association.example.")
        }
        guard !settings["hosts"].isEmpty else {
            throw Failure("RELOREF_HOSTS : le premier nom est celui des liens dans les courriels, écrivez-le.")
        }
        guard way.hasPrefix("spool:") else { return try server(settings, sender) }
        let folder = String(way.dropFirst("spool:".count))
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw Failure("RELOREF_SMTP : le dossier \(folder) n’existe pas ou ne s’écrit pas.")
        }
        return MailSpool(folder: folder, sender: sender)
    }

    /// The mailbox that mails are sent from, as a Maildir in which reports on mails that did not arrive lie; nil for none.
    ///
    /// - Throws: `Failure` when it cannot be read and emptied.
    static func mailbox(_ settings: Settings) throws -> String? {
        let folder = settings["smtp_mailbox"]
        if folder.isEmpty { return nil }
        for part in ["new", "cur"] where !FileManager.default.isWritableFile(atPath: "\(folder)/\(part)") {
            throw Failure(
                "RELOREF_SMTP_MAILBOX : \(folder)/\(part) n’existe pas ou ne s’écrit pas ; attendu : un Maildir.")
        }
        return folder
    }

    /// What stands before the paths in mails: the first of our names.
    static func origin(_ settings: Settings) -> String {
        let name = settings["hosts"].split(separator: ",").first.map { $0.filter { $0 != " " }.lowercased() }
        return "\(settings["secure_cookies"] == "false" ? "http" : "https")://\(name ?? "localhost")"
    }

    private static func server(_ settings: Settings, _ sender: MailAddress) throws -> SMTPCarrier {
        let tls = settings["smtp_tls"]
        guard ["required", "none"].contains(tls) else {
            throw Failure("RELOREF_SMTP_TLS : attendu required ou none, pas « \(tls) ».")
        }
        do {
            let server = try MailServer(
                settings["smtp"], isPlain: tls == "none", password: try password(settings),
                authorities: settings["smtp_ca"])
            return SMTPCarrier(server, sender: sender)
        } catch let wrong as MailServer.Wrong {
            throw Failure(sentence(wrong))
        }
    }

    private static func password(_ settings: Settings) throws -> String {
        let file = settings["smtp_password_file"]
        if file.isEmpty { return "" }
        guard let data = FileManager.default.contents(atPath: file), !data.isEmpty else {
            throw Failure("RELOREF_SMTP_PASSWORD_FILE : \(file) ne se lit pas ou est vide.")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private static func sentence(_ wrong: MailServer.Wrong) -> String {
        switch wrong {
        case .address: "RELOREF_SMTP : attendu smtp://compte@serveur:587, smtps://serveur ou spool:DOSSIER."
        case .passwordInAddress:
            "RELOREF_SMTP : pas de mot de passe dans l’adresse, mettez-le dans un fichier (RELOREF_SMTP_PASSWORD_FILE)."
        case .noPassword: "RELOREF_SMTP_PASSWORD_FILE : un compte est nommé, son mot de passe manque."
        case .plainOutside: "RELOREF_SMTP_TLS=none : seulement vers un serveur de cette machine (127.0.0.1)."
        }
    }
}
