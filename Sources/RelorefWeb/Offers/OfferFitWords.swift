import RelorefDomain
import RelorefHTML

/// The visible rules, each with its mark and its reason.
struct OfferFitWords {
    let ask: Ask

    private var l: Language { ask.l }

    func write(_ h: HTML, _ fit: OfferFit) {
        FitLines(lines: fit.lines.map { ($0.verdict, sentence($0.reason)) }).write(h, l)
    }

    /// The count alone, with the rules behind it: for a household that was chosen already.
    func fold(_ h: HTML, _ fit: OfferFit) {
        h.details {
            h.summary(count(fit))
            write(h, fit)
        }
    }

    func count(_ fit: OfferFit) -> String {
        l.plural(
            fit.count(.fits), "{n} règle sur {total} convient", "{n} règles sur {total} conviennent",
            ["total": l.number(fit.lines.count)])
    }

    func sentence(_ reason: OfferFit.Reason) -> String {
        switch reason {
        case .size(let persons, let room):
            let who = l.plural(persons, "{n} personne", "{n} personnes")
            guard let room else { return l("{qui}, taille du logement non donnée", ["qui": who]) }
            if room == .max { return l("{qui}, logement assez grand", ["qui": who]) }
            return l("{qui}, logement pour {n} au plus", ["qui": who, "n": l.number(room)])
        case .effort(let tenths):
            return tenths.map { l("taux d’effort {taux}", ["taux": l.rate(tenths: $0)]) }
                ?? l("taux d’effort : pas de budget gardé au dossier")
        case .territory(let isWished):
            switch isWished {
            case true?: return l("commune souhaitée")
            case false?: return l("commune hors des souhaits")
            case nil: return l("aucune commune souhaitée n’est notée")
            }
        case .seniority(let months):
            guard let months else { return l("pas de demande de logement social déposée") }
            guard months > 0 else { return l("demande déposée depuis moins d’un mois") }
            return l.plural(months, "demande déposée depuis {n} mois", "demande déposée depuis {n} mois")
        case .claim(let claim): return self.claim(claim)
        case .access(let needs, let isThere): return access(needs, isThere)
        case .work(let distance): return work(distance)
        case .papers(let papers): return self.papers(papers)
        case .consent(let isGiven):
            return isGiven ? l("accord pour parler au bailleur") : l("pas d’accord pour parler au bailleur")
        }
    }

    private func claim(_ claim: OfferFit.Claim?) -> String {
        switch claim {
        case .recognised(let day)?: l("DALO reconnu le {jour}", ["jour": l.shortDay(day)])
        case .filed(let day)?: l("recours DALO déposé le {jour}, pas encore décidé", ["jour": l.shortDay(day)])
        case nil: l("pas de DALO reconnu")
        }
    }

    private func work(_ distance: OfferFit.WorkDistance?) -> String {
        switch distance {
        case .sameCommune?: l("travail dans la même commune")
        case .sameDepartement?: l("travail dans le même département")
        case .elsewhere?: l("travail dans un autre département")
        case nil: l("pas de lieu de travail connu")
        }
    }

    private func access(_ needs: [OfferFit.AccessNeed]?, _ isThere: Bool?) -> String {
        guard let needs else { return l("besoins d’accès non connus : pas de demande au dossier") }
        guard !needs.isEmpty else { return l("aucun besoin d’accès noté dans la demande") }
        let names: KeyValuePairs = ["besoins": needs.map { ask.label("adaptationNeed", $0) }.joined(separator: ", ")]
        return switch isThere {
        case true?: l("besoins d’accès couverts : {besoins}", names)
        case false?: l("besoins d’accès non couverts : {besoins}", names)
        case nil: l("accès du logement non précisé, besoins : {besoins}", names)
        }
    }

    func papers(_ papers: PaperCompleteness) -> String {
        let lacking = (papers.missing + papers.ended).map { ask.label("documentKind", $0) }
        let counted = l(
            "pièces {n} sur {total}", ["n": l.number(papers.there), "total": l.number(papers.needed)])
        guard !lacking.isEmpty else { return counted }
        return l("{pièces}, il manque : {liste}", ["pièces": counted, "liste": lacking.joined(separator: ", ")])
    }
}
