import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Where a copy is asked for, agreed to, taken out and handed over.
struct FileCopyPage {
    let ask: Ask
    let file: HouseholdFile
    let releases: [FileRelease]
    let papers: PaperPackage
    let names: [String: String]
    var refusal: FormRefusal?

    private var l: Language { ask.l }
    private var link: Link { .act(.household(file.household.code), "copie") }

    var answer: Answer {
        let household = ask.title(of: file.head?.member.identity, code: file.household.code)
        return ask.page("\(l("Copie du dossier")), \(household)", current: .households) { h in
            h.div(.class("over")) { h.a(household, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Copie du dossier"))
                    h.p(
                        l(
                            "Pour les personnes qui demandent ce qui est gardé sur elles. Une personne prépare, une autre donne son accord."
                        ))
                }
            }
            if file.household.erasedOn == nil { asking(h) }
            if !releases.isEmpty { h.h2(l("Copies demandées"), .class("sec")) }
            h.ol(.class("tl")) { for release in releases { line(h, release) } }
        }.opening(file.household.id)
    }

    var refused: Answer {
        var answer = answer
        answer.status = .unprocessableContent
        return answer
    }

    /// The day counts: the copy is owed within a month of it.
    private func asking(_ h: HTML) {
        let form = ActForm(ask: ask, refusal: refusal)
        let spoken = FamilyLanguage(spoken: file.head?.profile?.languages ?? [])
        refusal?.summary(h, ask)
        h.form(.action(link.path), .method("post")) {
            ask.formToken(h)
            ask.formKey(h)
            h.div(.class("line")) {
                form.day(
                    h, "jour", l("Demandée le"), hint: l("La copie est due dans le mois qui suit (RGPD, art. 12)."),
                    usual: ask.today)
                form.choice(
                    h, "langue", l("Langue de la première page"),
                    FamilyLanguage.allCases.map { ($0.rawValue, FamilyDays.name($0)) },
                    hint: l("À côté du français."), usual: spoken.rawValue)
            }
            h.div(.class("acts")) { h.button(l("Préparer une copie"), .class("btn")) }
        }
    }

    private func line(_ h: HTML, _ release: FileRelease) {
        let day = release.request?.askedOn ?? release.askedAt.day(in: "Europe/Paris")
        h.li {
            h.time(l.shortDay(day), .datetime(day.iso))
            h.div {
                h.p {
                    h.text(l("Préparée par {nom}", ["nom": names[release.askedBy] ?? ""]))
                    if let language = release.request?.language, language != .french {
                        h.text(" · ")
                        h.bdi(FamilyDays.name(language), .lang(language.rawValue))
                    }
                }
                if let released = release.releasedBy {
                    h.p(l("Accord de {nom}", ["nom": names[released] ?? ""]))
                } else if release.askedBy == ask.visitor?.actor.id {
                    h.p(l("En attente de l’accord d’une deuxième personne."))
                }
                owed(h, release)
                h.div(.class("acts")) { acts(h, release) }
            }
        }
    }

    private func owed(_ h: HTML, _ release: FileRelease) {
        if let handedOn = release.handedOn {
            h.p { Badge(.ok, l("remise le {jour}", ["jour": l.shortDay(handedOn)])).write(h) }
        } else if let last = release.owedBy {
            let words = l(
                "à remettre avant le {jour}, {distance}",
                ["jour": l.shortDay(last), "distance": l.distance(from: ask.today, to: last)])
            h.p { Badge(last < ask.today ? .late : .wait, words).write(h) }
        }
    }

    private func acts(_ h: HTML, _ release: FileRelease) {
        let own = Link.act(link, release.id)
        if release.isOpen(at: ask.now) {
            h.a(l("Lire ou imprimer"), .class("btn b2"), .href(own.path))
            h.a(l("Télécharger (JSON)"), .class("btn b3"), .href(Link.act(own, "json").path))
            for part in papers.parts.indices {
                h.a(
                    papers.parts.count == 1
                        ? l("Télécharger les pièces (zip)")
                        : l(
                            "Télécharger les pièces, {n} sur {total} (zip)",
                            ["n": l.number(part + 1), "total": l.number(papers.parts.count)]),
                    .class("btn b3"), .href(PaperPackage.link(own, part).path))
            }
            if release.owedBy != nil { button(h, Link.act(own, "remise"), l("Remise aujourd’hui")) }
        } else if release.releasedBy == nil, release.askedBy != ask.visitor?.actor.id {
            button(h, Link.act(own, "accord"), l("Donner son accord"))
        } else if release.releasedBy != nil {
            h.span(l("Les sept jours sont passés."), .class("small muted"))
        }
    }

    private func button(_ h: HTML, _ act: Link, _ words: String) {
        h.form(.action(act.path), .method("post")) {
            ask.formToken(h)
            h.button(words, .class("btn b2"))
        }
    }
}

/// What stands above a copy, in the language of whoever asked: what it is, what may be asked, and who can read it along.
struct FileCopyCover: Sendable {
    let tongue: FamilyTongue
    let day: Day

    func write(_ h: HTML) {
        if tongue.language == .french { return }
        h.section(.class("panel cover"), .aria("label", FamilyPhrase.copyTitle.french)) {
            h.p(.class("what")) { tongue.say(h, .copyTitle) }
            h.p { tongue.day(h, day) }
            for phrase in [FamilyPhrase.copyYours, .copyCorrect, .copyErase, .copyAsk, .copyComplain] {
                h.p { tongue.say(h, phrase) }
            }
        }
    }
}
