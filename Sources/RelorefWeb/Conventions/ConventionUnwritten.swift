import RelorefDomain
import RelorefHTML
import RelorefRecords

extension ConventionCounted {
    /// Those that nobody wrote down, and that leases prove: counted, and no rows of their own.
    func unwritten(_ h: HTML, _ counter: Counter) {
        guard let span, let rows = rows(of: counter) else { return }
        let more = sheet.events.count(rows.unit, from: span.from, to: span.to).floor - rows.count
        guard more > 0 else { return }
        let leases = ConventionLinks.rows(.leases, of: sheet.convention.id, from: span.from, on: span.to)
        h.p(.class("small muted")) {
            h.text(
                ask.l.plural(
                    more, "Et au moins {n} qui n’a pas été notée : un bail signé la prouve.",
                    "Et au moins {n} qui n’ont pas été notées : des baux signés les prouvent.") + " ")
            h.a(ask.l("Voir les baux"), .href(leases.path))
        }
    }

    /// How many rows there are of what may be counted without one.
    private func rows(of counter: Counter) -> (unit: ConventionTarget.Unit, count: Int)? {
        guard sheet.convention.facts.kind == .housing else { return nil }
        return switch counter {
        case .offers: (.proposal, offerCount)
        case .allocations: (.allocation, allocations.count)
        case .leases: nil
        }
    }
}
