package import HTTPTypes
package import RelorefDomain
package import RelorefHTML

/// A refusal (400 and above) of a route that writes: what the act had written already is taken back, and the answer
/// says why.
struct TakenBack: Error {
    let answer: Answer
}

/// What goes back: a page, a way elsewhere, a file. The frame adds the headers that every answer carries.
package struct Answer: Sendable {
    package var status: HTTPResponse.Status
    package var contentType: String
    package var body: [UInt8]
    package var location: String?
    package var fileName: String?
    /// How many lines of records a file takes away: a long one waits for a second person.
    package var lines = 0
    package var setCookies: [String] = []
    package var retryAfter: Int?
    package var refreshAfter: Int?
    /// A fingerprint in the name makes it safe to keep for ever; anything else is never kept.
    package var isImmutable = false
    /// The households whose files this page opens: journalled before the page leaves.
    package var openedHouseholds: [String] = []
    package var clearsSiteData = false
    package private(set) var isSandboxed = false
    /// Whether what pages keep in the browser goes as well.
    package var clearsStorage = false
    /// The name of the one policy by which this page may load a program from an address (Trusted Types); nil: none.
    package var trustedPolicy: String?
    /// Which version of what a telephone keeps this is.
    package var shellVersion: String?
    /// Until when a household's telephone may keep this page.
    package var keptUntil: Moment?

    package init(status: HTTPResponse.Status = .ok, contentType: String, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    package static func page(_ h: HTML, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, contentType: "text/html; charset=utf-8", body: h.bytes)
    }

    /// After a write: the browser asks for the page with a GET (303).
    package static func redirect(to link: Link, saying flash: Flash? = nil) -> Answer {
        var answer = Answer(status: .seeOther, contentType: "text/html; charset=utf-8", body: [])
        answer.location = link.path
        if let flash { answer.setCookies.append(flash.cookie) }
        return answer
    }

    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    package static func file(_ name: String, type: String, _ bytes: [UInt8]) -> Answer {
        var answer = Answer(contentType: type, body: bytes)
        answer.fileName = name
        return answer
    }

    /// A file that somebody sent once: saved, never shown by the browser within the site, and without any right (R55).
    package static func sandboxed(_ name: String, _ type: String, _ bytes: [UInt8]) -> Answer {
        var answer = file(name, type: type, bytes)
        answer.isSandboxed = true
        return answer
    }

    package func opening(_ household: String) -> Answer {
        var answer = self
        answer.openedHouseholds.append(household)
        return answer
    }
}

/// One sentence for the next page, with an undo where there is one. Carries no name: codes and dates only.
package struct Flash: Sendable, Hashable {
    package enum Tone: String, Sendable { case done, warn, bad }
    package let tone: Tone
    package let sentence: String
    /// Where the undo button posts.
    package let undo: String?

    package init(_ sentence: String, tone: Tone = .done, undo: Link? = nil) {
        self.tone = tone
        self.sentence = sentence
        self.undo = undo?.path
    }

    static let cookieName = "reloref-message"

    var cookie: String {
        let value = [tone.rawValue, sentence, undo ?? ""].map(FormFields.encode).joined(separator: "&")
        return "\(Self.cookieName)=\(value); Path=/; Max-Age=60; HttpOnly; SameSite=Lax"
    }

    init?(cookieValue: String) {
        let parts = cookieValue.split(separator: "&", omittingEmptySubsequences: false)
            .map { FormFields(encoded: Array("v=\($0)".utf8))["v"] }
        guard parts.count == 3, let tone = Tone(rawValue: parts[0]) else { return nil }
        self.tone = tone
        sentence = parts[1]
        undo = parts[2].isEmpty || !parts[2].hasPrefix("/") || parts[2].hasPrefix("//") ? nil : parts[2]
    }
}
