import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The family of `WorkWorld`, and the page that Alice made for it.
struct HandedPage {
    let work: WorkWorld
    let alice: Browser
    let file: String
    let path: String

    init(_ language: String = "fa") async throws {
        work = try await WorkWorld()
        file = "/menages/\(try await work.code("h1"))"
        alice = try await work.web.browser(.alice)
        let sheet = try await alice.submit("\(file)/page", [("langue", language), ("telephone", "01 99 00 12 12")])
        let code = try #require(sheet.body.firstMatch(of: />([B-Z]{4}(?:-[B-Z]{4}){3})</)).1
        path = "/r/\(code)"
    }

    func telephone() -> Browser { Browser(work.web.services) }

    /// A telephone that passed the check.
    func opened(_ language: String = "fa") async throws -> Browser {
        let phone = telephone()
        _ = try await phone.post(path, [("lettres", "hos"), ("langue", language)])
        return phone
    }

    func count(_ condition: String) async throws -> Int {
        try await work.web.world.store.read {
            try $0.row(Query(unbound: "SELECT count(*) AS n FROM \(condition)"))?.int("n") ?? -1
        }
    }
}
