import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The members one by one: names, papers, protection, French; then who is awaited and who has left.
struct FileMembersPage {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    var answer: Answer {
        frame.page { h in
            h.div(.class("head")) {
                h.h2(ask.persons(file.present.count))
                if frame.mayWrite, frame.isOpen {
                    h.div(.class("acts")) {
                        h.a(l("Ajouter une personne"), .class("btn b2"), .href(frame.link("personne").path))
                        h.a(l("Naissance"), .class("btn b2"), .href(frame.link("naissance").path))
                    }
                }
            }
            h.div(.class("pair")) { for member in file.present { MemberPanel(frame: frame, member: member).write(h) } }
            if !file.awaited.isEmpty { awaited(h) }
            gone(h)
            duplicates(h)
        }
    }

    private func awaited(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Arrivées attendues"))
            h.ul(.class("bullets")) {
                for relative in file.awaited {
                    h.li {
                        h.text(words(relative) + " ")
                        if frame.mayWrite, frame.isOpen {
                            h.a(l("Noter l’arrivée"), .href(frame.link("arrivee").with("sujet", relative.id).path))
                        }
                    }
                }
            }
        }
    }

    private func words(_ relative: AwaitedRelative) -> String {
        [
            relative.identity.map { ask.name($0) }, ask.label("kinship", relative.kinship),
            relative.birthYear.map { l("né ou née en {année}", ["année": String($0)]) },
            relative.expectedOn.map { l("attendu le {jour}", ["jour": l.shortDay($0)]) } ?? l("sans date connue"),
        ].compactMap { $0 }.joined(separator: ", ").capitalizedFirst
    }

    private func gone(_ h: HTML) {
        let gone = file.members.filter { !$0.member.isOpen }
        if gone.isEmpty { return }
        h.section(.class("sec")) {
            h.h2(l("Ne font plus partie du ménage"))
            h.ul(.class("bullets")) {
                for one in gone {
                    let membership = one.member.membership
                    let reason = membership.endReason.map { ", \(ask.label("membershipEndReason", $0))" } ?? ""
                    h.li("\(ask.name(one.member.identity)), \(ask.span(membership.from, membership.to))\(reason)")
                }
            }
        }
    }

    private func duplicates(_ h: HTML) {
        guard ask.may(.mergeFiles) else { return }
        h.p(.class("sec small noprint")) {
            h.a(l("Chercher si ce ménage a un autre dossier"), .href(frame.link("doublons").path))
        }
    }
}

/// One member with everything that is known, and what may be changed.
struct MemberPanel {
    let frame: FileFrame
    let member: FileMember

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var identity: PersonalIdentity? { member.member.identity }

    func write(_ h: HTML) {
        h.section(.class("panel"), .id("p-\(member.id)")) {
            h.h2(ask.name(identity))
            h.dl(.class("facts")) {
                for fact in facts { fact.write(h) }
                originalScript(h)
                nationality(h)
                papers(h)
            }
            if frame.mayWrite, frame.isOpen { acts(h) }
        }
    }

    private var facts: [Fact] {
        var facts = [
            Fact(name: l("Lien"), value: ask.label("kinship", member.member.membership.kinship)),
            Fact(name: l("Naissance"), value: "\(l.birth(member.member.birth)) (\(ask.age(member.member.birth)))"),
            Fact(name: l("Sexe"), value: ask.label("sex", member.member.person.sex)),
        ]
        if member.member.membership.partTime {
            facts.append(Fact(name: l("Présence"), value: l("en partie, entre deux foyers")))
        }
        if let languages = ask.languages(of: member) { facts.append(Fact(name: l("Langues"), value: languages)) }
        if let level = member.french.first {
            facts.append(
                Fact(
                    name: l("Français écrit"),
                    value: l(
                        "{niveau}, évalué le {jour}",
                        [
                            "niveau": ask.label("frenchLevel", level.written), "jour": l.shortDay(level.assessedOn),
                        ])))
        }
        if let literacy = member.member.person.literacy {
            facts.append(Fact(name: l("Lecture"), value: ask.label("literacy", literacy)))
        }
        facts += comingOfAge
        if let day = member.member.person.arrivedOn {
            facts.append(Fact(name: l("Arrivée en France"), value: l.shortDay(day)))
        }
        if let route = member.member.person.arrivalRoute {
            facts.append(Fact(name: l("Voie d’arrivée"), value: ask.label("arrivalRoute", route)))
        }
        if member.member.person.isEmancipated {
            facts.append(Fact(name: l("Majorité"), value: l("mineur émancipé")))
        }
        if let guardian = frame.file.guardian, member.member.membership.kinship == .reference {
            facts.append(Fact(name: l("Organisme qui a la garde"), value: guardian))
        }
        if let phone = member.profile?.phone.nonEmpty { facts.append(Fact(name: l("Téléphone"), value: phone)) }
        if let email = member.profile?.email.nonEmpty { facts.append(Fact(name: l("Courriel"), value: email)) }
        if let aliases = identity?.aliases, !aliases.isEmpty {
            facts.append(Fact(name: l("Autres noms"), value: aliases.joined(separator: ", ")))
        }
        for spelling in identity?.spellings ?? [] {
            let system = ask.label("namingSystem", spelling.system)
            facts.append(Fact(name: l("Nom : {système}", ["système": system]), value: spelling.name))
        }
        if !member.formerNames.isEmpty {
            facts.append(Fact(name: l("Avant"), value: member.formerNames.map(\.display).joined(separator: ", ")))
        }
        if let protection = member.protection {
            facts.append(Fact(name: l("Protection"), value: words(protection)))
            // Withdrawn and given back, a status reads as the rights that there were on each day.
            facts += member.protections.filter { $0.id != protection.id }.reversed().map {
                Fact(name: l("Protection d’avant"), value: words($0))
            }
        }
        return facts
    }

    /// Half a year before the eighteenth birthday, own permit and own rights are to be prepared (V17).
    private var comingOfAge: [Fact] {
        PersonRules(RuleContext(today: ask.today)).comingOfAge(member.member.birth).compactMap { finding in
            let days = finding.values.compactMap { Day(iso: $0) }
            guard let first = days.first, let last = days.last else { return nil }
            let said =
                first == last
                ? l("18 ans le {jour} : préparez son titre et ses droits.", ["jour": l.shortDay(first)])
                : l(
                    "18 ans entre le {jour} et le {autre} : préparez son titre et ses droits.",
                    ["jour": l.shortDay(first), "autre": l.shortDay(last)])
            return Fact(name: l("Majorité"), value: said)
        }
    }

    private func words(_ protection: ProtectionStatus) -> String {
        var words = ask.label("protectionKind", protection.kind)
        if let authority = protection.authority { words += ", \(ask.label("protectionAuthority", authority))" }
        if let day = protection.decidedOn { words += l(", décision du {jour}", ["jour": l.shortDay(day)]) }
        if let day = protection.endedOn { words += l(", terminée le {jour}", ["jour": l.shortDay(day)]) }
        return words
    }

    private func originalScript(_ h: HTML) {
        guard let original = identity?.originalScript.nonEmpty else { return }
        h.dt(l("Écriture d’origine"))
        h.dd { h.bdi(original, .lang(ask.scriptTag(original))) }
    }

    private func nationality(_ h: HTML) {
        guard ask.may(.seeNationality), let codes = member.profile?.nationalities, !codes.isEmpty else { return }
        h.dt(l("Nationalité"))
        h.dd(codes.map { ask.label("country", $0) }.joined(separator: ", "))
    }

    private func papers(_ h: HTML) {
        for permit in member.permits.reversed() {
            h.dt(l("Titre"))
            h.dd {
                h.text(ask.label("permitKind", permit.kind) + " ")
                ask.badge(permit).write(h)
            }
        }
    }

    private var endings: [(String, String)] {
        member.protections.contains { $0.endedOn == nil } ? [(l("Fin de la protection"), "fin-de-protection")] : []
    }

    /// What changes often stands there; what happens once in a life is folded away, so that six members are six panels to read.
    private func acts(_ h: HTML) {
        h.p(.class("acts noprint")) {
            for act in [(l("Langues, téléphone, arrivée"), "coordonnees"), (l("Titre de séjour"), "titre")] {
                link(h, act)
            }
        }
        h.details(.class("small noprint")) {
            h.summary {
                h.text(l("Autres changements"))
                h.span(" : \(ask.name(identity))", .class("vh"))
            }
            h.p(.class("acts")) {
                for act in [
                    (l("Protection"), "protection"), (l("Niveau de français"), "francais"),
                    (l("Nouvelle identité"), "identite"), (l("Autres noms"), "graphies"),
                    (l("Départ"), "depart-membre"), (l("Décès"), "deces"),
                ] + endings {
                    link(h, act)
                }
            }
        }
    }

    private func link(_ h: HTML, _ act: (String, String)) {
        h.a(.class("btn b3"), .href(frame.link(act.1).with("sujet", member.id).path)) {
            h.text(act.0)
            h.span(" : \(ask.name(identity))", .class("vh"))
        }
    }
}
