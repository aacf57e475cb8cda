import Foundation
import RelorefDemonstration
import RelorefDomain
import RelorefWeb

/// Somebody signed in, as a browser is: by password, then by the six digits.
struct Visitor {
    let port: Int
    let cookie: String

    init(_ account: DemoAccount, port: Int) throws {
        self.port = port
        let connection = try Connection(port: port, keepsBody: true)
        try connection.send(
            Request.post("/connexion", [("courriel", account.email), ("mot_de_passe", account.password)]))
        let half = try Visitor.cookie(connection.reply())
        try connection.send(Request.get("/connexion/code", cookie: half))
        let token = try Visitor.token(connection.reply().text)
        var reply = try Visitor.code(account, token, half, connection)
        if reply.status != 303 {
            // A code is used once (R4): the one of this half minute was, so the next is waited for.
            sleep(UInt32(31 - Int(Date().timeIntervalSince1970) % 30))
            // The server has closed the connection that was left waiting.
            reply = try Visitor.code(account, token, half, try Connection(port: port, keepsBody: true))
        }
        cookie = try Visitor.cookie(reply)
    }

    func page(_ path: String) throws -> String {
        let connection = try Connection(port: port, keepsBody: true)
        try connection.send(Request.get(path, cookie: cookie))
        let reply = try connection.reply()
        guard reply.status == 200 else { throw Failure("\(path) answers \(reply.status).") }
        return reply.text
    }

    /// The token that this session's forms carry.
    static func token(_ page: String) throws -> String {
        guard let found = page.firstMatch(of: /name="jeton" value="([^"]+)"/) else { throw Failure("No form token.") }
        return String(found.1)
    }

    private static func code(
        _ account: DemoAccount, _ token: String, _ cookie: String, _ connection: Connection
    ) throws -> Connection.Reply {
        let secret = OneTimeCode.bytes(account.totpSecretBase32)
        let code = OneTimeCode.code(secret: secret, step: Int(Date().timeIntervalSince1970 / 30))
        try connection.send(Request.post("/connexion/code", [("jeton", token), ("code", code)], cookie: cookie))
        return try connection.reply()
    }

    private static func cookie(_ reply: Connection.Reply) throws -> String {
        let lines = reply.head.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("set-cookie: ") }
        let cookies = lines.map { String($0.dropFirst("set-cookie: ".count).prefix { $0 != ";" }) }
        guard reply.status == 303, !cookies.isEmpty else { throw Failure("Signing in answers \(reply.status).") }
        return cookies.joined(separator: "; ")
    }
}
