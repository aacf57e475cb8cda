import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Households that the tests of the pages begin with, each with its code.
struct FileCases {
    let web: WebWorld
    let codes: [String: String]

    /// Yonas twice at Alice's site, Farid alone there, and Farid again in Charlie's association.
    init() async throws {
        web = try await WebWorld()
        var codes: [String: String] = [:]
        for (id, family, given, born, site, who) in [
            ("h1", "Tesfay", "Yonas", "1991", "s1", Cast.alice), ("h2", "Tesfai", "Yonass", "1991-01-20", "s1", .alice),
            ("h3", "Noori", "Farid", "1992-02-08", "s1", .alice),
            ("h4", "Noori", "Farid", "1992-02-08", "s3", .charlie),
        ] {
            let author = try await web.world.author(who)
            try web.world.vault.makeKeys(for: [id])
            codes[id] = try await web.world.store.write { tx in
                let identity = PersonalIdentity(
                    family: family, given: given, birth: PartialDate(text: born) ?? .unknown)
                let person = NewPerson(
                    identity, sex: .male, kinship: .reference,
                    protections: [.init(.refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"))])
                let new = NewHousehold(
                    id: id, site: site, referent: who.rawValue, openedOn: TestDay("2021-01-04"), persons: [person])
                return try tx.register(new, duplicatesIn: nil, by: author).code
            }
        }
        self.codes = codes
    }

    func code(_ id: String) -> String { codes[id] ?? "" }

    func head(_ id: String) async throws -> String {
        let author = try await web.world.author(id == "h4" ? .charlie : .alice)
        return try await web.world.store.read { tx in try tx.members(of: id, by: author).first?.id ?? "" }
    }
}

extension Page {
    /// The first value that an expression finds in what the page shows.
    func found(_ expression: some RegexComponent<(Substring, Substring)>) -> String? {
        main.firstMatch(of: expression).map { String($0.output.1) }
    }
}
