import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What partners would not agree to, with the reason that they gave.
struct RefusedAmendmentTable {
    let ask: Ask
    let refused: [RefusedAmendment]

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard !refused.isEmpty else { return }
        let words = ConventionWords(ask: ask)
        h.section(.class("sec"), .id("avenants")) {
            h.h2(l("Avenants refusés"))
            DataTable(
                caption: l.plural(refused.count, "{n} avenant refusé", "{n} avenants refusés"),
                columns: [
                    .init(l("Convention")), .init(l("Partenaire")), .init(l("Proposé")), .init(l("Motif")),
                    .init(l("Refusé le")),
                ],
                rows: refused.map { one in
                    let outcome = one.amendment.outcome
                    return .init(
                        .init(one.conventionTitle, href: Link.convention(one.amendment.convention).path),
                        [
                            .init(one.partnerName), .init(words.change(one.amendment.change)),
                            .init(outcome?.reason.map { ask.label("amendmentReason", $0) } ?? "–"),
                            .init(outcome.map { words.date($0.on) } ?? "–"),
                        ])
                }
            ).write(into: h)
        }
    }
}
