import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb

/// A household at Melun whose every personal field holds a word that is nowhere else: where it turns up, it leaked.
struct CanaryWorld {
    /// What is in a file and nobody without the file may read.
    static let words = [
        "Qanarifam", "Qanarigiv", "کناری", "Qanarialias", "Qanarispell", "0199000042", "qanari@example.org",
        "Qanarinote",
        "Qanarimotif", "Qanarirue", "Qanariexpect", "Qanaripiste", "990 000 123 456 789 042", "990000123456789042",
    ]
    /// Turkmenistan, as it is labelled: seen by the referent and the head alone.
    static let nationality = "TM"

    let web: WebWorld
    let code: String

    init(_ web: WebWorld) async throws {
        self.web = web
        let world = web.world
        try world.vault.makeKeys(for: ["c1"])
        let alice = try await world.author(.alice)
        code = try await world.store.write { tx in
            let dwelling = Dwelling(
                id: "cd", code: "77-900", site: "s1", usage: .relay, stock: .public, commune: "77288",
                departement: "77",
                type: .t3, surfaceTenths: 700, status: .inService, openingCapacity: 4,
                serviceFrom: TestDay("2019-02-01"))
            try tx.insert(dwelling)
            try tx.setAddress(
                DwellingAddress(street: "9 rue Qanarirue", postalCode: "77000"), of: dwelling, vault: world.vault)
            let identity = PersonalIdentity(
                family: "Qanarifam", given: "Qanarigiv", originalScript: "کناری", aliases: ["Qanarialias"],
                birth: PartialDate(text: "1984-09-03") ?? .unknown,
                spellings: ["caf:Qanarispell"].compactMap { SystemSpelling($0) })
            let new = NewHousehold(
                id: "c1", site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
                persons: [
                    NewPerson(
                        identity, sex: .male, kinship: .reference,
                        protections: [.init(.refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"))])
                ])
            let household = try tx.register(new, duplicatesIn: nil, by: alice)
            let person = try tx.members(of: "c1", by: alice)[0].person
            try tx.setProfile(
                PersonalProfile(
                    nationalities: [Self.nationality], languages: ["tuk"], phone: "0199000042",
                    email: "qanari@example.org"),
                of: person, by: alice)
            try tx.addNote("Qanarinote", to: "c1", level: .team, checkedBy: FreeText(keywords: []), by: alice)
            try tx.closeFile("c1", on: TestDay("2026-01-05"), reason: "lost", by: alice)
            try tx.reopenFile("c1", reason: "Qanarimotif", by: alice)
            try tx.expectRelative(
                ExpectedRelative(
                    .child, identity: PersonalIdentity(family: "Qanariexpect", given: "", birth: .unknown)),
                in: "c1", by: alice)
            try tx.recordRequest(
                NewSocialRequest(
                    number: RegistrationNumber("990000123456789042"), departement: "77",
                    filedOn: TestDay("2025-12-15")),
                for: "c1", by: alice)
            try tx.keepLead(
                NewLead(.owner, on: TestDay("2026-11-02"), words: .init(contact: "Qanaripiste")), for: "c1",
                checkedBy: FreeText(keywords: []), by: alice)
            return household.code
        }
    }

    /// Addresses that a route of the table has in this world: the file's own code wherever a code is asked for.
    func paths(of route: Route) -> String {
        "/"
            + route.pattern.split(separator: "/").map { part in
                switch part {
                case ":code": route.pattern.hasPrefix("/logements") ? "77-900" : code
                case ":id" where route.pattern.hasPrefix("/indicateurs"): "menages-accompagnes"
                default: part.hasPrefix(":") ? "c1" : String(part)
                }
            }.joined(separator: "/")
    }
}
