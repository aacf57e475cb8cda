import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// How fast a landlord or an employer answers, and what both promised one another: each number leads to its rows.
struct PartnerDealings {
    let ask: Ask
    let partner: Partner
    let times: AnswerTimes
    let jobTimes: AnswerTimes
    let commitments: [PartnerCommitment]

    init(_ ask: Ask, _ tx: any Transaction, _ partner: Partner) throws {
        let actor = try ask.actor()
        (self.ask, self.partner) = (ask, partner)
        times = try tx.answerTimes(of: partner.id, visibleTo: actor)
        jobTimes = try tx.employerAnswerTimes(of: partner.id, visibleTo: actor)
        commitments = try tx.commitments(with: partner.id, visibleTo: actor)
    }

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        if partner.landlordKind != nil || !times.isEmpty {
            answers(
                h, .dwellings, times, l("Ses réponses aux dossiers"),
                waiting: l.plural(times.waiting.count, "dossier sans réponse", "dossiers sans réponse"))
        }
        if !jobTimes.isEmpty {
            answers(
                h, .jobs, jobTimes, l("Ses réponses aux candidatures"),
                waiting: l.plural(
                    jobTimes.waiting.count, "candidature sans réponse", "candidatures sans réponse"))
        }
        if !commitments.isEmpty { promises(h) }
    }

    private func answers(
        _ h: HTML, _ side: OfferLink.Side, _ times: AnswerTimes, _ title: String, waiting: String
    ) {
        h.section(.class("sec"), .id(side == .dwellings ? "reponses" : "reponses-emploi")) {
            h.h2(title)
            guard !times.isEmpty else {
                h.p(l("Aucun dossier ne lui a été envoyé."), .class("muted"))
                return
            }
            h.div(.class("kpi")) {
                cell(
                    h, median(times) ?? "–", times.median == nil ? "" : l("jours"),
                    l("délai de réponse du milieu"), PartnerAnswersPage.link(partner.id, .answered, side))
                cell(
                    h, l.number(times.answered), "", l.plural(times.answered, "réponse reçue", "réponses reçues"),
                    PartnerAnswersPage.link(partner.id, .answered, side))
                cell(
                    h, l.number(times.waiting.count), "", waiting,
                    PartnerAnswersPage.link(partner.id, .waiting, side), since: times.waiting.first)
            }
        }
    }

    /// Whole, or with its half.
    private func median(_ times: AnswerTimes) -> String? {
        times.median.map { l.numbers.number($0, places: $0 == $0.rounded() ? 0 : 1) }
    }

    private func cell(
        _ h: HTML, _ number: String, _ unit: String, _ label: String, _ link: Link, since day: Day? = nil
    ) {
        h.div(.class("fig")) {
            h.a(.class("figlink"), .href(link.path)) {
                h.span(.class("v")) {
                    h.text(number)
                    if !unit.isEmpty { h.small("\u{A0}" + unit) }
                }
                h.b(label)
            }
            if let day {
                h.small(
                    l(
                        "le plus ancien depuis le {jour}, {durée}",
                        [
                            "jour": l.shortDay(day),
                            "durée": l.plural(day.days(until: ask.today), "{n} jour", "{n} jours"),
                        ]))
            }
        }
    }

    private func promises(_ h: HTML) {
        let sum = CommitmentSum(commitments.map(\.commitment), on: ask.today)
        h.section(.class("sec"), .id("promesses")) {
            h.h2(l("Ce qui a été promis"))
            DataTable(
                caption: l("Engagements des conventions avec ce partenaire"),
                columns: [.init(l("De qui"))]
                    + CommitmentSum.Part.allCases.map { .init(CommitmentWords(ask: ask).title($0), isNumber: true) },
                rows: Convention.Party.allCases.map { party in
                    .init(
                        .init(CommitmentWords(ask: ask).name(party, partner)),
                        CommitmentSum.Part.allCases.map { part in
                            let count = sum.count(part, by: party)
                            let link = PartnerCommitmentsPage.link(partner.id, party, part)
                            return .init(l.number(count), href: count > 0 ? link.path : nil)
                        })
                }
            ).write(into: h)
        }
    }
}
