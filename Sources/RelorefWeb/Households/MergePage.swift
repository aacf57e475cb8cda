import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Two files of one household side by side: which values hold, who is who, what moves. Nothing happens by itself.
struct MergePage {
    let ask: Ask
    let file: HouseholdFile
    let other: HouseholdFile
    let counts: MergeCounts
    var refusal: FormRefusal?

    private var l: Language { ask.l }
    private var form: ActForm { ActForm(ask: ask, refusal: refusal) }
    private func link(_ noun: String) -> Link { .act(.household(file.household.code), noun) }

    /// Who in the file that goes is who in the one that stays, as chosen or as it seems.
    var pairs: [(theirs: FileMember, ours: FileMember)] {
        other.members.compactMap { theirs in
            let chosen = form.value("qui_\(theirs.id)", guess(theirs))
            return file.members.first { $0.id == chosen }.map { (theirs, $0) }
        }
    }

    var answer: Answer {
        let name = ask.title(of: file.head?.member.identity, code: file.household.code)
        var answer = ask.page("\(l("Réunir deux dossiers")), \(name)", current: .households) { h in
            h.div(.class("over")) { h.a(name, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Réunir deux dossiers"))
                    h.p(
                        l(
                            "Le dossier {gardé} continue ; ce que contient {autre} y est versé. Les deux codes restent connus, et c’est réversible pendant 30 jours.",
                            ["gardé": file.household.code, "autre": other.household.code]))
                }
                h.div(.class("acts")) {
                    h.a(
                        l("Garder plutôt {code}", ["code": other.household.code]), .class("btn b2"),
                        .href(
                            Link.act(.household(other.household.code), "fusion").with("avec", file.household.code).path)
                    )
                }
            }
            refusal?.summary(h, ask)
            form(h)
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer.opening(file.household.id).opening(other.household.id)
    }

    private func form(_ h: HTML) {
        h.form(.action(link("fusion").path), .method("post"), .novalidate) {
            ask.formToken(h)
            ask.formKey(h)
            h.input(.type("hidden"), .name("avec"), .value(other.household.code))
            table("dossier", l("Les dossiers"), MergeRows(ask: ask).files(file, other)).write(h)
            whoIsWho(h)
            for pair in pairs {
                h.input(.type("hidden"), .name("vu_\(pair.theirs.id)"), .value(pair.ours.id))
                h.div(.class("sec")) {
                    table(
                        "p_\(pair.theirs.id)", ask.name(pair.ours.member.identity),
                        MergeRows(ask: ask).persons(pair.ours, pair.theirs)
                    ).write(h)
                }
            }
            stays(h)
            moving(h)
            refusal?.confirming(h, ask)
            h.div(.class("acts sec")) {
                h.button(l("Réunir les dossiers"), .class("btn"))
                h.a(l("Renoncer"), .class("btn b3"), .href(link("doublons").path))
            }
        }
    }

    private func table(_ prefix: String, _ caption: String, _ rows: [MergeRow]) -> MergeTable {
        MergeTable(
            form: form, prefix: prefix, caption: caption,
            ours: l("{code} (gardé)", ["code": file.household.code]), theirs: other.household.code, rows: rows)
    }

    private func whoIsWho(_ h: HTML) {
        h.div(.class("sec")) {
            form.group(
                h, "membres", l("Qui est qui ?"), hint: l("Une personne qui n’est pas dans l’autre dossier s’y ajoute.")
            ) {
                for member in other.members {
                    form.choice(
                        h, "qui_\(member.id)", ask.name(member.member.identity), choices, usual: guess(member))
                }
                h.button(
                    l("Comparer les personnes choisies"), .class("btn b2"), .name("suite"), .value("comparer"))
            }
        }
    }

    private var choices: [(String, String)] {
        file.members.map { ($0.id, l("est {nom}", ["nom": ask.name($0.member.identity)])) }
            + Kinship.allCases.filter { $0 != .reference }
            .map { ($0.rawValue, l("autre personne : {lien}", ["lien": ask.label("kinship", $0)])) }
    }

    private func stays(_ h: HTML) {
        guard !other.homes.isEmpty else { return }
        h.div(.class("sec")) {
            form.group(
                h, "sejours", l("Séjours déjà connus"),
                hint: l("Cochez ceux que le dossier gardé raconte déjà : ils ne comptent qu’une fois.")
            ) {
                for home in other.homes {
                    let span = ask.span(home.stay.from ?? home.stay.plannedFrom, home.stay.to)
                    form.tick(h, "sejour_\(home.id)", "\(ask.place(of: home)), \(span)", usual: isKnown(home))
                }
            }
        }
    }

    private func moving(_ h: HTML) {
        let moved = [
            (l("Personnes"), counts.persons), (l("Séjours"), counts.stays), (l("Notes"), counts.notes),
            (l("Titres et protections"), counts.papers), (l("Contrats"), counts.contracts),
            (l("Accords"), counts.consents), (l("Proches attendus"), counts.awaited),
        ]
        h.section(.class("sec")) {
            h.h2(l("Ce qui passe de {autre} à {gardé}", ["autre": other.household.code, "gardé": file.household.code]))
            h.dl(.class("facts wordy")) {
                for (name, count) in moved where count > 0 { Fact(name: name, value: l.number(count)).write(h) }
            }
        }
    }

    /// The member of the kept file with a like name and birth date, or the tie that was told.
    private func guess(_ member: FileMember) -> String {
        guard let identity = member.member.identity else { return Kinship.otherRelative.rawValue }
        let wanted = DuplicateTest(names: [Transliteration.nameKey(identity.display)], birth: identity.birth)
        let ranked = file.members.compactMap { one -> (String, Double)? in
            guard let other = one.member.identity else { return nil }
            let likeness = wanted.likeness(
                to: DuplicateTest(names: [Transliteration.nameKey(other.display)], birth: other.birth))
            return likeness > 0 ? (one.id, likeness) : nil
        }
        if let best = ranked.max(by: { $0.1 < $1.1 }) { return best.0 }
        let tie = member.member.membership.kinship
        return tie == .reference ? Kinship.otherRelative.rawValue : tie.rawValue
    }

    private func isKnown(_ home: HomePlace) -> Bool {
        guard let nights = home.stay.nights else { return false }
        return file.homes.contains { $0.stay.nights.map { $0.overlap(nights) } ?? false }
    }
}

/// Two persons of one file side by side: the same one, written twice.
struct PersonMergePage {
    let ask: Ask
    let file: HouseholdFile
    let kept: FileMember
    let absorbed: FileMember

    private var l: Language { ask.l }

    var answer: Answer {
        let name = ask.title(of: file.head?.member.identity, code: file.household.code)
        let link = Link.act(.household(file.household.code), "personnes-reunies")
        let answer = ask.page("\(l("Réunir deux personnes")), \(name)", current: .households) { h in
            h.div(.class("over")) { h.a(name, .href(Link.household(file.household.code, .members).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Réunir deux personnes"))
                    h.p(l("La même personne a été écrite deux fois dans ce dossier. Réversible pendant 30 jours."))
                }
                h.div(.class("acts")) {
                    h.a(
                        l("Garder plutôt l’autre"), .class("btn b2"),
                        .href(link.with("sujet=\(absorbed.id)&avec=\(kept.id)").path))
                }
            }
            h.form(.action(link.path), .method("post"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                h.input(.type("hidden"), .name("sujet"), .value(kept.id))
                h.input(.type("hidden"), .name("avec"), .value(absorbed.id))
                MergeTable(
                    form: ActForm(ask: ask, refusal: nil), prefix: "p", caption: l("La personne"),
                    ours: l("{lien} (gardé)", ["lien": tie(kept)]), theirs: tie(absorbed),
                    rows: MergeRows(ask: ask).persons(kept, absorbed)
                ).write(h)
                h.div(.class("acts sec")) {
                    h.button(l("Réunir les deux personnes"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(Link.household(file.household.code, .members).path))
                }
            }
        }
        return answer.opening(file.household.id)
    }

    private func tie(_ member: FileMember) -> String {
        ask.label("kinship", member.member.membership.kinship).capitalizedFirst
    }
}
