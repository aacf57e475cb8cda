import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The list from which a file was opened: the way back with its filters, and the files before and after.
struct ListContext {
    /// The list's filters as they stand in its address.
    let query: String
    let neighbours: ListNeighbours

    static let field = "liste"

    /// The page of a file, opened from a list.
    static func link(_ link: Link, _ query: String?) -> Link { query.map { link.with(field, $0) } ?? link }

    /// Nil when the file was not opened from a list.
    init?(_ ask: Ask, _ household: Household, _ tx: any Transaction) throws {
        guard ask.query.has(Self.field) else { return nil }
        let state = try HouseholdListState(ask, FormFields(encoded: Array(ask.query[Self.field].utf8)))
        query = state.text
        neighbours = try tx.neighbours(of: household, in: state.filter, by: try ask.author())
    }

    func link(_ code: String, _ part: HouseholdPart) -> Link { Self.link(.household(code, part), query) }

    /// "Ménages (3 sur 27)".
    func back(_ l: Language) -> String {
        guard let total = neighbours.total else { return l("Ménages") }
        guard let position = neighbours.position else {
            return l("Ménages ({total})", ["total": l.number(total)])
        }
        return l("Ménages ({n} sur {total})", ["n": l.number(position), "total": l.number(total)])
    }

    func write(_ h: HTML, _ l: Language, _ part: HouseholdPart) {
        h.nav(.class("series"), .aria("label", l("Dans la liste"))) {
            if let code = neighbours.previous {
                h.a(.href(link(code, part).path), .rel("prev")) {
                    h.text(l("Précédent"))
                    h.span(" : \(code)", .class("vh"))
                }
            }
            if let code = neighbours.next {
                h.a(.href(link(code, part).path), .rel("next")) {
                    h.text(l("Suivant"))
                    h.span(" : \(code)", .class("vh"))
                }
            }
        }
    }
}
