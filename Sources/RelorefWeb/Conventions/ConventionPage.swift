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

    init(_ ask: Ask, _ sheet: ConventionSheet, on day: Day, _ tx: any Transaction) throws {
        (self.ask, self.sheet, self.day) = (ask, sheet, day)
        counted = try ConventionCounted(ask, sheet, on: day, mayWrite: ask.may(.writeConventions), tx)
    }

    private var l: Language { ask.l }
    private var convention: Convention { sheet.convention }
    private var words: ConventionWords { ConventionWords(ask: ask) }
    private var mayWrite: Bool { ask.may(.writeConventions) }

    var answer: Answer {
        ask.page(convention.facts.title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Conventions"), .href(Link.conventions.path)) }
            head(h)
            ConventionResults(ask: ask, sheet: sheet, day: day, mayWrite: mayWrite).write(h)
            ConventionAmendments(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
            ConventionCommitments(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
            SteeringSection(ask: ask, sheet: sheet, mayWrite: mayWrite).write(h)
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
                    h.a(l("Modifier"), .class("btn b2"), .href(ConventionLinks.act(convention.id, "modifier").path))
                }
            }
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
