import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// A small network behind the product's door: 70 households left a relay dwelling in 2008, 60 of them to a direct lease;
/// the other association has 3, all to a direct lease.
struct FigureNetwork {
    let web: WebWorld

    static let exits = 70
    static let directExits = 60
    static let unknownExits = 4
    static let otherExits = 3

    init() async throws {
        web = try await WebWorld()
        try await web.world.store.write { tx in try Self.write(tx) }
    }

    private static func write(_ tx: any Transaction) throws {
        try tx.insert(relay("relay-77", "77-014", site: "s1", departement: "77", places: 5))
        try tx.insert(relay("relay-69", "69-002", site: "s2", departement: "69", places: 3))
        try tx.insert(relay("relay-other", "77-900", site: "s3", departement: "77", places: 4))
        for number in 0..<exits {
            let exit: ExitType =
                number < directExits
                ? .directLeasePublic : number < directExits + unknownExits ? .unknown : .hostedByThirdParty
            let site = number.isMultiple(of: 2) ? "s1" : "s2"
            try leave(tx, number, site: site, dwelling: site == "s1" ? "relay-77" : "relay-69", exit)
        }
        for number in exits..<exits + otherExits {
            try leave(tx, number, site: "s3", dwelling: "relay-other", .directLeasePrivate)
        }
    }

    private static func relay(
        _ id: String, _ code: String, site: String, departement: String, places: Int
    ) -> Dwelling {
        Dwelling(
            id: id, code: code, site: site, usage: .relay, stock: .public, departement: departement, type: .t4,
            status: .inService, openingCapacity: places, serviceFrom: TestDay("2005-03-01"))
    }

    private static func leave(
        _ tx: any Transaction, _ number: Int, site: String, dwelling: String, _ exit: ExitType
    ) throws {
        let id = "household-\(number)"
        try tx.insert(
            Household(
                id: id, code: HouseholdCode(number: UInt64(number)).text, site: site, openedOn: TestDay("2007-01-01"),
                composition: .singleWoman, size: 1))
        try tx.insert(
            Accommodation(
                id: "stay-\(number)", household: id, site: site, kind: .relay, state: .ended, dwelling: dwelling,
                from: TestDay("2007-01-10"), to: TestDay("2008-02-01").adding(days: number), exitType: exit))
    }

    func browser(_ person: Cast) async throws -> Browser { try await web.browser(person) }

    /// The records change after a report was frozen: one exit turns out to be a direct lease.
    func correctOneExit() async throws {
        let author = try await web.world.author(.alice)
        try await web.world.store.write { tx in
            try tx.run("UPDATE accommodation SET exit_type = 'directLeasePrivate' WHERE id = 'stay-66'")
            try tx.journal("update", "accommodation", "stay-66", household: "household-66", by: author)
        }
    }
}

extension Page {
    /// How many rows the page's table has.
    var rowCount: Int { main.components(separatedBy: "<th scope=\"row\">").count - 1 }

    /// The lines of an exported list after its header and its columns' titles.
    var exportedRows: [String] {
        let lines = body.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        guard let gap = lines.firstIndex(of: "\"\"") else { return [] }
        return lines.dropFirst(gap + 2).filter { !$0.isEmpty }
    }
}
