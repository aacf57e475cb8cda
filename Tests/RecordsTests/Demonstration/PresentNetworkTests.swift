import RelorefDemonstration
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Today's part of the demonstration, and what must hold of every life in it.
@Suite struct PresentNetworkTests {
    @Test(arguments: Engine.available)
    func `the hundred and twenty-two dwellings live on`(engine: Engine) async throws {
        let room = try await DemonstrationRoom(engine)
        let managed: Query =
            "FROM dwelling WHERE usage = 'relay' AND status IN ('inService', 'temporarilyOutOfService')"
        #expect(try await room.count("SELECT count(*) AS n \(managed)") == 122)
        #expect(
            try await room.count("SELECT count(*) AS n FROM accommodation WHERE kind = 'relay' AND state = 'active'")
                == 110)
        #expect(
            try await room.count(
                """
                SELECT count(*) AS n FROM accommodation
                WHERE kind = 'relay' AND state = 'active' AND from_day < '2025-03-01'
                """) == 0)
        let empty: Query =
            "\(managed) AND id NOT IN (SELECT dwelling_id FROM accommodation WHERE kind = 'relay' AND state = 'active')"
        #expect(try await room.count("SELECT count(*) AS n \(empty)") == 12)
        let explained: Query = "id IN (SELECT dwelling_id FROM dwelling_step WHERE reason IS NOT NULL)"
        #expect(try await room.count("SELECT count(*) AS n \(empty) AND \(explained)") == 12)
    }

    @Test func `there is something of every colour to do`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        func terms(_ from: String, _ to: String) async throws -> Int {
            try await room.count(
                """
                SELECT count(*) AS n FROM accommodation
                WHERE kind = 'relay' AND state = 'active' AND term_on BETWEEN \(from) AND \(to)
                """)
        }
        for (from, to) in [
            ("2026-01-01", "2026-11-20"), ("2026-11-21", "2026-11-21"), ("2026-11-22", "2026-11-27"),
            ("2026-11-28", "2026-12-21"), ("2026-12-22", "2027-02-19"), ("2027-02-20", "2027-12-31"),
        ] {
            #expect(try await terms(from, to) > 0, "\(from) to \(to)")
        }
        let tasks: [Query] = [
            "stay_extension WHERE decision IS NULL", "permit WHERE expires_on BETWEEN '2026-11-21' AND '2027-02-21'",
            "person WHERE birth_precision = 'none'",
            "accommodation WHERE exit_type = 'unknown' AND to_day >= '2026-09-01'",
            "accommodation WHERE state = 'planned'", "out_of_service WHERE to_day IS NULL",
            "dwelling_check WHERE expires_on BETWEEN '2026-11-21' AND '2026-12-21'", "note WHERE level = 'private'",
            "accommodation WHERE kind = 'centre' AND state = 'active' AND term_on < '2026-12-21'",
        ]
        for task in tasks { #expect(try await room.count("SELECT count(*) AS n FROM \(task)") > 0, "\(task)") }
    }

    @Test func `lives hold together`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        let overlap: Query =
            """
            one.id < other.id AND one.state IN ('active', 'ended') AND other.state IN ('active', 'ended')
              AND one.from_day < coalesce(other.to_day, '9999-12-31')
              AND other.from_day < coalesce(one.to_day, '9999-12-31')
            """
        let faults: [Query] = [
            "accommodation AS one JOIN accommodation AS other ON other.dwelling_id = one.dwelling_id WHERE \(overlap)",
            """
            accommodation AS one JOIN accommodation AS other ON other.household_id = one.household_id
            WHERE \(overlap) AND one.kind IN ('relay', 'centre') AND other.kind IN ('relay', 'centre')
            """,
            """
            accommodation AS stay JOIN dwelling ON dwelling.id = dwelling_id WHERE stay.kind = 'relay'
              AND (stay.from_day < service_from OR stay.to_day > service_to)
            """,
            """
            accommodation AS stay JOIN dwelling ON dwelling.id = dwelling_id
              JOIN household ON household.id = stay.household_id
            WHERE stay.kind = 'relay' AND household.size > opening_capacity
            """,
            """
            household WHERE size <> (SELECT count(*) FROM membership
              WHERE household_id = household.id AND membership.to_day IS NULL)
            """,
            "membership JOIN person ON person.id = person_id WHERE kinship = 'reference' AND birth_year > 2008",
            """
            employment_spell AS spell JOIN protection ON protection.person_id = spell.person_id
            WHERE spell.from_day < decided_on
            """,
            "accommodation WHERE exit_type = 'hostedByThirdParty' AND exit_reason IS NULL",
            "household WHERE figure_id <> id",
        ]
        for fault in faults { #expect(try await room.count("SELECT count(*) AS n FROM \(fault)") == 0, "\(fault)") }
        let codes = try await room.store.read { try $0.rows("SELECT code FROM household").map { try $0.text("code") } }
        for code in codes { #expect(throws: Never.self) { try HouseholdCode(typed: code) } }
    }

    @Test func `there is one account for each role, and a colleague of another association`() async throws {
        let room = try await DemonstrationRoom.leaflet()
        #expect(room.told.accounts.map(\.role.rawValue).sorted() == Role.allCases.map(\.rawValue).sorted())
        #expect(room.told.otherAssociation.map(\.role).contains(.referent))
        let again = try Demonstration(today: TestDay("2026-11-21")).accounts()
        #expect(again == room.told.accounts + room.told.otherAssociation)
        let vault = room.vault
        for told in room.told.accounts + room.told.otherAssociation {
            let row = try await room.store.read {
                try $0.row("SELECT id, password_hash, totp_secret FROM account WHERE email = \(told.email)")
            }
            let id = try #require(row).text("id")
            #expect(try row?.text("password_hash") == "hash of \(told.password)")
            let slot = SealSlot(owner: "account:" + id, table: "account", column: "totp_secret", row: id)
            let secret = Sealed<SealedText>(slot: slot, bytes: try row?.bytes("totp_secret") ?? [])
            #expect(try vault.open(secret).text == told.totpSecretBase32)
        }
        let refused = Set(try ReferenceTable("passwords_refused").rows.map { $0["password"] })
        try PasswordRule(refused: refused).check(room.told.accounts[0].password, account: ["alice@exemple.fr"])
        #expect(
            try await room.count(
                """
                SELECT count(*) AS n FROM household JOIN site ON site.id = site_id
                WHERE association_id = 'a2' AND opened_on >= '2026-01-01'
                """) == 15)
        #expect(
            try await room.count(
                """
                SELECT count(*) AS n FROM accommodation JOIN site ON site.id = accommodation.site_id
                WHERE association_id = 'a2' AND kind <> 'centre'
                """) == 0)
    }
}
