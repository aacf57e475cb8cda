import Foundation

/// Where mails are handed over, as an operator writes it: `smtp://user@host:587` or `smtps://host`.
package struct MailServer: Sendable, Hashable {
    package enum Wrong: Error, Hashable, Sendable {
        /// Neither smtp:// nor smtps://, or no name.
        case address
        /// A password stands in the address: it belongs in a file.
        case passwordInAddress
        /// A user without a password.
        case noPassword
        /// The line would be in the open, and the server is not on this machine.
        case plainOutside
    }

    /// Without user, password and path.
    let address: String
    let user: String?
    let password: String?
    /// A file of certificates that are believed instead of the system's.
    let authorities: String?
    let isPlain: Bool

    /// - Parameters:
    ///   - isPlain: nothing is encrypted; for a server on this machine alone.
    ///   - password: what the password's file holds; empty for none.
    ///   - authorities: empty for the system's.
    package init(_ written: String, isPlain: Bool, password: String, authorities: String) throws(Wrong) {
        guard let parts = URLComponents(string: written), let host = parts.host, !host.isEmpty,
            ["smtp", "smtps"].contains(parts.scheme), ["", "/"].contains(parts.path), parts.query == nil,
            parts.fragment == nil
        else { throw .address }
        if parts.password != nil { throw .passwordInAddress }
        if let user = parts.user, !user.isEmpty {
            guard !password.isEmpty else { throw .noPassword }
            (self.user, self.password) = (user, password)
        } else {
            (user, self.password) = (nil, nil)
        }
        let isHere = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        if isPlain, parts.scheme == "smtp", !isHere { throw .plainOutside }
        self.isPlain = isPlain && parts.scheme == "smtp"
        self.authorities = authorities.isEmpty ? nil : authorities
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        address = "\(parts.scheme ?? "smtp")://\(name)\(parts.port.map { ":\($0)" } ?? Self.port(parts.scheme))"
    }

    /// Submission (RFC 6409, RFC 8314) where no port is written.
    private static func port(_ scheme: String?) -> String { scheme == "smtps" ? ":465" : ":587" }
}
