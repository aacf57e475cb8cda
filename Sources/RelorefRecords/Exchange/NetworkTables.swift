import RelorefDomain

extension PackageTable {
    /// The network, its centres and its partners.
    static let network: [PackageTable] = [
        PackageTable(
            "associations", stored: "association", owner: .network, fields: [PackageField("name", required: true)]),
        PackageTable(
            "sites", stored: "site", owner: .network,
            fields: [
                .reference("association_id", "associations", required: true), PackageField("name", required: true),
                PackageField("departement", .shaped(.departement), required: true),
                PackageField("time_zone", otherwise: "Europe/Paris"), .day("closed_on"),
            ]),
        PackageTable(
            "centres", stored: "centre", owner: .shared, versioned: true,
            fields: [
                PackageField("name", required: true), .codes("kind", CentreKind.self, required: true),
                PackageField("operator", required: true),
                PackageField("departement", .shaped(.departement), required: true),
                PackageField("commune", .shaped(.commune)), .reference("site_id", "sites"), .day("opened_on"),
                .day("closed_on"),
            ],
            conditions: [.inOrder("opened_on", "closed_on")]),
        PackageTable(
            "centre_capacities", stored: "centre_capacity", owner: .shared,
            fields: [
                .reference("centre_id", "centres", required: true), .day("from_day", required: true),
                PackageField("places", .integer(0...100_000), required: true),
            ],
            uniques: [Unique(["centre_id", "from_day"])]),
        PackageTable(
            "partners", stored: "partner", owner: .shared, versioned: true,
            fields: [
                PackageField("name", required: true), .codes("kind", PartnerKind.self, required: true),
                .codes("landlord_kind", LandlordKind.self), PackageField("departement", .shaped(.departement)),
                .reference("site_id", "sites"), PackageField("dwellings_owned", .integer(0...10_000_000)),
                .codes("level", PartnerLevel.self, otherwise: PartnerLevel.local.rawValue),
                PackageField("siret", .shaped(.siret)), PackageField("commune", .shaped(.commune)),
                .reference("parent_id", "partners"), .day("named_from"), .reference("successor_id", "partners"),
                .day("merged_on"), PackageField("phone"), PackageField("email"), PackageField("website"),
                PackageField("street"), PackageField("postal_code"), PackageField("description"),
            ],
            conditions: [.together("successor_id", "merged_on")]),
        PackageTable(
            "partner_names", stored: "partner_name", owner: .ofPartner("partner_id"),
            fields: [
                .reference("partner_id", "partners", required: true), PackageField("name", required: true),
                .day("from_day"), .day("to_day", required: true),
            ],
            conditions: [.inOrder("from_day", "to_day")]),
        PackageTable(
            "partner_stocks", stored: "partner_stock", owner: .ofPartner("partner_id"),
            fields: [
                .reference("partner_id", "partners", required: true), .day("as_of", required: true),
                PackageField("departement", .shaped(.departement), required: true),
                PackageField("commune", .shaped(.commune)), .codes("dwelling_type", DwellingType.self),
                PackageField("dwellings", .integer(0...10_000_000), required: true),
            ],
            uniques: [Unique(["partner_id", "as_of", "departement", "commune", "dwelling_type"])]),
        PackageTable(
            "partner_places", stored: "partner_place", owner: .ofPartner("partner_id"),
            fields: [
                .reference("partner_id", "partners", required: true),
                PackageField("departement", .shaped(.departement), required: true),
            ],
            uniques: [Unique(["partner_id", "departement"])]),
    ]
}
