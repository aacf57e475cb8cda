import RelorefDomain

extension PackageTable {
    /// Dwellings with their address, and their dated life.
    static let dwellings: [PackageTable] = [
        dwelling,
        PackageTable(
            "dwelling_capacities", stored: "dwelling_capacity", owner: .dwelling("dwelling_id"),
            fields: [
                .reference("dwelling_id", "dwellings", required: true), .day("from_day", required: true),
                PackageField("places", .integer(1...12), required: true),
            ],
            uniques: [Unique(["dwelling_id", "from_day"])]),
        PackageTable(
            "dwelling_steps", stored: "dwelling_step", owner: .dwelling("dwelling_id"),
            fields: [
                .reference("dwelling_id", "dwellings", required: true),
                .codes("status", DwellingStatus.self, required: true), .day("from_day", required: true),
                PackageField("reason"),
            ],
            uniques: [Unique(["dwelling_id", "from_day", "status"])]),
        PackageTable(
            "head_leases", stored: "head_lease", owner: .dwelling("dwelling_id"),
            fields: [
                .reference("dwelling_id", "dwellings", required: true), .day("from_day", required: true),
                .day("to_day"), PackageField("notice_months", .integer(0...60), otherwise: "3"),
                PackageField("subletting_allowed", .flag, required: true),
                PackageField("rent_cents", .integer(cents)), PackageField("charges_cents", .integer(cents)),
            ],
            conditions: [.inOrder("from_day", "to_day")]),
        PackageTable(
            "dwelling_checks", stored: "dwelling_check", owner: .dwelling("dwelling_id"),
            fields: [
                .reference("dwelling_id", "dwellings", required: true),
                .codes("kind", DiagnosticKind.self, required: true), .day("done_on", required: true),
                .day("expires_on"), PackageField("result"),
            ],
            conditions: [.inOrder("done_on", "expires_on")]),
        PackageTable(
            "out_of_service", stored: "out_of_service", owner: .dwelling("dwelling_id"),
            fields: [
                .reference("dwelling_id", "dwellings", required: true), .day("from_day", required: true),
                .day("to_day"), PackageField("reason", required: true), .flag("occupied_during_works"),
            ],
            conditions: [.inOrder("from_day", "to_day")]),
    ]

    static let cents = 0...1_000_000_000

    private static let dwelling = PackageTable(
        "dwellings", stored: "dwelling", owner: .dwelling(nil), versioned: true,
        fields: [
            PackageField("code", required: true), .reference("site_id", "sites", required: true),
            .codes("usage", DwellingUsage.self, required: true), .codes("stock", Stock.self, required: true),
            .reference("landlord_id", "partners"), PackageField("commune", .shaped(.commune)),
            PackageField("departement", .shaped(.departement), required: true),
            .codes("dwelling_type", DwellingType.self), PackageField("surface_tenths", .integer(40...9999)),
            .codes("status", DwellingStatus.self, required: true),
            PackageField("opening_capacity", .integer(1...12)), .day("service_from"), .day("service_to"),
            .flag("shared"), .sealed("street"), .sealed("complement"), .sealed("postal_code"), .sealed("lot"),
        ],
        conditions: [.inOrder("service_from", "service_to")],
        uniques: [Unique(["code"])])
}
