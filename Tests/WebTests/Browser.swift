import Foundation
import Crypto
import Hummingbird
import HTTPTypes
import Logging
import NIOCore
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb

/// A page as it came back, with what a test looks at.
struct Page {
    let status: Int
    let headers: HTTPFields
    let body: String

    var location: String? { headers[.location] }
    /// What stands between `<main …>` and `</main>`.
    var main: Substring {
        guard let start = body.range(of: "<main"), let end = body.range(of: "</main>") else { return "" }
        return body[start.lowerBound..<end.upperBound]
    }

    func shows(_ text: String) -> Bool { main.contains(text) }
}

/// A browser without a socket: it keeps cookies, sends a form's hidden fields, and goes through the whole door.
final class Browser {
    let services: Services
    private let responder: Front<RouterResponder<AppContext>>
    private var cookies: [String: String] = [:]
    private var csrf = ""

    init(_ services: Services, inFlight: InFlight = InFlight()) {
        self.services = services
        responder = Frame.responder(services, inFlight: inFlight)
    }

    func get(_ path: String) async throws -> Page { try await send(.get, path, fields: nil) }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
        try await send(.post, path, fields: fields + [("jeton", csrf)])
    }

    /// Sends a form and follows where it leads.
    func submit(_ path: String, _ fields: [(String, String)]) async throws -> Page {
        let answer = try await post(path, fields)
        guard let location = answer.location else { return answer }
        // A place on the page is the browser's own business.
        return try await get(String(location.prefix { $0 != "#" }))
    }

    /// Sends a form with files, as a browser does.
    func upload(
        _ path: String, _ fields: [(String, String)] = [], files: [(field: String, name: String, bytes: [UInt8])]
    ) async throws -> Page {
        let boundary = "----ReloReftest7MA4YWxk"
        var body: [UInt8] = []
        for (name, value) in fields + [("jeton", csrf)] {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; ".utf8
            body += "filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream\r\n\r\n".utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--\(boundary)--\r\n".utf8
        return try await send(.post, path, fields: nil, raw: ("multipart/form-data; boundary=\(boundary)", body))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, fields: [(String, String)]?, extra: HTTPFields = [:],
        host: String = "127.0.0.1:8080", raw: (type: String, bytes: [UInt8])? = nil
    ) async throws -> Page {
        var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path)
        head.headerFields = extra
        head.headerFields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        var bytes = ByteBuffer()
        if let fields {
            head.headerFields[.contentType] = "application/x-www-form-urlencoded"
            bytes.writeString(
                fields.map { "\(FormFields.encode($0.0))=\(FormFields.encode($0.1))" }.joined(separator: "&"))
        }
        if let raw {
            head.headerFields[.contentType] = raw.type
            bytes.writeBytes(raw.bytes)
        }
        let request = Request(head: head, body: RequestBody(buffer: bytes))
        let response = try await responder.respond(to: request, context: AppContext(logger: services.log))
        return try await read(response)
    }

    private func read(_ response: Response) async throws -> Page {
        for field in response.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair.count > 1 && !pair[1].isEmpty ? String(pair[1]) : nil
        }
        let writer = CollectingWriter()
        try await response.body.write(writer)
        let page = Page(
            status: response.status.code, headers: response.headers, body: String(buffer: writer.collected))
        if let match = page.body.firstMatch(of: /name="jeton" value="([^"]+)"/) { csrf = String(match.1) }
        return page
    }

    /// In as somebody of the cast: password, then the six digits.
    func signIn(_ person: Cast) async throws {
        _ = try await post("/connexion", [("courriel", person.email), ("mot_de_passe", WebWorld.password)])
        _ = try await get("/connexion/code")
        let step = Int(services.now().milliseconds / 30_000)
        let code = OneTimeCode.code(secret: WebWorld.secret, step: step)
        _ = try await post("/connexion/code", [("code", code)])
        _ = try await get("/aide")
    }
}

private final class CollectingWriter: ResponseBodyWriter {
    nonisolated(unsafe) var collected = ByteBuffer()
    func write(_ buffer: ByteBuffer) async throws { collected.writeImmutableBuffer(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// The world of the tests behind the product's own door.
struct WebWorld {
    static let password = "une phrase de passe longue"
    static let pepper = [UInt8](repeating: 3, count: 32)
    static let secret: [UInt8] = Array("12345678901234567890".utf8)

    let world: World
    let services: Services
    /// Tells how many hashes of passwords were computed.
    let hashes: Tally

    /// - Parameters:
    ///   - keepingJournal: off for a test that changes the journal behind the triggers.
    ///   - behind: what stands between the pages and the records, for a test of a store that fails.
    ///   - now: the pages' clock; the world's midnight unless a test needs another hour.
    ///   - log: where the technical log goes; nowhere unless a test reads it.
    init(
        _ engine: Engine = .sqliteMemory, keepingJournal: Bool = true, behind: (any Store) -> any Store = { $0 },
        settings: WebSettings = WebSettings(secureCookies: false), carrier: (any MessageCarrier)? = nil,
        mail: (any MailCarrier)? = nil, now: Moment? = nil,
        log: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) async throws {
        let world = try await World(engine, keepingJournal: keepingJournal)
        self.world = world
        let access = try await engine.store()
        try await access.migrate(AccessJournal.migrations)
        try await ReferenceData.load(into: world.store)
        let hashes = Tally()
        self.hashes = hashes
        let passwords = Passwords(pepper: Self.pepper, cost: .test) { hashes.add("hash") }
        let hash = try await passwords.hash(Self.password)
        for person in Cast.allCases {
            let secret = try AccountSecrets.seal(
                OneTimeCode.base32(Self.secret), of: person.rawValue, vault: world.vault)
            try await world.store.write {
                try $0.resetAccount(person.rawValue, passwordHash: hash, totpSecret: secret)
            }
        }
        let counter = Counter()
        services = Services(
            store: behind(world.store), access: AccessJournal(access), vault: world.vault, now: { now ?? world.now },
            newID: { Self.id(counter.next()) }, passwords: passwords, catalogue: try .shipped(),
            labels: try await .load(from: world.store), settings: settings, carrier: carrier, mail: mail,
            log: log)
    }

    /// An id of the product's own length.
    private static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    /// A new browser, signed in as somebody. The tests' clock stands still, so a code used before is allowed again.
    func browser(_ person: Cast? = nil) async throws -> Browser {
        let browser = Browser(services)
        guard let person else { return browser }
        try await world.store.write { tx in
            _ = try tx.run("UPDATE account SET totp_last_step = NULL WHERE id = \(person.rawValue)")
        }
        try await browser.signIn(person)
        return browser
    }
}
