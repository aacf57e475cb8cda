import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A job: what is looked for, by whom, and those who were presented.
struct JobPage {
    let ask: Ask
    let sheet: JobSheet

    private var l: Language { ask.l }
    private var offer: JobOffer { sheet.offer }
    private var words: JobWords { JobWords(ask: ask) }

    var answer: Answer {
        var answer = ask.page(offer.facts.title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Offres d’emploi"), .href(Link.jobs.path)) }
            h.header(.class("idbar")) {
                h.div {
                    h.h1 {
                        h.text(offer.facts.title + " ")
                        words.badge(offer.state).write(h)
                    }
                    h.p(words.terms(offer.facts), .class("muted"))
                }
                if ask.may(.writePartners), !offer.state.isOver {
                    h.div(.class("acts lead noprint")) {
                        h.a(l("Modifier"), .class("btn b3"), .href(JobLinks.act(offer.id, JobChange.noun).path))
                        h.a(
                            l("Lien de l’employeur"), .class("btn b3"),
                            .href(JobLinks.act(offer.id, EmployerLinkPage.noun).path))
                        h.a(l("Clore"), .class("btn b3"), .href(JobLinks.act(offer.id, JobClosing.noun).path))
                    }
                }
            }
            facts(h)
            applications(h)
            LinkNewsWords(l: l).write(
                h, ask, sheet.news, read: ask.may(.writePartners) ? JobLinks.act(offer.id, "lecture") : nil)
        }
        for line in sheet.applications where line.mayOpenFile {
            answer = answer.opening(line.application.household)
        }
        return answer
    }

    private func facts(_ h: HTML) {
        let facts = offer.facts
        h.div(.class("pair sec")) {
            panel(
                h, l("Le poste"),
                [
                    (l("Lieu"), sheet.communeName ?? ask.departement(facts.departement)),
                    (l("Postes"), l.number(facts.positions)), (l("Métier (code ROME)"), facts.rome),
                    (l("Début"), facts.startsOn.map(l.shortDay)),
                ])
            panel(
                h, l("L’offre"),
                [
                    (l("Reçue le"), l.shortDay(facts.receivedOn)),
                    (l("Réponse avant le"), facts.answerBy.map(l.shortDay)), (l("Site"), sheet.siteName),
                    (l("Close le"), offer.endedOn.map(l.shortDay)),
                ]
            ) {
                h.dt(l("Employeur"))
                h.dd { h.a(sheet.partnerName, .href(Link.partner(offer.partner).path)) }
                if let convention = facts.convention, let title = sheet.conventionTitle {
                    h.dt(l("Convention"))
                    h.dd { h.a(title, .href(Link.convention(convention).path)) }
                }
            }
        }
    }

    private func panel(_ h: HTML, _ title: String, _ facts: [(String, String?)], _ first: () -> Void = {}) {
        h.section(.class("panel")) {
            h.h2(title)
            h.dl(.class("facts")) {
                first()
                for (name, value) in facts { if let value { Fact(name: name, value: value).write(h) } }
            }
        }
    }

    private func applications(_ h: HTML) {
        h.section(.class("sec"), .id("candidatures")) {
            h.h2(l("Candidatures"))
            if sheet.applications.isEmpty {
                h.p(
                    l("Personne n’est présenté. Une candidature se note depuis l’emploi d’un dossier."), .class("muted")
                )
                return
            }
            let titles = [l("Personne"), l("Présentée le"), l("Entretien le"), l("État"), l("À faire")]
            h.table(.class("tbl stack leads")) {
                h.caption(
                    l.plural(sheet.applications.count, "{n} candidature", "{n} candidatures"), .class("vh"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody { for line in sheet.applications { row(h, line, titles) } }
            }
        }
    }

    private func row(_ h: HTML, _ line: ApplicationLine, _ titles: [String]) {
        let one = line.application
        h.tr {
            h.th(.scope("row")) {
                if line.mayOpenFile, let code = line.householdCode {
                    h.a(line.name == nil ? code : ask.name(line.name), .href(Link.household(code, .employment).path))
                } else {
                    h.text(line.householdCode ?? l("ménage confidentiel"))
                }
            }
            h.td(l.shortDay(one.presentedOn), .class("d"), .data("l", titles[1]))
            h.td(one.interviewOn.map(l.shortDay) ?? "–", .class("d"), .data("l", titles[2]))
            h.td(.data("l", titles[3])) {
                words.badge(one.state).write(h)
                let more = [words.refusal(one), one.decidedOn.map(l.shortDay), line.words].compactMap(\.self)
                if !more.isEmpty { h.span(more.joined(separator: ", "), .class("under")) }
            }
            h.td(.data("l", titles[4])) { acts(h, line) }
        }
    }

    private func acts(_ h: HTML, _ line: ApplicationLine) {
        let one = line.application
        guard ask.may(.writeFiles), line.mayOpenFile else { return h.text("–") }
        if one.isUnseen {
            h.form(.action(JobLinks.act(offer.id, one.id, "lecture").path), .method("post")) {
                ask.formToken(h)
                h.button(l("J’ai lu la réponse"), .class("btn b3"))
            }
        }
        guard !one.state.isOver else {
            if !one.isUnseen { h.text("–") }
            return
        }
        for (noun, label) in [
            (JobInterview.noun, l("Entretien")), (JobHire.noun, l("Embauche")), (JobRefusal.noun, l("Non retenue")),
        ] {
            h.a(label, .class("btn b3"), .href(JobLinks.act(offer.id, one.id, noun).path))
        }
    }
}
