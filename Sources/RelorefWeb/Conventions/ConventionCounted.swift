import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The rows behind the three counters: as many as each of them says, the first fifty on the convention's page.
struct ConventionCounted {
    /// A counter whose rows fill pages of their own.
    enum Counter: String, CaseIterable {
        case offers = "propositions"
        case allocations = "attributions"
        case leases = "baux"

        init(_ unit: ConventionTarget.Unit) {
            self =
                switch unit {
                case .proposal, .jobOffer: .offers
                case .allocation, .interview, .presentation: .allocations
                case .lease, .hire: .leases
                }
        }
    }

    static let most = 50

    let ask: Ask
    let sheet: ConventionSheet
    /// The days that are counted; the rows are those of the counters.
    let span: (from: Day, to: Day)?
    let mayWrite: Bool
    let offerCount: Int
    /// The rows of one page.
    private let offers: [ProposedDwelling]

    /// - Parameter skipping: answers how many offers come before the page, of all of them.
    init(
        _ ask: Ask, _ sheet: ConventionSheet, over span: (from: Day, to: Day)?, mayWrite: Bool, _ tx: any Transaction,
        skipping: (Int) -> Int = { _ in 0 }
    ) throws {
        (self.ask, self.sheet, self.mayWrite, self.span) = (ask, sheet, mayWrite, span)
        guard let span, sheet.convention.facts.kind == .housing else {
            (offerCount, offers) = (0, [])
            return
        }
        let id = sheet.convention.id
        offerCount = try tx.proposedCount(under: id, from: span.from, to: span.to)
        offers = try tx.proposedDwellings(
            under: id, from: span.from, to: span.to, skipping: skipping(offerCount), limit: Self.most,
            seenBy: ask.actor())
    }

    private var l: Language { ask.l }
    private var convention: Convention { sheet.convention }

    private func isCounted(_ day: Day?) -> Bool {
        guard let span, let day else { return false }
        return span.from <= day && day <= span.to
    }

    var allocations: [ConventionCandidacy] { sheet.allocations.filter { isCounted($0.allocatedOn) } }
    var leases: [ConventionCandidacy] { sheet.leases.filter { isCounted($0.leasedOn) } }

    func write(_ h: HTML) {
        guard convention.signedOn != nil else { return }
        if convention.facts.kind == .employment {
            return ConventionJobs(ask: ask, sheet: sheet, span: span).write(h)
        }
        h.section(.class("sec"), .id("propositions")) {
            h.h2(l("Propositions de logement"))
            if offers.isEmpty {
                h.p(noOffers, .class("muted"))
            } else {
                proposed.write(into: h)
                more(h, .offers, of: offerCount)
            }
            unwritten(h, .offers)
        }
        h.section(.class("sec"), .id("attributions")) {
            h.h2(l("Attributions"))
            if allocations.isEmpty {
                h.p(l("Aucune attribution n’est enregistrée."), .class("muted"))
            } else {
                candidacies(h, allocations.prefix(Self.most), isLease: false)
                more(h, .allocations, of: allocations.count)
            }
            unwritten(h, .allocations)
        }
        h.section(.class("sec"), .id("baux")) {
            h.h2(l("Ménages logés au titre de la convention"))
            if leases.isEmpty {
                h.p(l("Aucun bail n’est rattaché à la convention."), .class("muted"))
            } else {
                candidacies(h, leases.prefix(Self.most), isLease: true)
                more(h, .leases, of: leases.count)
            }
            if mayWrite {
                h.p(.class("noprint")) {
                    h.a(
                        l("Rattacher un bail"), .class("btn b2"),
                        .href(ConventionLinks.act(convention.id, "bail").path))
                }
            }
        }
    }

    private var noOffers: String {
        guard let since = sheet.convention.facts.offersFrom else {
            return l("Nombre inconnu : les propositions n’ont pas été enregistrées.")
        }
        return l("Aucune proposition depuis le {jour}.", ["jour": l.shortDay(since)])
    }

    /// Where the rest is, if there is any.
    private func more(_ h: HTML, _ counter: Counter, of count: Int) {
        guard count > Self.most else { return }
        h.p(.class("noprint")) {
            h.a(
                l("Les {n} lignes", ["n": l.number(count)]),
                .href(ConventionLinks.rows(counter, of: convention.id, on: span?.to).path))
        }
    }

    var proposed: DataTable { proposed(most: Self.most) }

    func proposed(most: Int) -> DataTable {
        DataTable(
            caption: l.plural(offerCount, "{n} proposition", "{n} propositions"),
            columns: [
                .init(l("Reçue le"), isDay: true), .init(l("Commune")), .init(l("Type")),
                .init(l("Loyer"), isNumber: true), .init(l("État")), .init(l("Issue")),
            ],
            rows: offers.prefix(most).map { offer in
                .init(
                    .init(l.shortDay(offer.receivedOn), href: offer.isVisible ? Link.offer(offer.id).path : nil),
                    [
                        .init(offer.commune ?? "–"),
                        .init(offer.type.map { ask.label("dwellingType", $0) } ?? "–"),
                        .init(offer.rentCents.map { l.money(cents: $0) } ?? "–"),
                        .init(ask.label("offerState", offer.state)),
                        .init(offer.outcome.map { ask.label("offerOutcome", $0) } ?? "–"),
                    ])
            })
    }

    func candidacies(_ h: HTML, _ rows: ArraySlice<ConventionCandidacy>, isLease: Bool) {
        h.table(.class("tbl stack")) {
            h.caption(
                isLease
                    ? l.plural(leases.count, "{n} bail signé", "{n} baux signés")
                    : l.plural(allocations.count, "{n} attribution", "{n} attributions"))
            h.thead {
                h.tr {
                    h.th(l("Ménage"), .scope("col"))
                    h.th(isLease ? l("Bail du") : l("Attribué le"), .scope("col"))
                    h.th(l("Logement"), .scope("col"))
                    h.th(l("Loyer"), .scope("col"), .class("n"))
                    if isLease, mayWrite { h.th(l("Rattachement"), .scope("col")) }
                }
            }
            h.tbody { for one in rows { row(h, one, isLease) } }
        }
    }

    private func row(_ h: HTML, _ one: ConventionCandidacy, _ isLease: Bool) {
        h.tr {
            h.th(.scope("row")) { StayWords.household(h, ask, one.householdCode, mayOpen: one.mayOpenFile) }
            h.td(
                (isLease ? one.leasedOn : one.allocatedOn).map(l.shortDay) ?? "–", .class("d"),
                .data("l", isLease ? l("Bail du") : l("Attribué le")))
            h.td(.data("l", l("Logement"))) {
                if let code = one.dwellingCode { h.a(code, .href(Link.dwelling(code).path)) } else { h.text("–") }
            }
            h.td(one.rentCents.map { l.money(cents: $0) } ?? "–", .class("n"), .data("l", l("Loyer")))
            if isLease, mayWrite {
                h.td(.data("l", l("Rattachement"))) {
                    if one.offer == nil { unlinking(h, one) } else { h.text(l("par une proposition")) }
                }
            }
        }
    }

    private func unlinking(_ h: HTML, _ one: ConventionCandidacy) {
        h.form(
            .class("noprint"), .action(ConventionLinks.unlinking(one.id, from: convention.id).path), .method("post")
        ) {
            ask.formToken(h)
            h.button(
                l("Détacher"), .class("btn b3"),
                .aria("label", l("Détacher le bail du ménage {code}", ["code": one.householdCode ?? ""])))
        }
    }
}
