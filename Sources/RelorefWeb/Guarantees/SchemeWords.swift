import RelorefDomain
import RelorefHTML

/// How the rules of a scheme are told, and what each says of a household.
extension GuaranteeWords {
    func sentence(_ reason: GuaranteeFit.Reason) -> String {
        switch reason {
        case .period(let from, let to):
            let values: KeyValuePairs = ["début": l.shortDay(from), "fin": to.map(l.shortDay) ?? ""]
            return to == nil
                ? l("baux signés depuis le {début}", values) : l("baux signés du {début} au {fin}", values)
        case .effort(let tenths, let limit):
            let most = l("{taux} au plus", ["taux": l.rate(tenths: limit * 10)])
            guard let tenths else {
                return l("taux d’effort de {limite}, pas de budget gardé au dossier", ["limite": most])
            }
            return l("taux d’effort de {limite}, ici {taux}", ["limite": most, "taux": l.rate(tenths: tenths)])
        case .stock(let stock, let only):
            let asked = ask.label("stock", only)
            guard let stock else { return l("{parc} seulement, celui du bail n’est pas connu", ["parc": asked]) }
            return l(
                "{parc} seulement, ici {autre}", ["parc": asked, "autre": ask.label("stock", stock)])
        case .situation(let ages, let below, let isWorking): return situation(ages, below, isWorking)
        case .visa: return l("visa à obtenir avant la signature du bail")
        }
    }

    private func situation(_ ages: ClosedRange<Int>?, _ below: Int?, _ isWorking: Bool?) -> String {
        let work =
            switch isWorking {
            case true?: l("la personne de référence travaille")
            case false?: l("la personne de référence ne travaille pas")
            case nil: l("son emploi n’est pas connu")
            }
        guard let below else { return l("un emploi est demandé : {emploi}", ["emploi": work]) }
        let rule = l("moins de {n} ans, ou un emploi", ["n": l.number(below)])
        return l("{règle} : {âge}, {emploi}", ["règle": rule, "âge": age(ages), "emploi": work])
    }

    private func age(_ ages: ClosedRange<Int>?) -> String {
        guard let ages else { return l("âge inconnu") }
        return ages.lowerBound == ages.upperBound
            ? l("{n} ans", ["n": l.number(ages.lowerBound)])
            : l("{n} à {m} ans", ["n": l.number(ages.lowerBound), "m": l.number(ages.upperBound)])
    }

    func fit(_ h: HTML, _ fit: GuaranteeFit) {
        FitLines(lines: fit.lines.map { ($0.verdict, sentence($0.reason)) }).write(h, l)
    }

    /// What the rules of a scheme come to, in a few words.
    func terms(_ terms: GuaranteeScheme.Terms) -> [String] {
        var told: [String] = []
        if let limit = terms.effortPercent {
            told.append(l("taux d’effort {taux} au plus", ["taux": l.rate(tenths: limit * 10)]))
        }
        if let stock = terms.stock { told.append(l("{parc} seulement", ["parc": ask.label("stock", stock)])) }
        if terms.needsWork {
            told.append(
                terms.openBelowAge.map { l("moins de {n} ans, ou un emploi", ["n": l.number($0)]) }
                    ?? l("un emploi est demandé"))
        }
        if terms.needsVisa { told.append(l("visa avant la signature")) }
        told.append(terms.hasPremium ? l("cotisation") : l("sans cotisation"))
        if let cents = terms.arrearsCapCents {
            told.append(l("impayés jusqu’à {montant}", ["montant": l.money(cents: cents)]))
        }
        if let months = terms.arrearsMonths {
            told.append(l.plural(months, "{n} mois d’impayés", "{n} mois d’impayés"))
        }
        if let cents = terms.damageCapCents {
            told.append(l("dégradations jusqu’à {montant}", ["montant": l.money(cents: cents)]))
        }
        return told
    }
}
