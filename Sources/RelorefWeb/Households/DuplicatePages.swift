import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Files that may be of the same household, and two of them side by side.
struct DuplicatePages {
    let ask: Ask
    let file: HouseholdFile

    private var l: Language { ask.l }
    private var name: String { ask.title(of: file.head?.member.identity, code: file.household.code) }
    private func link(_ noun: String) -> Link { .act(.household(file.household.code), noun) }

    private func page(_ title: String, _ content: (HTML) -> Void) -> Answer {
        ask.page("\(title), \(name)", current: .households) { h in
            h.div(.class("over")) { h.a(name, .href(Link.household(file.household.code).path)) }
            h.div(.class("head")) { h.h1(title) }
            content(h)
        }
    }

    func list(_ cards: [PersonCard], merges: [FileMerge]) -> Answer {
        page(l("Un autre dossier de ce ménage ?")) { h in
            if cards.isEmpty {
                h.p(
                    l(
                        "Aucune personne de ce ménage ne ressemble à quelqu’un d’un autre dossier que vous pouvez ouvrir."
                    ), .class("empty"))
            } else {
                table(h, cards)
            }
            let running = merges.filter { !$0.isUndone && $0.kept == file.household.id }
            if !running.isEmpty { undo(h, running) }
        }
    }

    private func table(_ h: HTML, _ cards: [PersonCard]) {
        let titles = [l("Personne"), l("Naissance"), l("Dossier"), l("Site"), l("Suite")]
        h.table(.class("tbl stack")) {
            h.caption(l.plural(cards.count, "{n} personne à comparer", "{n} personnes à comparer"), .role("status"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for card in cards {
                    h.tr {
                        h.th(ask.name(card.identity), .scope("row"))
                        h.td(l.birth(card.identity?.birth ?? .unknown), .data("l", titles[1]))
                        h.td(.data("l", titles[2])) {
                            h.a(card.householdCode, .href(Link.household(card.householdCode).path), .class("code"))
                            h.text(" (\(ask.persons(card.householdSize)))")
                        }
                        h.td(card.siteName, .data("l", titles[3]))
                        h.td(.data("l", titles[4])) {
                            h.a(l("Comparer et réunir"), .href(link("fusion").with("avec", card.householdCode).path))
                        }
                    }
                }
            }
        }
    }

    private func undo(_ h: HTML, _ merges: [FileMerge]) {
        h.section(.class("sec")) {
            h.h2(l("Dossiers réunis"))
            for merge in merges {
                h.form(.action(link("fusion-annulee").path), .method("post")) {
                    ask.formToken(h)
                    h.input(.type("hidden"), .name("sujet"), .value(merge.id))
                    h.p(l("Réunis le {moment}.", ["moment": l.moment(merge.mergedAt)]))
                    h.button(l("Annuler cette réunion"), .class("btn b3"))
                }
            }
        }
    }

    func compare(_ other: HouseholdFile, refusal: FormRefusal? = nil) -> Answer {
        page(l("Réunir deux dossiers")) { h in
            refusal?.summary(h, ask)
            h.p(
                l(
                    "Le dossier {gardé} continue ; ce que contient {autre} y est versé. Réversible pendant 30 jours.",
                    [
                        "gardé": file.household.code, "autre": other.household.code,
                    ]))
            h.div(.class("pair sec")) {
                side(h, file, l("Gardé"))
                side(h, other, l("Versé dans l’autre"))
            }
            form(h, other, ActForm(ask: ask, refusal: refusal))
        }
    }

    private func side(_ h: HTML, _ one: HouseholdFile, _ role: String) {
        h.section(.class("panel")) {
            h.h2("\(one.household.code), \(role)")
            h.dl(.class("facts")) {
                for fact in facts(one) { fact.write(h) }
            }
        }
    }

    private func facts(_ one: HouseholdFile) -> [Fact] {
        [
            Fact(name: l("Ouvert le"), value: l.shortDay(one.household.openedOn)),
            Fact(name: l("Site"), value: one.siteName),
            Fact(name: l("Référent"), value: one.referentName ?? l("aucun")),
        ]
            + one.members.map {
                Fact(
                    name: ask.label("kinship", $0.member.membership.kinship).capitalizedFirst,
                    value: "\(ask.name($0.member.identity)), \(l.birth($0.member.birth))")
            }
            + one.homes.map {
                Fact(name: ask.span($0.stay.from ?? $0.stay.plannedFrom, $0.stay.to), value: ask.place(of: $0))
            }
    }

    private func form(_ h: HTML, _ other: HouseholdFile, _ form: ActForm) {
        h.form(.class("sec"), .action(link("fusion").path), .method("post"), .novalidate) {
            ask.formToken(h)
            ask.formKey(h)
            h.input(.type("hidden"), .name("avec"), .value(other.household.code))
            form.group(h, "membres", l("Qui est qui ?")) {
                for member in other.members {
                    form.choice(h, "qui_\(member.id)", ask.name(member.member.identity), choices, usual: guess(member))
                }
            }
            if !other.homes.isEmpty {
                form.group(
                    h, "sejours", l("Séjours déjà connus"),
                    hint: l("Cochez ceux que le dossier gardé raconte déjà : ils ne comptent qu’une fois.")
                ) {
                    for home in other.homes {
                        form.tick(
                            h, "sejour_\(home.id)",
                            "\(ask.place(of: home)), \(ask.span(home.stay.from ?? home.stay.plannedFrom, home.stay.to))",
                            usual: isKnown(home))
                    }
                }
            }
            form.refusal?.confirming(h, ask)
            h.button(l("Réunir les dossiers"), .class("btn"))
        }
    }

    private var choices: [(String, String)] {
        file.members.map { ($0.id, l("est {nom}", ["nom": ask.name($0.member.identity)])) }
            + Kinship.allCases.filter { $0 != .reference }
            .map { ($0.rawValue, l("autre personne : {lien}", ["lien": ask.label("kinship", $0)])) }
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
