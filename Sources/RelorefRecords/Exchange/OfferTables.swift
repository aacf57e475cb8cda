import RelorefDomain

extension PackageTable {
    /// Dwellings that landlords propose. Who was proposed for them stays in the register: candidates are not a list.
    static let offers: [PackageTable] = [
        PackageTable(
            "housing_offers", stored: "housing_offer", owner: .site, versioned: true,
            fields: [
                .reference("partner_id", "partners", required: true, changeable: false),
                .reference("site_id", "sites", required: true, changeable: false),
                .reference("dwelling_id", "dwellings"),
                PackageField("departement", .shaped(.departement), required: true),
                PackageField("commune", .shaped(.commune)), .codes("dwelling_type", DwellingType.self),
                PackageField("surface_tenths", .integer(40...9999)), PackageField("floor", .integer(-3...60)),
                PackageField("lift", .flag), PackageField("step_free", .flag),
                .codes("energy_class", HousingOffer.EnergyClass.self), PackageField("rent_cents", .integer(cents)),
                PackageField("charges_cents", .integer(cents)), .day("available_on"),
                .codes("quota", HousingOffer.Quota.self), .day("received_on", required: true),
                .codes("received_how", HousingOffer.Received.self), PackageField("candidates_asked", .integer(1...20)),
                .day("answer_by"),
                PackageField(
                    "state", .code(HousingOffer.State.allCases.map(\.rawValue)),
                    otherwise: HousingOffer.State.received.rawValue, changeable: false),
                fixed("sent_on", .day), fixed("decided_on", .day),
                fixed("outcome", .code(HousingOffer.Outcome.allCases.map(\.rawValue))), fixed("outcome_on", .day),
                .sealed("street"), .sealed("complement"), .sealed("postal_code"), .sealed("lot"),
            ],
            conditions: [
                .inOrder("received_on", "answer_by"), .inOrder("received_on", "outcome_on"),
                .together("outcome", "outcome_on"),
            ])
    ]

    /// Where an offer stands is told once; afterwards it is moved by what is done with it.
    private static func fixed(_ name: String, _ kind: PackageField.Kind) -> PackageField {
        PackageField(name, kind, changeable: false)
    }
}

extension LineRules {
    /// An offer that is over says how it ended, and one that goes on says nothing of an end.
    func offerFaults(_ line: ImportLine) -> [ImportFault] {
        guard let state = HousingOffer.State(rawValue: line["state"]) else { return [] }
        guard let outcome = HousingOffer.Outcome(rawValue: line["outcome"]) else {
            return state.isOver ? [line.fault(.required, "outcome")] : []
        }
        return (outcome.state ?? .leased) == state
            ? [] : [line.fault(.contradiction, "outcome", hints: ["state", state.rawValue])]
    }
}
