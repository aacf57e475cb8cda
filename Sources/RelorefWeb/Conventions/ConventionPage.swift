import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A convention as a ledger: what it promises, what came of it, who asked to change it, every step with its day.
struct ConventionPage {
    let ask: Ask
    let sheet: ConventionSheet
    /// Up to which day is counted.
    let day: Day
    private let counted: ConventionCounted
    private let funnel: CandidacyFunnel?
    private let renewals: ConventionRenewals
    private let contacts: [KnownContact]

    init(_ ask: Ask, _ sheet: ConventionSheet, on day: Day, _ tx: any Transaction) throws {
        (self.ask, self.sheet, self.day) = (ask, sheet, day)
        let span = sheet.counted(on: day)
        counted = try ConventionCounted(ask, sheet, over: span, mayWrite: ask.may(.writeConventions), tx)
        contacts = try tx.contacts(of: sheet.partner.id, by: try ask.author())
        renewals = try tx.renewals(of: sheet.convention, visibleTo: ask.actor())
        funnel =
            sheet.convention.facts.kind == .employment || !sheet.carriers.isEmpty
            ? nil
            : try span.map {
                try tx.candidacyFunnel(under: sheet.convention.id, from: $0.from, to: $0.to)
            }
    }

    private var l: Language { ask.l }
    private var convention: Convention { sheet.convention }
    private var words: ConventionWords { ConventionWords(ask: ask) }
    private var mayWrite: Bool { ask.may(.writeConventions) }

    var answer: Answer {
        ask.page(convention.facts.title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Conventions"), .href(Link.conventions.path)) }
            head(h)
            ConventionResults(ask: ask, sheet: sheet, day: day, mayWrite: mayWrite, funnel: funnel).write(h)
            ConventionAmendments(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
            ConventionCommitments(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
            SteeringSection(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
            ConventionContacts(ask: ask, partner: sheet.partner, contacts: contacts).write(h)
            ConventionSteps(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
            counted.write(h)
            clauses(h)
        }
    }

    private func head(_ h: HTML) {
        h.header(.class("idbar")) {
            h.div {
                h.h1(convention.facts.title)
                h.dl {
                    h.div {
                        h.dt(l("Partenaire"))
                        h.dd { h.a(sheet.partner.name, .href(Link.partner(sheet.partner.id).path)) }
                    }
                    h.div {
                        h.dt(l("État"))
                        h.dd { words.badge(convention.state).write(h) }
                    }
                    fact(h, l("Niveau"), ask.label("conventionLevel", convention.facts.level))
                    if let code = convention.facts.departement { fact(h, l("Département"), ask.departement(code)) }
                    FrameworkInheritance(ask: ask, sheet: sheet).fact(h)
                    fact(h, l("Site"), sheet.siteName)
                    if let day = convention.signedOn { fact(h, l("Signée le"), l.shortDay(day)) }
                    if let from = convention.from, from != convention.signedOn {
                        fact(h, l("Depuis le"), l.shortDay(from))
                    }
                    if let to = convention.to { fact(h, l("Terme"), l.shortDay(to)) }
                    if let notice { fact(h, l("Préavis"), notice) }
                    if convention.facts.isTacit { fact(h, l("Reconduction"), l("tacite")) }
                    renewal(h, l("Renouvelle"), renewals.before)
                    renewal(h, l("Renouvelée par"), renewals.after)
                    if let day = convention.endedOn { fact(h, l("Terminée le"), l.shortDay(day)) }
                }
            }
            if mayWrite {
                h.div(.class("acts noprint")) {
                    if !convention.state.isOver {
                        h.a(
                            l("Ajouter une étape"), .class("btn"),
                            .href(ConventionLinks.act(convention.id, "etape").path))
                    }
                    ConventionProposal(ask: ask, sheet: sheet).write(h)
                    h.a(l("Modifier"), .class("btn b2"), .href(ConventionLinks.act(convention.id, "modifier").path))
                    if mayRenew {
                        h.a(
                            l("Renouveler"), .class("btn b2"),
                            .href(Link.newConvention.with("suite", convention.id).path))
                    }
                }
            } else {
                ConventionProposal(ask: ask, sheet: sheet).writeAlone(h)
            }
        }
    }

    /// « 90 jours, au plus tard le 2 oct. 2026 ».
    private var notice: String? {
        guard let days = convention.facts.noticeDays else { return nil }
        let said = l.plural(days, "{n} jour", "{n} jours")
        guard let to = convention.to else { return said }
        return l(
            "{durée}, au plus tard le {jour}", ["durée": said, "jour": l.shortDay(to.adding(days: -days))])
    }

    /// One that has a term or is over, and that nothing follows yet.
    private var mayRenew: Bool {
        convention.signedOn != nil && renewals.after == nil && (convention.state.isOver || convention.to != nil)
    }

    private func renewal(_ h: HTML, _ title: String, _ other: ConventionRenewals.Named?) {
        guard let other else { return }
        h.div {
            h.dt(title)
            h.dd { h.a(other.title, .href(Link.convention(other.id).path)) }
        }
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) {
        h.div {
            h.dt(title)
            h.dd(text)
        }
    }

    private func clauses(_ h: HTML) {
        let written = ConventionClause.allCases.filter { !sheet.texts(convention.id, $0.rawValue).isEmpty }
        h.section(.class("sec"), .id("clauses")) {
            h.h2(l("Clauses"))
            if written.isEmpty, sheet.framework?.clauses.isEmpty ?? true {
                h.p(l("Le texte de la convention n’est pas encore repris ici."), .class("muted"))
            } else {
                for clause in written {
                    h.h3(ask.label("conventionClause", clause).capitalizedFirst)
                    h.p(sheet.texts(convention.id, clause.rawValue))
                }
            }
            FrameworkInheritance(ask: ask, sheet: sheet).clauses(h, except: written)
            if mayWrite {
                h.p(.class("noprint")) {
                    h.a(
                        l("Écrire les clauses"), .class("btn b3"),
                        .href(ConventionLinks.act(convention.id, "clauses").path))
                }
            }
        }
    }
}
