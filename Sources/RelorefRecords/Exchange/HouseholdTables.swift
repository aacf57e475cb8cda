import RelorefDomain

extension PackageTable {
    /// Households, persons and what is known of them.
    static let households: [PackageTable] = [
        PackageTable(
            "households", stored: "household", owner: .household, versioned: true,
            fields: [
                PackageField("code", column: false, changeable: false), PackageField("figure_id", column: false),
                .reference("site_id", "sites", required: true), .day("opened_on", required: true), .day("closed_on"),
                PackageField("close_reason"), .codes("composition", CompositionKind.self, required: true),
                PackageField("size", .integer(0...99), required: true), .flag("confidential"),
                .codes("postal", ContactRules.PostalSituation.self),
            ],
            conditions: [.inOrder("opened_on", "closed_on"), .together("closed_on", "close_reason")],
            uniques: [Unique(["code"], among: { !$0["code"].isEmpty })]),
        persons,
        PackageTable(
            "identities", stored: "identity", owner: .ofPerson("person_id"),
            fields: [
                .reference("person_id", "persons", required: true, changeable: false), .day("from_day"),
                .codes("source", IdentitySource.self, required: true), .sealed("family"), .sealed("given"),
                .sealed("original_script"), .sealed("aliases", .list), .sealed("birth", .partialDate),
                systemNames,
            ]),
        PackageTable(
            "memberships", stored: "membership", owner: .ofHousehold("household_id"),
            fields: [
                .reference("household_id", "households", required: true),
                .reference("person_id", "persons", required: true), .codes("kinship", Kinship.self, required: true),
                .day("from_day", required: true), .day("to_day"), .flag("part_time"),
                .codes("end_reason", MembershipEndReason.self),
            ],
            conditions: [.inOrder("from_day", "to_day"), .together("to_day", "end_reason")],
            uniques: [
                Unique(["person_id"], among: { $0["to_day"].isEmpty && $0["part_time"] == "false" }),
                Unique(
                    ["household_id"], among: { $0["to_day"].isEmpty && $0["kinship"] == Kinship.reference.rawValue }),
            ]),
        PackageTable(
            "expected_members", stored: "expected_member", owner: .ofHousehold("household_id"),
            fields: [
                .reference("household_id", "households", required: true, changeable: false),
                .codes("kinship", Kinship.self, required: true), PackageField("birth_year", .integer(1850...2200)),
                .day("expected_on"), .reference("arrived_person_id", "persons"), .sealed("family"), .sealed("given"),
                .sealed("original_script"), .sealed("aliases", .list), .sealed("birth", .partialDate),
                systemNames,
            ]),
        PackageTable(
            "protections", stored: "protection", owner: .ofPerson("person_id"),
            fields: [
                .reference("person_id", "persons", required: true), .codes("kind", ProtectionKind.self, required: true),
                .codes("authority", ProtectionAuthority.self), .day("requested_on"), .day("decided_on"),
                .day("notified_on"), .day("ended_on"), .codes("end_reason", ProtectionEndReason.self),
            ],
            conditions: [
                .inOrder("requested_on", "decided_on"), .inOrder("decided_on", "notified_on"),
                .together("ended_on", "end_reason"),
            ]),
        PackageTable(
            "permits", stored: "permit", owner: .ofPerson("person_id"),
            fields: [
                .reference("person_id", "persons", required: true),
                // A naturalised person needs no permit, so the schema has no such paper.
                PackageField(
                    "kind", .code(PermitKind.allCases.filter { $0 != .naturalised }.map(\.rawValue)), required: true),
                .day("issued_on"), .day("expires_on"),
            ],
            conditions: [.strictlyInOrder("issued_on", "expires_on")]),
        PackageTable(
            "french_levels", stored: "french_level", owner: .ofPerson("person_id"),
            fields: [
                .reference("person_id", "persons", required: true), .day("assessed_on", required: true),
                .codes("oral", FrenchLevel.self, required: true), .codes("written", FrenchLevel.self, required: true),
            ],
            uniques: [Unique(["person_id", "assessed_on"])]),
        PackageTable(
            "consents", stored: "consent", owner: .ofHousehold("household_id"),
            fields: [
                .reference("household_id", "households", required: true),
                .codes("kind", ConsentKind.self, required: true), .day("given_on", required: true),
                .day("withdrawn_on"),
            ],
            conditions: [.inOrder("given_on", "withdrawn_on")]),
        PackageTable(
            "notes", stored: "note", owner: .ofHousehold("household_id"),
            fields: [
                .reference("household_id", "households", required: true, changeable: false),
                PackageField(
                    "level", .code([NoteLevel.team.rawValue, NoteLevel.network.rawValue]), required: true),
                PackageField("at", .moment, required: true), .sealed("text", required: true),
            ]),
    ]

    /// How other bodies spell the name (V08).
    private static let systemNames: PackageField = .sealed(
        "system_names", .named(NamingSystem.allCases.map(\.rawValue)))

    /// Persons with the identity in force; a single name is enough (V01).
    private static let persons = PackageTable(
        "persons", stored: "person", owner: .person, versioned: true,
        fields: [
            .reference("household_id", "households", required: true, column: false, changeable: false),
            .codes("sex", Sex.self, required: true), .sealed("family"), .sealed("given"), .sealed("original_script"),
            .sealed("aliases", .list), .sealed("birth", .partialDate),
            PackageField("identity_from", .day, column: false),
            PackageField(
                "identity_source", .code(IdentitySource.allCases.map(\.rawValue)),
                otherwise: IdentitySource.declared.rawValue, column: false),
            .sealed("nationalities", .list), .sealed("languages", .list), .flag("needs_interpreter", sealed: true),
            .sealed("phone"), .sealed("email"), PackageField("area"), .codes("literacy", Literacy.self),
            .day("died_on"), .day("arrived_on"), .codes("arrival_route", ArrivalRoute.self), .flag("emancipated"),
            systemNames,
        ])
}
