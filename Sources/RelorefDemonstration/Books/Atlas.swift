import RelorefDomain
import RelorefRecords

/// Real communes by département, and false streets.
struct Atlas: Sendable {
    struct Commune: Sendable, Hashable {
        /// INSEE code.
        let code: String
        let name: String
        let postalCode: String
    }

    /// A département with what a generator needs of it.
    struct Departement: Sendable {
        let code: String
        let name: String
        let communes: [Commune]
        /// Relay dwellings opened there in the leaflet's network; the weight in any other.
        let weight: Int
    }

    /// Those of the demonstration's map first, then every other one whose communes are known.
    let departements: [Departement]
    private let streets: [String]

    init() throws {
        var communes: [String: [Commune]] = [:]
        for row in try ReferenceTable("communes").rows {
            let commune = Commune(code: row["insee_code"], name: row["name"], postalCode: row["postal_code"])
            communes[row["departement"], default: []].append(commune)
        }
        let names = try ReferenceTable("departements").rows.map { ($0["code"], $0["name"]) }
        let shown = Set(Atlas.relayCounts.map(\.0))
        let others = names.map(\.0).filter { !shown.contains($0) && communes[$0] != nil }.map { ($0, 4) }
        let named = Dictionary(names, uniquingKeysWith: { first, _ in first })
        departements = (Atlas.relayCounts + others).map { code, weight in
            Departement(code: code, name: named[code] ?? code, communes: communes[code] ?? [], weight: weight)
        }
        streets = try ReferenceTable("demonstration_streets").rows.map { $0["name"] }
    }

    /// A false address; the number keeps two dwellings of one commune apart (V44).
    func address(_ commune: Commune, _ dice: inout Dice) -> DwellingAddress {
        let street = dice.one(of: streets, or: "rue du Verger")
        let building = dice.chance(60) ? "bât. \(dice.one(of: ["A", "B", "C", "D"], or: "A"))" : ""
        let lot = "étage \(dice.number(0, 9)), porte \(dice.number(1, 499))"
        return DwellingAddress(
            street: "\(dice.number(1, 148)) \(street)", complement: building, postalCode: commune.postalCode, lot: lot)
    }

    func commune(of departement: Departement, _ dice: inout Dice) -> Commune {
        dice.one(of: departement.communes, or: Commune(code: departement.code + "001", name: "", postalCode: ""))
    }

    private static let relayCounts: [(String, Int)] = [
        ("13", 9), ("31", 7), ("33", 6), ("35", 7), ("38", 6), ("44", 7), ("45", 6), ("59", 10), ("63", 4), ("67", 8),
        ("69", 16), ("76", 8), ("77", 11), ("78", 6), ("91", 9), ("92", 7), ("93", 14), ("94", 10), ("95", 8),
    ]
}
