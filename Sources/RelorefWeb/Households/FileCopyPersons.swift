import RelorefDomain
import RelorefRecords

/// What a copy of the file says of each person: names, papers, work.
extension FileCopySections {
    func person(_ member: FileMember) -> CopySection {
        let l = ask.l
        let (identity, profile) = (member.member.identity, member.profile)
        let person = member.member.person
        var lines: [(String, String)] = [
            (l("Nom"), ask.name(identity)), (l("Nom dans sa langue"), identity?.originalScript ?? ""),
            (l("Autres noms"), (identity?.aliases ?? []).joined(separator: ", ")),
            (l("Naissance"), l.birth(member.member.birth)), (l("Sexe"), ask.label("sex", person.sex)),
            (l("Nationalité"), (profile?.nationalities ?? []).map { ask.label("country", $0) }.joined(separator: ", ")),
            (l("Langues"), (profile?.languages ?? []).map { ask.label("language", $0) }.joined(separator: ", ")),
            (l("Interprète"), profile?.needsInterpreter == true ? l("oui") : ""),
            (l("Téléphone"), profile?.phone ?? ""), (l("Courriel"), profile?.email ?? ""),
            (l("Rapport à l’écrit"), person.literacy.map { ask.label("literacy", $0) } ?? ""),
            (l("Région d’origine"), person.area.map { ask.label("area", $0) } ?? ""),
            (l("Arrivée en France"), person.arrivedOn.map(l.day) ?? ""),
            (l("Voie d’arrivée"), person.arrivalRoute.map { ask.label("arrivalRoute", $0) } ?? ""),
            (l("Mineur émancipé par le juge"), person.isEmancipated ? l("oui") : ""),
            (l("Décès"), person.diedOn.map(l.day) ?? ""),
            (
                l("Dans le ménage"),
                "\(ask.label("kinship", member.member.membership.kinship)), \(ask.span(member.member.membership.from, member.member.membership.to))"
            ),
        ]
        lines += (identity?.spellings ?? []).map {
            (l("Nom : {système}", ["système": ask.label("namingSystem", $0.system)]), $0.name)
        }
        lines += member.formerNames.map { (l("Nom d’avant"), $0.display) }
        lines += papers(member) + work(member)
        return CopySection(ask.name(identity), lines)
    }

    private func papers(_ member: FileMember) -> [(String, String)] {
        let l = ask.l
        let protections = member.protections.map { protection in
            let days = [
                protection.decidedOn.map { l("décidée le {jour}", ["jour": l.day($0)]) },
                protection.notifiedOn.map { l("notifiée le {jour}", ["jour": l.day($0)]) },
                protection.endedOn.map { l("finie le {jour}", ["jour": l.day($0)]) },
            ]
            return (
                l("Protection"),
                ([ask.label("protectionKind", protection.kind)] + days.compactMap(\.self)).joined(separator: ", ")
            )
        }
        let permits = member.permits.map { permit in
            (
                l("Titre de séjour"),
                "\(ask.label("permitKind", permit.kind)), \(ask.span(permit.issuedOn, permit.expiresOn))"
            )
        }
        let french = member.french.map { level in
            let words = l(
                "oral {oral}, écrit {écrit}, le {jour}",
                [
                    "oral": ask.label("frenchLevel", level.oral), "écrit": ask.label("frenchLevel", level.written),
                    "jour": l.day(level.assessedOn),
                ])
            return (l("Niveau de français"), words)
        }
        return protections + permits + french
    }

    private func work(_ member: FileMember) -> [(String, String)] {
        let spells = member.spells.map { spell in
            (
                ask.l("Contrat de travail"),
                "\(ask.words(spell, employers: member.employers)), \(ask.span(spell.from, spell.to))"
            )
        }
        let situations = member.situations.map { situation in
            (
                ask.l("Situation professionnelle"),
                "\(ask.label("employmentStatus", situation.status)), \(ask.span(situation.from, nil))"
            )
        }
        return spells + situations
    }
}
