import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What is known of a guarantee besides where it stands: landlord, visa, first year, premium, claims.
struct GuaranteeFacts {
    let ask: Ask
    let file: GuaranteeFile
    /// The day by which the landlord takes over, by the rule (D-22).
    var handOverBy: Day?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        let (words, one) = (GuaranteeWords(ask: ask), file.guarantee)
        var facts: [(String, String)] = []
        if let landlord = file.landlordName { facts.append((l("Bailleur"), landlord)) }
        if let visa = one.visa {
            facts.append(
                (
                    l("Visa"),
                    visa.until.map {
                        l("du {jour}, valable jusqu’au {fin}", ["jour": l.shortDay(visa.on), "fin": l.shortDay($0)])
                    } ?? l("du {jour}", ["jour": l.shortDay(visa.on)])
                ))
        }
        if let from = one.days.active, let to = one.firstYearTo {
            facts.append(
                (
                    l("Première année"),
                    l("du {début} au {fin}", ["début": l.shortDay(from), "fin": l.shortDay(to)])
                ))
        }
        if let premium = words.premium(one) {
            facts.append((l("Cotisation"), premium))
        } else if file.terms.hasPremium, one.state.covers {
            facts.append((l("Cotisation"), l("pas encore notée")))
        }
        for claim in file.claims { facts.append((l("Sinistre"), words.claim(claim))) }
        guard !facts.isEmpty else { return }
        h.dl(.class("facts")) {
            for (name, value) in facts {
                h.dt(name)
                h.dd(value)
            }
        }
    }
}
