import RelorefDomain
import RelorefHTML
import RelorefRecords

extension Ask {
    /// "36 ans", "35 ou 36 ans" when the birth date is known in part, "né aujourd’hui ou plus tard" never.
    func age(_ birth: PartialDate) -> String {
        guard let ages = birth.ages(on: today) else { return l("âge inconnu") }
        if ages.upperBound == 0 { return l("moins d’un an") }
        if ages.lowerBound == ages.upperBound { return l.plural(ages.lowerBound, "{n} an", "{n} ans") }
        return l("{moins} ou {plus} ans", ["moins": String(ages.lowerBound), "plus": String(ages.upperBound)])
    }

    /// When a paper ends, with the colour of how near that is.
    func badge(_ permit: ResidencePermit) -> Badge {
        guard let end = permit.expiresOn else { return Badge(.plain, l("fin inconnue")) }
        let day = ["jour": l.shortDay(end)] as KeyValuePairs
        let left = today.days(until: end)
        if left < 0 { return Badge(.late, l("expiré le {jour}", day)) }
        return left <= 90
            ? Badge(.wait, l("expire le {jour}", day)) : Badge(.ok, l("valable jusqu’au {jour}", day))
    }

    /// When an authorised stay ends, with the colour of how near that is.
    func badge(term: Day) -> Badge {
        let day = ["jour": l.shortDay(term)] as KeyValuePairs
        let left = today.days(until: term)
        if left < 0 { return Badge(.late, l("dépassé depuis le {jour}", day)) }
        return Badge(left <= 30 ? .wait : .plain, l("jusqu’au {jour}", day))
    }

    /// "dari (interprète), français A1": what the reference person is spoken to in.
    func languages(of member: FileMember?) -> String? {
        guard let member else { return nil }
        var words: [String] = []
        // French is told by its level where one is known.
        let spoken = member.profile?.languages.filter { $0 != "fra" || member.french.isEmpty } ?? []
        if let profile = member.profile, !spoken.isEmpty {
            let names = spoken.map { label("language", $0) }.joined(separator: ", ")
            words.append(profile.needsInterpreter ? l("{langues} (interprète)", ["langues": names]) : names)
        } else if member.profile?.needsInterpreter == true {
            words.append(l("interprète"))
        }
        if let level = member.french.first {
            words.append(l("français {niveau}", ["niveau": label("frenchLevel", level.oral)]))
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// What an adult does today: a contract, a declared situation, or nothing that is known.
    func work(of member: FileMember) -> (words: String, since: Day?) {
        if let spell = member.spells.first(where: { $0.covers(today) }) { return (words(spell), spell.from) }
        if let situation = member.situations.first(where: { $0.from <= today }) {
            return (label("employmentStatus", situation.status), situation.from)
        }
        return (l("situation inconnue"), nil)
    }

    /// "CDI, 35 h, Blanchisserie du Val".
    func words(_ spell: EmploymentSpell, employers: [String: String] = [:]) -> String {
        let hours = spell.weeklyHoursTenths.map {
            l("{n} h par semaine", ["n": l.numbers.number(Double($0) / 10, places: $0.isMultiple(of: 10) ? 0 : 1)])
        }
        return [label("contractType", spell.contract), hours, spell.employer.flatMap { employers[$0] }]
            .compactMap { $0 }.joined(separator: ", ")
    }

    /// "du 3 mars 2025 au 4 avril 2026", "depuis le 3 mars 2025".
    func span(_ from: Day?, _ to: Day?) -> String {
        switch (from, to) {
        case (let from?, let to?): l("du {début} au {fin}", ["début": l.shortDay(from), "fin": l.shortDay(to)])
        case (let from?, nil): l("depuis le {jour}", ["jour": l.shortDay(from)])
        case (nil, let to?): l("jusqu’au {jour}", ["jour": l.shortDay(to)])
        case (nil, nil): l("dates inconnues")
        }
    }

    /// A script's language tag, so that a reader's voice and the fonts follow; nothing is inferred but the script.
    func scriptTag(_ name: String) -> String {
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: return "und-Arab"
            case 0x0400...0x04FF: return "und-Cyrl"
            case 0x1200...0x139F: return "und-Ethi"
            case 0x0980...0x09FF: return "und-Beng"
            case 0x0B80...0x0BFF: return "und-Taml"
            case 0x0F00...0x0FFF: return "und-Tibt"
            case 0x4E00...0x9FFF: return "und-Hani"
            default: continue
            }
        }
        return "und"
    }
}

extension FileMember {
    /// Whether the person counts among the adults today; somebody whose age is in doubt does, unless there as a child.
    func isAdult(on day: Day) -> Bool {
        member.birth.isAdult(on: day) ?? ![.child, .stepchild, .foster].contains(member.membership.kinship)
    }
}
