import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What an employer sees behind its link, without an account: its jobs, those presented by number, and a form for more.
struct EmployerPages {
    let ask: Ask
    let shown: EmployerJobs

    private var l: Language { ask.l }
    private var words: JobWords { JobWords(ask: ask) }
    var outside: OutsidePage { OutsidePage(ask: ask) }

    func check(failed: Bool = false) -> Answer {
        outside.check(
            l("Vos offres d’emploi"),
            about: l(
                "{association} vous ouvre ici le suivi des postes que vous proposez.",
                ["association": shown.association]),
            left: failed ? shown.link.left : nil)
    }

    func list(told: String? = nil) -> Answer {
        outside.page(l("Vos offres d’emploi")) { h in
            if let told { h.p(told, .class("banner"), .role("status")) }
            h.p(
                l(
                    "{bailleur} et {association}, site {site}.",
                    ["bailleur": shown.partnerName, "association": shown.association, "site": shown.siteName]),
                .class("muted"))
            h.div(.class("acts")) { outside.again(h, "nouvelle", l("Proposer un poste")) }
            if shown.jobs.isEmpty { h.p(l("Aucun poste proposé encore."), .class("muted")) }
            for job in shown.jobs { section(h, job) }
            outside.left(h, shown.count - shown.jobs.count)
            h.p(l("Pour une question, appelez l’association."), .class("small muted sec"))
        }
    }

    private func section(_ h: HTML, _ job: EmployerJob) {
        h.section(.class("sec")) {
            h.h2 {
                h.text(job.offer.facts.title + " ")
                words.badge(job.offer.state).write(h)
            }
            h.p(words.terms(job.offer.facts), .class("muted"))
            if job.candidates.isEmpty {
                h.p(l("Personne ne vous a encore été présenté."), .class("muted"))
            } else {
                table(h, job)
            }
            if !job.offer.state.isOver {
                h.div(.class("acts")) {
                    outside.again(
                        h, "question", l("Poser une question"), value: job.id, tone: "b3",
                        label: l("Poser une question sur : {poste}", ["poste": job.offer.facts.title]))
                }
            }
        }
    }

    private func table(_ h: HTML, _ job: EmployerJob) {
        let titles = [l("Candidature"), l("Présentée le"), l("Entretien le"), l("Votre réponse")]
        h.table(.class("tbl stack leads")) {
            h.caption(l.plural(job.candidates.count, "{n} candidature", "{n} candidatures"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for one in job.candidates {
                    h.tr {
                        h.th(l("Candidature {n}", ["n": l.number(one.number)]), .scope("row"))
                        h.td(l.shortDay(one.presentedOn), .data("l", titles[1]))
                        h.td(one.interviewOn.map(l.shortDay) ?? "–", .data("l", titles[2]))
                        h.td(.data("l", titles[3])) {
                            if one.isToDecide {
                                outside.again(
                                    h, "entretien", l("Proposer un entretien"), value: one.id,
                                    label: l("Proposer un entretien à la candidature {n}", ["n": l.number(one.number)]))
                                outside.again(
                                    h, "refuser", l("Ne pas retenir"), value: one.id, tone: "b3",
                                    label: l("Ne pas retenir la candidature {n}", ["n": l.number(one.number)]))
                            } else {
                                words.badge(one.state).write(h)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Why; then the sentence that goes with the reason, to be changed before it is sent.
    func refuse(_ one: EmployerCandidate, reason: JobApplication.EmployerReason?, fault: Bool = false) -> Answer {
        let title = l("Ne pas retenir la candidature {n}", ["n": l.number(one.number)])
        let refusal = fault ? FormRefusal(errors: [.init(field: "motif", sentence: l("Donnez le motif."))]) : nil
        return outside.page(title, refusal) { h, form in
            guard let reason else {
                return outside.form(h, "refuser", one.id, send: l("Continuer"), isLast: false) {
                    form.options(
                        h, "motif", l("Motif"),
                        JobApplication.EmployerReason.allCases.map { ($0.rawValue, words.name($0).capitalizedFirst) })
                }
            }
            outside.form(h, "refuser", one.id, send: l("Envoyer")) {
                h.input(.type("hidden"), .name("motif"), .value(reason.rawValue))
                h.p(l("Motif : {motif}.", ["motif": words.name(reason)]))
                Field(
                    id: "message", label: l("Message au conseiller ou à la conseillère"),
                    hint: l("Vous pouvez le modifier. Il n’est lu que par l’association.")
                ).area(h, value: ask.form.filled("message") ?? canned(reason))
            }
        }
    }

    private func canned(_ reason: JobApplication.EmployerReason) -> String {
        l(
            "Bonjour, nous ne retenons pas cette candidature. Motif : {motif}. Merci de nous en présenter d’autres.",
            ["motif": words.name(reason)])
    }

    func propose(_ refusal: FormRefusal? = nil) -> Answer {
        outside.page(l("Proposer un poste"), refusal) { h, form in
            outside.form(h, "nouvelle", send: l("Envoyer l’offre")) {
                JobFields.write(h, form, byEmployer: true)
            }
        }
    }
}
