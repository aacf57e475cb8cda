import RelorefDomain

extension PackageTable {
    /// Where households live, for how long they may, and who works.
    static let stays: [PackageTable] = [
        accommodation,
        PackageTable(
            "stay_extensions", stored: "stay_extension", owner: .ofStay("accommodation_id"),
            fields: [
                .reference("accommodation_id", "accommodations", required: true),
                .day("requested_on", required: true), .day("decided_on"),
                .codes("decision", StayExtension.Decision.self), PackageField("authority"), .day("new_term_on"),
            ],
            conditions: [.together("decided_on", "decision")]),
        PackageTable(
            "employment_spells", stored: "employment_spell", owner: .ofPerson("person_id"), versioned: true,
            fields: [
                .reference("person_id", "persons", required: true),
                .codes("contract", ContractType.self, required: true), .day("from_day", required: true),
                .day("to_day"), PackageField("weekly_hours_tenths", .integer(0...700)),
                PackageField("rome", .shaped(.rome)), .reference("employer_id", "partners"),
            ]),
        PackageTable(
            "employment_situations", stored: "employment_status", owner: .ofPerson("person_id"),
            fields: [
                .reference("person_id", "persons", required: true), .day("from_day", required: true),
                .codes("status", EmploymentStatus.self, required: true),
            ],
            uniques: [Unique(["person_id", "from_day"])]),
    ]

    private static let accommodation = PackageTable(
        "accommodations", stored: "accommodation", owner: .ofHousehold("household_id"), versioned: true,
        fields: [
            .reference("household_id", "households", required: true), .reference("site_id", "sites", required: true),
            .codes("kind", AccommodationKind.self, required: true),
            .codes("state", Accommodation.State.self, required: true), .reference("centre_id", "centres"),
            .reference("dwelling_id", "dwellings"), .day("planned_from"), .day("planned_to"), .day("from_day"),
            .day("to_day"), .day("care_end_on"), .day("term_on"), .day("signed_on"), .day("slid_on"),
            .flag("through_project"), PackageField("rent_cents", .integer(cents)),
            .codes("exit_type", ExitType.self), .codes("exit_reason", ExitReason.self),
            .reference("follows_id", "accommodations"), PackageField("place", .integer(1...99)),
            .codes("funding", Accommodation.Funding.self, otherwise: Accommodation.Funding.alt.rawValue),
            .day("entry_inventory_on"), .day("exit_inventory_on"),
        ],
        conditions: [.inOrder("from_day", "to_day"), .inOrder("from_day", "slid_on")],
        uniques: [
            Unique(
                ["household_id"],
                among: { $0["state"] == "active" && ($0["kind"] == "relay" || $0["kind"] == "centre") })
        ])
}
