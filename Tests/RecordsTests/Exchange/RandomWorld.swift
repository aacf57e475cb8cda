import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// Writes households with awkward lives into a register: single names, dates known in part, several scripts, past
/// identities, transfers, returns, slid leases, births, two associations. The same for one seed.
struct RandomWorld {
    let tx: any Transaction
    let author: Author
    var numbers: RandomNumbers
    private(set) var serial = 0

    init(_ tx: any Transaction, _ author: Author, seed: Int) {
        self.tx = tx
        self.author = author
        numbers = RandomNumbers(seed: seed)
    }

    static let sites = ["s1", "s2", "s3"]

    mutating func id(_ prefix: String) -> String {
        serial += 1
        return "\(prefix)\(serial)"
    }

    /// Half of the records have a name from another system, with signs that a CSV file has to quote.
    mutating func externalID(_ prefix: String) -> String? {
        numbers.chance(50) ? numbers.one(of: ["\(prefix)-", "\(prefix), ", "\(prefix);\"é\" "]) + "\(serial)" : nil
    }

    mutating func day(_ from: String, plus days: ClosedRange<Int>) -> Day {
        TestDay(from).adding(days: Int.random(in: days, using: &numbers))
    }

    mutating func fill(households: Int) throws {
        try network()
        for _ in 0..<households { try household() }
    }

    private mutating func network() throws {
        try tx.insertAssociation(id: "a1", name: "Association du Relais", externalID: "REL")
        try tx.insertAssociation(id: "a2", name: "Maison « des » Arrivants, \"Provins\"")
        try tx.insertSite(id: "s1", association: "a1", name: "Melun", departement: "77")
        try tx.insertSite(
            id: "s2", association: "a1", name: "Saint-Denis", departement: "974", timeZone: "Indian/Reunion")
        try tx.insertSite(id: "s3", association: "a2", name: "Bastia", departement: "2B", externalID: "BAS")
        try author.vault.makeKeys(for: RandomWorld.sites.map { "site:" + $0 })
        for kind in [CentreKind.cada, .cph, .legacyShelter] {
            let centre = Centre(
                id: id("c"), name: "Centre \(kind.rawValue)", kind: kind, operatorName: "Opérateur, l’un",
                departement: "77", commune: numbers.chance(50) ? "77288" : nil,
                site: numbers.chance(50) ? "s1" : nil, openedOn: day("1999-01-01", plus: 0...900),
                externalID: externalID("DNA"))
            try tx.insert(centre)
            try tx.insertCentreCapacity(
                id: id("cc"), centre: centre.id, from: day("2004-01-01", plus: 0...9), places: 60)
            try tx.insertCentreCapacity(
                id: id("cc"), centre: centre.id, from: day("2007-01-01", plus: 0...9), places: 80)
        }
        try partners()
    }

    private mutating func household() throws {
        let isClosed = numbers.chance(50)
        let opened = day("2004-01-01", plus: 0...3_000)
        let site = numbers.one(of: RandomWorld.sites)
        let members = Int.random(in: 1...5, using: &numbers)
        let number = UInt64.random(in: 0...60_000_000, using: &numbers)
        let household = Household(
            id: id("h"), code: HouseholdCode(number: number &* 31 &+ UInt64(serial)).text, site: site, openedOn: opened,
            closedOn: isClosed ? opened.adding(days: 1_500) : nil,
            closeReason: isClosed ? numbers.one(of: ["housed", "moved, abroad"]) : nil,
            composition: numbers.one(of: CompositionKind.allCases.filter { $0 != .unaccompaniedMinor }), size: members,
            confidential: false, postal: numbers.one(of: [nil, .dwelling, .domiciliation, .without]),
            externalID: externalID("H"))
        try author.vault.makeKeys(for: [household.id])
        try tx.insert(household)
        for index in 0..<members { try person(of: household, isReference: index == 0) }
        try consents(household)
        try relatives(of: household)
        try homes(of: household)
        let other = try tx.row("SELECT figure_id FROM household WHERE id <> \(household.id) ORDER BY id LIMIT 1")
        if let other, numbers.chance(15) {
            try tx.run("UPDATE household SET figure_id = \(try other.text("figure_id")) WHERE id = \(household.id)")
        }
    }

    private mutating func relatives(of household: Household) throws {
        for kinship in [Kinship.spouse, .child] where numbers.chance(25) {
            let relative = id("em")
            let identity = PersonalIdentity(family: "N'Diaye; Awa", given: "", birth: .unknown)
            let slot = SealSlot(owner: household.id, table: "expected_member", row: relative)
            try tx.insert(
                "expected_member",
                [
                    "id": relative, "household_id": household.id, "kinship": kinship,
                    "birth_year": numbers.chance(50) ? 1990 : nil,
                    "expected_on": numbers.chance(50) ? household.openedOn.adding(days: 900) : nil,
                    "sealed": numbers.chance(50) ? try author.vault.seal(identity, slot) : nil,
                ])
        }
    }

    private mutating func consents(_ household: Household) throws {
        for kind in ConsentKind.allCases where numbers.chance(30) {
            let given = household.openedOn.adding(days: 3)
            try tx.insert(
                Consent(
                    id: id("k"), household: household.id, kind: kind, givenOn: given,
                    withdrawnOn: numbers.chance(30) ? given.adding(days: 90) : nil))
        }
        guard numbers.chance(60) else { return }
        let note = id("n")
        let text = numbers.one(of: ["Visite faite.\nTout va bien.", "« Rappeler » ; le 3, à 9 h", "شكرا"])
        let sealed = try author.vault.seal(
            SealedText(text), SealSlot(owner: household.id, table: "note", row: note))
        try tx.insert(
            "note",
            [
                "id": note, "household_id": household.id, "author_id": author.actor.id,
                "level": numbers.one(of: [NoteLevel.team, .network]),
                "at": Moment(startOf: household.openedOn, in: "Europe/Paris").adding(seconds: serial), "sealed": sealed,
            ])
    }
}
