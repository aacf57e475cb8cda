/// Reads a Cookie header.
enum Cookies {
    static func read(_ header: String) -> [String: String] {
        var cookies: [String: String] = [:]
        for part in header.split(separator: ";").prefix(50) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            cookies[halves[0].filter { $0 != " " }] = String(halves[1])
        }
        return cookies
    }
}

/// The session's cookie: bound to this host and to HTTPS, unless a demonstration runs on plain loopback.
enum SessionCookie {
    static func name(_ services: Services) -> String {
        services.settings.secureCookies ? "__Host-reloref" : "reloref"
    }

    static func set(_ token: String, _ services: Services) -> String {
        "\(name(services))=\(token); Path=/; HttpOnly; SameSite=Lax\(services.settings.secureCookies ? "; Secure" : "")"
    }

    static func clear(_ services: Services) -> String { set("", services) + "; Max-Age=0" }
}
