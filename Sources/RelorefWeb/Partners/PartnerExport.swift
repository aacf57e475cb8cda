import RelorefDomain
import RelorefRecords

/// The list of partners as a file: the rows that the screen shows, all pages, with the filters and the day. Without
/// contacts, which are people.
struct PartnerExport {
    let ask: Ask
    let state: PartnerListState
    let lines: [PartnerLine]

    private var l: Language { ask.l }

    func answer() throws -> Answer {
        let name = "partenaires-\(ask.today.iso)"
        return try ask.query["format"] == "xlsx" ? .workbook(name, file) : .csv(name, file)
    }

    private var file: ListFile {
        ListFile(
            title: l("Bailleurs et partenaires"), filters: state.words(ask), date: ask.today,
            columns: [
                l("Partenaire"), l("Nature"), l("Portée"), l("Bailleur"), l("Parc"), l("SIRET"), l("Commune"),
                l("Département"), l("Téléphone"), l("Courriel"), l("Site web"), l("Fiche tenue par"),
                l("Logements qu’il déclare"), l("Logements du réseau"), l("Devenu un autre le"),
            ],
            rows: lines.map(cells),
            words: ListFile.Words(filters: l("Filtres"), date: l("Date"), rows: l("Lignes")))
    }

    private func cells(_ line: PartnerLine) -> [ListFile.Cell] {
        let partner = line.partner
        func text(_ value: String?) -> ListFile.Cell { value.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty }
        return [
            .text(partner.name), .text(ask.label("partnerKind", partner.kind)),
            .text(ask.label("partnerLevel", partner.level)),
            text(partner.landlordKind.map { ask.label("landlordKind", $0) }),
            text(partner.landlordKind.map { ask.label("stock", $0.stock) }), text(partner.siret?.digits),
            text(line.communeName), text(partner.departement), text(partner.reach.phone), text(partner.reach.email),
            text(partner.reach.website), text(line.siteName), partner.dwellingsOwned.map { .count($0) } ?? .empty,
            .count(line.dwellings), partner.successor.map { .day($0.on) } ?? .empty,
        ]
    }
}
