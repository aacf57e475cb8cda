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
            ]),
    ]
}
