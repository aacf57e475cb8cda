import RelorefDomain

/// The names of letters and of what stands in them.
enum LetterNames {
    static func kind(_ kind: LetterKind, _ l: Language) -> String {
        switch kind {
        case .accommodation: l("Attestation d’hébergement")
        case .occupancy: l("Convention d’occupation")
        case .landlord: l("Courrier au bailleur")
        case .reminder: l("Relance d’un loyer")
        case .repaymentPlan: l("Plan d’apurement")
        case .summons: l("Convocation")
        case .followUpCertificate: l("Certificat de suivi")
        case .unansweredOffer: l("Relance d’un bailleur")
        }
    }

    /// The kind as an address names it.
    static func slug(_ kind: LetterKind) -> String {
        switch kind {
        case .accommodation: "attestation"
        case .occupancy: "convention"
        case .landlord: "bailleur"
        case .reminder: "relance"
        case .repaymentPlan: "plan"
        case .summons: "convocation"
        case .followUpCertificate: "certificat"
        case .unansweredOffer: "sans-reponse"
        }
    }

    static func kind(slug: String) -> LetterKind? { LetterKind.allCases.first { Self.slug($0) == slug } }

    static func field(_ field: LetterField, _ l: Language) -> String {
        switch field {
        case .association: l("Association")
        case .site: l("Site")
        case .household: l("Ménage")
        case .persons: l("Personnes du ménage")
        case .referent: l("Référent")
        case .today: l("Jour du courrier")
        case .address: l("Adresse du logement")
        case .commune: l("Commune du logement")
        case .movedIn: l("Jour de l’entrée")
        case .term: l("Fin de séjour autorisé")
        case .landlord: l("Bailleur")
        case .followedFrom: l("Début du suivi")
        case .followedUntil: l("Fin du suivi")
        case .visits: l("Visites faites")
        case .contacts: l("Contacts faits à temps")
        case .rentsPaid: l("Loyers payés à temps")
        case .owed: l("Somme due")
        case .agreedOn: l("Jour de l’accord")
        case .payments: l("Paiements du plan")
        case .fee: l("Participation mensuelle")
        case .deposit: l("Dépôt de garantie")
        case .notice: l("Préavis")
        case .meeting: l("Jour et heure")
        case .place: l("Lieu du rendez-vous")
        case .matter: l("Objet")
        case .street: l("Adresse du bailleur, la rue")
        case .locality: l("Adresse du bailleur, code postal et commune")
        case .dwellings: l("Logements dont la réponse est attendue")
        case .writer: l("Qui écrit")
        }
    }

    /// What one writes into a field, by way of example.
    static func example(_ field: LetterField, _ l: Language) -> String? {
        switch field {
        case .fee: l("par exemple 120 € par mois")
        case .deposit: l("par exemple 200 €, ou sans dépôt")
        case .notice: l("par exemple un mois")
        case .meeting: l("par exemple mardi 8 décembre 2026 à 10 h")
        default: nil
        }
    }

    static func sentence(_ refusal: LetterText.Refusal, _ l: Language) -> String {
        switch refusal {
        case .noTitle: l("Écrivez un titre.")
        case .noText: l("Écrivez le texte.")
        case .tooLong: l("Ce texte est trop long pour un courrier.")
        case .unknownField(let name): l("« {champ} » n’est pas un champ connu.", ["champ": name])
        case .otherFields(let names):
            l("La traduction et le texte français n’ont pas les mêmes champs : {champs}.", ["champs": list(names)])
        }
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}

extension Link {
    /// Where one letter of a file is, or an act on it.
    static func letter(_ code: String, _ id: String, _ act: String = "") -> Link {
        let own = Link.act(.household(code, .letters), FormFields.encode(id))
        return act.isEmpty ? own : .act(own, act)
    }

    /// The page that makes a letter.
    ///
    /// - Parameter subject: a stay, a follow-up or a plan.
    static func newLetter(_ code: String, _ kind: LetterKind, _ subject: String = "") -> Link {
        let page = Link.act(.household(code, .letters), "nouveau").with("modele", LetterNames.slug(kind))
        return subject.isEmpty ? page : page.with("sujet", subject)
    }

    static func letterTemplate(_ kind: LetterKind, _ language: LetterLanguage? = nil) -> Link {
        let page = Link.act(.letterTemplates, LetterNames.slug(kind))
        return language.map { Link.act(page, $0.rawValue) } ?? page
    }
}
