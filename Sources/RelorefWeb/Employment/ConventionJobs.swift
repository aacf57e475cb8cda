import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The rows behind the three counters of a convention with an employer: jobs proposed, interviews, hires.
struct ConventionJobs {
    let ask: Ask
    let sheet: ConventionSheet
    /// The days that are counted; the rows are those of the counters.
    let span: (from: Day, to: Day)?

    private var l: Language { ask.l }

    private func isCounted(_ day: Day?) -> Bool {
        guard let span, let day else { return false }
        return span.from <= day && day <= span.to
    }

    private var offers: [JobOffer] { sheet.jobs.map(\.offer).filter { isCounted($0.facts.receivedOn) } }

    private func applications(_ day: (ConventionApplication) -> Day?) -> [(JobOffer, ConventionApplication)] {
        sheet.jobs.flatMap { job in
            job.applications.filter { isCounted(day($0)) }.map { (job.offer, $0) }
        }
    }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("propositions")) {
            h.h2(l("Offres d’emploi"))
            rows(h, .offers)
            if ask.may(.writePartners), !sheet.convention.state.isOver {
                h.p(.class("noprint")) {
                    h.a(
                        l("Noter une offre"), .class("btn b2"),
                        .href(Link.newJob.with("employeur", sheet.convention.partner).path))
                }
            }
        }
        for (counter, title) in [(ConventionCounted.Counter.allocations, l("Entretiens")), (.leases, l("Embauches"))] {
            h.section(.class("sec"), .id(counter.rawValue)) {
                h.h2(title)
                rows(h, counter)
            }
        }
    }

    /// The rows behind one counter.
    func rows(_ h: HTML, _ counter: ConventionCounted.Counter) {
        switch counter {
        case .offers where offers.isEmpty:
            h.p(
                sheet.convention.facts.offersFrom == nil
                    ? l("Nombre inconnu : les offres n’ont pas été enregistrées.") : l("Aucune offre d’emploi ici."),
                .class("muted"))
        case .offers: proposed.write(into: h)
        case .allocations: people(h, l("Entretiens"), l("Entretien le"), applications(\.interviewOn), \.interviewOn)
        case .leases: people(h, l("Embauches"), l("À partir du"), applications(\.hiredFrom), \.hiredFrom)
        }
    }

    private var proposed: DataTable {
        DataTable(
            caption: l.plural(offers.count, "{n} offre d’emploi", "{n} offres d’emploi"),
            columns: [
                .init(l("Poste")), .init(l("Reçue le"), isDay: true), .init(l("Postes"), isNumber: true),
                .init(l("État")),
            ],
            rows: offers.map { offer in
                .init(
                    .init(offer.facts.title, href: Link.job(offer.id).path),
                    [
                        .init(l.shortDay(offer.facts.receivedOn)), .init(l.number(offer.facts.positions)),
                        .init(JobWords(ask: ask).badge(offer.state).words),
                    ])
            })
    }

    private func people(
        _ h: HTML, _ title: String, _ when: String, _ rows: [(JobOffer, ConventionApplication)],
        _ day: (ConventionApplication) -> Day?
    ) {
        guard !rows.isEmpty else { return h.p(l("Aucun ici."), .class("muted")) }
        let titles = [l("Ménage"), when, l("Poste"), l("Contrat")]
        h.table(.class("tbl stack")) {
            h.caption("\(title)\u{A0}: \(l.number(rows.count))", .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for (offer, one) in rows {
                    h.tr {
                        h.th(.scope("row")) {
                            StayWords.household(h, ask, one.householdCode, mayOpen: one.mayOpenFile)
                        }
                        h.td(day(one).map(l.shortDay) ?? "–", .class("d"), .data("l", titles[1]))
                        h.td(.data("l", titles[2])) { h.a(offer.facts.title, .href(Link.job(offer.id).path)) }
                        h.td(one.contract.map { ask.label("contractType", $0) } ?? "–", .data("l", titles[3]))
                    }
                }
            }
        }
    }
}
