import Foundation
import HTTPTypes
import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// T8 and T21: words that stand in one file's sealed fields alone, looked for on every page of every role and in the log.
struct FieldLeakTests {
    private func sent(_ route: Route, _ canaries: CanaryWorld, by browser: Browser) async throws -> Page {
        let path = canaries.paths(of: route)
        guard route.method == .post, route.pattern != "/deconnexion" else { return try await browser.get(path) }
        return try await browser.post(path, [("q", "qanari"), ("texte", ""), ("sujet", "c1"), ("code", canaries.code)])
    }

    @Test(arguments: [Cast.charlie, .dora, .félix, .noé])
    func `no personal word reaches who may not open the file`(person: Cast) async throws {
        let canaries = try await CanaryWorld(WebWorld())
        let browser = try await canaries.web.browser(person)
        let stock = try await canaries.web.world.actor(person).stock.covers("s1")
        for route in RouteTable.all where route.pattern != "/deconnexion" {
            let page = try await sent(route, canaries, by: browser)
            let text = page.body + page.headers.map { "\($0)" }.joined()
            for word in CanaryWorld.words where !(stock && word == "Qanarirue") {
                #expect(
                    !text.localizedCaseInsensitiveContains(word), "\(person) \(route.method) \(route.pattern): \(word)")
            }
        }
    }

    /// The control: the same look finds the words for those who may read them, so it can see.
    @Test func `the same look finds the words on the pages of the file’s own team`() async throws {
        let canaries = try await CanaryWorld(WebWorld())
        let browser = try await canaries.web.browser(.alice)
        var seen: Set<String> = []
        for route in RouteTable.all where route.pattern != "/deconnexion" {
            let text = try await sent(route, canaries, by: browser).body
            seen.formUnion(CanaryWorld.words.filter { text.contains($0) })
        }
        #expect(
            seen.isSuperset(of: [
                "Qanarifam", "Qanarigiv", "کناری", "Qanarinote", "Qanarimotif", "Qanarirue", "0199000042",
                "Qanaripiste",
                "990 000 123 456 789 042",
            ]))
    }

    @Test func `nationality is shown to the referent and the head alone`() async throws {
        let canaries = try await CanaryWorld(WebWorld())
        for (person, sees) in [(Cast.alice, true), (.hélène, true), (.bob, false)] {
            let browser = try await canaries.web.browser(person)
            var shown = false
            for part in HouseholdPart.allCases {
                let page = try await browser.get(Link.household(canaries.code, part).path)
                shown = page.shows("Turkménistan") || shown
            }
            #expect(shown == sees, "\(person)")
        }
    }

    @Test func `no personal word reaches the log, whatever goes wrong`() async throws {
        let lines = LoggedLines()
        var log = Logger(label: "test", factory: { _ in KeepingLog(lines: lines) })
        log.logLevel = .trace
        let canaries = try await CanaryWorld(WebWorld(log: log))
        let browser = try await canaries.web.browser(.alice)
        for route in RouteTable.all where route.pattern != "/deconnexion" {
            _ = try await sent(route, canaries, by: browser)
        }
        for path in ["/Qanarifam", "/menages/Qanarifam", "/menages?q=Qanarifam", "/logements/Qanarirue?x=Qanarinote"] {
            _ = try await browser.get(path)
        }
        // Pages that break in the middle: the tables they read are gone.
        try await canaries.web.world.store.write { _ = try $0.run("ALTER TABLE note RENAME TO gone") }
        #expect(try await browser.get("/menages/\(canaries.code)").status == 500)
        #expect(
            try await browser.post("/menages/\(canaries.code)/notes", [("texte", "Qanarinote"), ("niveau", "team")])
                .status == 500)
        let text = lines.text
        #expect(text.contains("request failed"))
        for word in CanaryWorld.words + [canaries.code] { #expect(!text.contains(word), "\(word)") }
    }
}

/// What was logged, as one text.
private final class LoggedLines: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
}

private struct KeepingLog: LogHandler {
    let lines: LoggedLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(
        level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String, file: String,
        function: String, line: UInt
    ) {
        lines.add("\(message) \(metadata ?? [:]) \(self.metadata)")
    }
}
