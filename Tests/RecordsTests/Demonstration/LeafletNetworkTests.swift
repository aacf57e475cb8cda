import RelorefDemonstration
import RelorefStorage
import RelorefTesting
import Testing

/// The demonstration's figures, counted by SQL of the test's own.
@Suite struct LeafletNetworkTests {
    @Test(arguments: Engine.available)
    func `the network of 2004 to 2009 has every figure of the leaflet`(engine: Engine) async throws {
        let room = try await DemonstrationRoom(engine)
        let counted = try await room.counted()
        #expect(counted == .leaflet)
        #expect(counted.households == 1_016 && counted.persons == 3_378)
        #expect(counted.perennial + counted.relay == 971)
    }

    @Test func `the second exact solution comes out exact too`() async throws {
        let room = try await DemonstrationRoom(.sqliteMemory, plan: .alternative, seed: 2)
        #expect(try await room.counted() == .alternative)
    }

    @Test func `at every exit of 2004 to 2009 it is known whether the household works`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        let unknown = try await room.count(
            """
            SELECT count(*) AS n FROM accommodation AS stay
            WHERE \(Past.exit) AND NOT \(Past.isEmployed) AND \(Past.hasUnknownAdult)
            """)
        let partly = try await room.count(
            "SELECT count(*) AS n FROM accommodation AS stay WHERE \(Past.exit) AND \(Past.hasUnknownAdult)")
        #expect(unknown == 0)
        #expect(partly > 0 && partly < 63)
    }

    @Test func `Seine-et-Marne is the worked example`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        #expect(
            try await room.count(
                """
                SELECT count(*) AS n FROM dwelling
                WHERE \(Past.opened) AND departement = '77' AND service_from >= '2006-01-01'
                """) == 11)
        #expect(
            try await room.count("SELECT count(*) AS n FROM dwelling WHERE \(Past.opened) AND departement = '77'") == 11
        )
        let cadas: Query =
            """
            FROM centre JOIN centre_capacity ON centre_id = centre.id
            WHERE kind = 'cada' AND departement = '77' AND name LIKE 'CADA de %'
            """
        #expect(try await room.count("SELECT count(*) AS n \(cadas) AND opened_on < '2006-01-01'") == 6)
        #expect(try await room.count("SELECT CAST(sum(places) AS BIGINT) AS n \(cadas)") == 465)
        #expect(
            try await room.count("SELECT count(*) AS n \(cadas) AND places = 70 AND opened_on LIKE '2001-%'") == 1)
        let office: Query =
            """
            FROM accommodation AS lease JOIN dwelling ON dwelling.id = dwelling_id
            JOIN partner ON partner.id = landlord_id WHERE partner.dwellings_owned = 15000
            """
        #expect(try await room.count("SELECT count(*) AS n \(office)") == 3)
        #expect(
            try await room.count(
                "SELECT count(*) AS n \(office) AND lease.signed_on BETWEEN '2006-11-17' AND '2009-10-31'") == 3)
    }
}
