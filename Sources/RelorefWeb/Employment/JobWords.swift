import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Jobs and those who are presented for them, in words.
struct JobWords {
    let ask: Ask

    var l: Language { ask.l }

    func badge(_ state: JobOffer.State) -> Badge {
        switch state {
        case .open: Badge(.plain, l("ouverte"))
        case .filled: Badge(.ok, l("pourvue"))
        case .withdrawn: Badge(.refused, l("retirée par l’employeur"))
        case .expired: Badge(.refused, l("délai passé"))
        }
    }

    func name(_ state: JobApplication.State) -> String {
        switch state {
        case .presented: l("présentée")
        case .interview: l("entretien")
        case .hired: l("embauchée")
        case .notHired: l("non retenue")
        case .withdrawn: l("close avec l’offre")
        }
    }

    func badge(_ state: JobApplication.State) -> Badge {
        let tone: Badge.Tone =
            switch state {
            case .presented: .plain
            case .interview: .wait
            case .hired: .ok
            case .notHired, .withdrawn: .refused
            }
        return Badge(tone, name(state))
    }

    func name(_ reason: JobApplication.EmployerReason) -> String {
        switch reason {
        case .experience: l("expérience insuffisante")
        case .qualification: l("qualification ou diplôme demandé")
        case .frenchLevel: l("niveau de français")
        case .availability: l("disponibilité ou horaires")
        case .mobility: l("trajet ou permis de conduire")
        case .positionFilled: l("poste déjà pourvu")
        case .didNotCome: l("absence à l’entretien")
        case .other: l("autre motif")
        }
    }

    func name(_ reason: JobApplication.PersonReason) -> String {
        switch reason {
        case .hours: l("horaires")
        case .distance: l("distance")
        case .wage: l("salaire")
        case .childcare: l("garde d’enfant")
        case .health: l("santé")
        case .otherJob: l("autre emploi trouvé")
        case .other: l("autre motif")
        }
    }

    /// Who said no and why; nil while nobody did.
    func refusal(_ application: JobApplication) -> String? {
        guard let party = application.refusedBy, let reason = application.reason else { return nil }
        switch party {
        case .employer:
            return JobApplication.EmployerReason(rawValue: reason).map {
                l("l’employeur : {motif}", ["motif": name($0)])
            }
        case .person:
            return JobApplication.PersonReason(rawValue: reason).map { l("la personne : {motif}", ["motif": name($0)]) }
        }
    }

    /// "CDD, 35 h par semaine, 1 900,00 € par mois".
    func terms(_ facts: JobOffer.Facts) -> String {
        let parts = [
            facts.contract.map { ask.label("contractType", $0) },
            facts.weeklyHoursTenths.map {
                l("{n} h par semaine", ["n": l.numbers.number(Double($0) / 10)])
            },
            facts.wageCents.map { l("{montant} brut par mois", ["montant": l.money(cents: $0)]) },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
