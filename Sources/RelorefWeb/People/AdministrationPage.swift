import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The hub of administration: what a network still has to set up, then each subject with its effect and last change.
struct AdministrationPage {
    let ask: Ask
    let subjects: [AdministrationSubject]
    let changes: [AdministrationSubject: LastChange]
    /// For those who administer accounts.
    let setup: SetupState?
    let lastBackup: Moment?
    let approvals: ApprovalPanel

    private var l: Language { ask.l }

    private struct Step {
        let isDone: Bool
        let sentence: String
        var link: Link?
    }

    var answer: Answer {
        ask.page(l("Administration"), current: .administration) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Administration"))
                    h.p(l("L’administration règle l’outil. Elle n’ouvre aucun dossier de ménage."))
                }
            }
            approvals.write(h)
            if let setup { checklist(h, steps(setup)) }
            table(h)
        }
    }

    private func steps(_ setup: SetupState) -> [Step] {
        [
            Step(
                isDone: setup.openSites > 0,
                sentence: l.plural(setup.openSites, "{n} site est ouvert.", "{n} sites sont ouverts."), link: .network),
            Step(
                isDone: setup.administrators > 1,
                sentence: l.plural(
                    setup.administrators, "{n} personne administre les comptes : il en faut deux, pour les absences.",
                    "{n} personnes administrent les comptes : il en faut deux, pour les absences."),
                link: Link.accounts.with("role", Role.administrator.rawValue)),
            Step(
                isDone: setup.sitesWithoutHead == 0,
                sentence: setup.sitesWithoutHead == 0
                    ? l("Chaque site ouvert a sa direction.")
                    : l.plural(
                        setup.sitesWithoutHead, "{n} site ouvert est sans direction.",
                        "{n} sites ouverts sont sans direction."),
                link: .newInvitation),
        ] + people(setup) + [backup, reference(setup)]
    }

    private func people(_ setup: SetupState) -> [Step] {
        [
            Step(
                isDone: setup.accountsWithoutSecondFactor == 0,
                sentence: setup.accountsWithoutSecondFactor == 0
                    ? l("Chaque compte ouvert a relié un téléphone.")
                    : l.plural(
                        setup.accountsWithoutSecondFactor, "{n} compte ouvert n’a pas relié de téléphone.",
                        "{n} comptes ouverts n’ont pas relié de téléphone."),
                link: Link.accounts.with("etat", AccountFilter.State.unfinished.rawValue)),
            Step(
                isDone: setup.passwordsForgotten == 0,
                sentence: setup.passwordsForgotten == 0
                    ? l("Personne n’attend de nouveau mot de passe.")
                    : l.plural(
                        setup.passwordsForgotten, "{n} collègue attend un nouveau mot de passe.",
                        "{n} collègues attendent un nouveau mot de passe."),
                link: Link.accounts.with("etat", AccountFilter.State.asking.rawValue)),
        ]
    }

    private func reference(_ setup: SetupState) -> Step {
        Step(
            isDone: setup.unverifiedLabels == 0,
            sentence: setup.unverifiedLabels == 0
                ? l("Chaque repère a été comparé à sa source.")
                : l.plural(
                    setup.unverifiedLabels, "{n} repère vient de mémoire : à confirmer.",
                    "{n} repères viennent de mémoire : à confirmer."),
            link: .referenceLists)
    }

    private var backup: Step {
        guard let lastBackup else {
            return Step(isDone: false, sentence: l("Aucune sauvegarde n’a encore été faite par « reloref backup »."))
        }
        let day = lastBackup.day(in: "Europe/Paris")
        return Step(
            isDone: day.days(until: ask.today) <= 8,
            sentence: l("Dernière sauvegarde : {moment}.", ["moment": l.moment(lastBackup)]))
    }

    private func checklist(_ h: HTML, _ steps: [Step]) {
        let left = steps.count { !$0.isDone }
        h.section {
            h.h2(
                left == 0
                    ? l("Tout est en place")
                    : l.plural(left, "{n} point à régler", "{n} points à régler"))
            h.ul(.class("tasks")) {
                for step in steps.filter({ !$0.isDone }) + steps.filter(\.isDone) {
                    h.li {
                        if let link = step.link {
                            h.a(step.sentence, .href(link.path))
                        } else {
                            h.span(step.sentence)
                        }
                        if step.isDone { h.span(l("en place")) } else { Badge(.wait, l("à régler")).write(h) }
                    }
                }
            }
        }
    }

    private func table(_ h: HTML) {
        h.section(.class("sec")) {
            h.table(.class("tbl stack")) {
                h.caption(l("Réglages"))
                h.thead {
                    h.tr {
                        h.th(l("Sujet"), .scope("col"))
                        h.th(l("Ce que cela change"), .scope("col"))
                        h.th(l("Dernier changement"), .scope("col"))
                    }
                }
                h.tbody {
                    for subject in subjects {
                        h.tr {
                            h.th(.scope("row")) { h.a(subject.title(l), .href(subject.link.path)) }
                            h.td(subject.effect(l), .data("l", l("Ce que cela change")))
                            h.td(.data("l", l("Dernier changement"))) { change(h, subject) }
                        }
                    }
                }
            }
        }
    }

    private func change(_ h: HTML, _ subject: AdministrationSubject) {
        guard let change = changes[subject] else { return h.text(subject.nouns.isEmpty ? "–" : l("aucun")) }
        h.span {
            h.text(l.moment(change.at))
            h.span(change.colleague, .class("under"))
        }
    }
}
