import RelorefDomain
import RelorefRecords

/// The list of dwellings as a file: the rows that the screen shows, all pages, with the filters and the day.
struct DwellingExport {
    let ask: Ask
    let state: DwellingListState
    let places: DwellingPlaces
    let landlords: [Landlord]
    let lines: [DwellingLine]
    let addresses: [String: DwellingAddress]

    private var l: Language { ask.l }

    func answer() throws -> Answer {
        let name = "logements-\(ask.today.iso)"
        return try ask.query["format"] == "xlsx" ? .workbook(name, file) : .csv(name, file)
    }

    private var file: ListFile {
        ListFile(
            title: l("Logements"), filters: state.words(ask, places, landlords), date: ask.today,
            columns: [
                l("Logement"), l("Usage"), l("Site"), l("Adresse"), l("Commune"), l("Département"), l("Type"),
                l("Surface (m²)"),
                l("Bailleur"), l("Parc"), l("Places"), l("Personnes présentes"), l("Disponibilité"), l("État"),
                l("En service depuis"), l("En service jusqu’au"),
            ],
            rows: lines.map(cells),
            words: ListFile.Words(filters: l("Filtres"), date: l("Date"), rows: l("Lignes")))
    }

    private func cells(_ line: DwellingLine) -> [ListFile.Cell] {
        let dwelling = line.dwelling
        return [
            .text(dwelling.code), .text(ask.label("dwellingUsage", dwelling.usage)), .text(line.siteName),
            addresses[line.id].map { .text($0.door) } ?? .empty,
            line.communeName.map { .text($0) } ?? .empty, .text(dwelling.departement),
            dwelling.type.map { .text(ask.label("dwellingType", $0)) } ?? .empty,
            dwelling.surfaceTenths.map { .number(Double($0) / 10) } ?? .empty,
            line.landlordName.map { .text($0) } ?? .empty, .text(ask.label("stock", dwelling.stock)),
            line.places.map { .count($0) } ?? .empty,
            dwelling.usage == .relay ? .count(line.persons) : .empty,
            ask.badge(line.availability).map { .text($0.words) } ?? .empty,
            .text(ask.label("dwellingStatus", dwelling.status)), dwelling.serviceFrom.map { .day($0) } ?? .empty,
            dwelling.serviceTo.map { .day($0) } ?? .empty,
        ]
    }
}
