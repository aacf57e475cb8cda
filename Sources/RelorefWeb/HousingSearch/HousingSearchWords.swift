import RelorefDomain
import RelorefHTML
import RelorefRecords

/// How a request for social housing and a claim are told.
struct HousingSearchWords {
    let ask: Ask
    let terms: DatedTerms

    private var l: Language { ask.l }

    func state(_ request: SocialHousingRequest) -> Badge {
        func on(_ day: Day) -> KeyValuePairs<String, String> { ["jour": l.shortDay(day)] }
        return switch request.state(on: ask.today, terms) {
        case .toFile: Badge(.wait, l("à déposer"))
        case .filed(let day): Badge(.wait, l("déposée le {jour}", on(day)))
        case .attested(let day): Badge(.ok, l("attestée le {jour}", on(day)))
        case .updated(let day): Badge(.ok, l("mise à jour le {jour}", on(day)))
        case .renewalDue(let last): Badge(.wait, l("à renouveler avant le {jour}", on(last)))
        case .renewed(let day): Badge(.ok, l("renouvelée le {jour}", on(day)))
        case .deleted(let day): Badge(.late, l("radiée le {jour}", on(day)))
        case .satisfied(let day): Badge(.plain, l("satisfaite le {jour}", on(day)))
        }
    }

    func state(_ claim: EnforceableRightClaim) -> Badge {
        switch claim.state {
        case .draft: Badge(.wait, l("à déposer"))
        case .filed: Badge(.wait, l("déposé"))
        case .acknowledged: Badge(.wait, l("devant la commission"))
        case .decided:
            Badge(
                claim.steps.decision == .refused ? .refused : .ok,
                ask.label("claimDecision", claim.steps.decision))
        case .offered: Badge(.wait, l("proposition du préfet"))
        case .court: Badge(.wait, l("devant le tribunal"))
        case .housed: Badge(.plain, l("relogé"))
        case .withdrawn: Badge(.plain, l("abandonné"))
        }
    }

    /// What is asked for, a line each; nothing that nobody wrote down.
    func wishes(_ request: SocialHousingRequest, communes: [String: String]) -> [Fact] {
        let wish = request.wish
        var facts: [Fact] = []
        if !wish.communes.isEmpty {
            let names = wish.communes.map { communes[$0] ?? $0 }.joined(separator: ", ")
            facts.append(Fact(name: l("Communes, dans l’ordre"), value: names))
        }
        if let type = wish.type { facts.append(Fact(name: l("Type"), value: ask.label("dwellingType", type))) }
        if let most = wish.maximumCents {
            facts.append(
                Fact(name: l("Loyer au plus"), value: l("{montant} par mois", ["montant": l.money(cents: most)])))
        }
        if !wish.needs.isEmpty {
            let needs = wish.needs.sorted().map { ask.label("adaptationNeed", $0) }.joined(separator: ", ")
            facts.append(Fact(name: l("Le logement doit avoir"), value: needs))
        }
        return facts
    }
}

extension StayRuleWords {
    /// What the rules on the search for a home say (V63 to V65, V70).
    func search(_ finding: Finding) -> String? {
        let l = ask.l
        let value = finding.values.first ?? ""
        let first = Day(iso: value).map(l.shortDay) ?? value
        switch (finding.rule, finding.field) {
        case (.v63, "number"):
            return l(
                "Le numéro unique a 18 chiffres ou lettres ; celui-ci en a {n}. Vérifiez-le sur l’attestation.",
                ["n": value])
        case (.v63, "shared"):
            return l(
                "La demande d’un autre ménage porte ce numéro ({codes}) : une demande n’a qu’un titulaire.",
                ["codes": finding.values.joined(separator: ", ")])
        case (.v63, _):
            return l("Ce ménage a déjà une demande en cours : deux conjoints n’en déposent qu’une.")
        case (.v64, "filedOn"): return l("Donnez le jour du dépôt : l’attestation vient après.")
        case (.v64, "late"):
            return l(
                "La demande valait jusqu’au {jour} : après, elle est radiée. Déposez-en une nouvelle, son ancienneté repart de zéro.",
                ["jour": first])
        case (.v64, "early"):
            return l("La période de renouvellement ne s’ouvre que le {jour} : dites pourquoi avant.", ["jour": first])
        case (.v65, "request"): return l("Un recours DALO s’appuie sur une demande de logement social : choisissez-la.")
        case (.v65, "number"):
            return l("Un recours DALO demande le numéro unique et le jour du dépôt : complétez d’abord la demande.")
        case (.v65, "reoriented"): return l("Seul un recours pour un logement est réorienté vers un hébergement.")
        case (.v65, "filedOn"): return l("Donnez le jour du dépôt du recours : le reste vient après.")
        case (.v65, _): return l("Donnez la décision de la commission et son jour, ou ni l’un ni l’autre.")
        case (.v70, "grl"):
            return l("Taux d’effort de {taux} : la GRL n’accepte pas plus de 50 %.", ["taux": rate(value)])
        case (.v70, _):
            return l(
                "Taux d’effort de {taux}, au-dessus de 40 % : dites pourquoi c’est possible.", ["taux": rate(value)])
        default: return nil
        }
    }

    private func rate(_ tenths: String) -> String { ask.l.rate(tenths: Int(tenths) ?? 0) }
}

extension Language {
    /// A share in tenths of a hundredth: "38,4 %".
    func rate(tenths: Int) -> String {
        let whole = number(tenths / 10)
        return self("{taux} %", ["taux": "\(whole)\(isFrench ? "," : ".")\(tenths % 10)"])
    }
}
