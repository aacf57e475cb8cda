import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The fields of each section of a registration.
struct RegistrationSections {
    let ask: Ask
    let draft: RegistrationDraft
    let form: ActForm
    let centres: [CentreLine]

    private var l: Language { ask.l }

    func write(_ h: HTML, _ section: RegistrationSection) {
        switch section {
        case .members: members(h)
        case .protection: each(h, draft.persons, protection)
        case .languages: each(h, draft.persons, languages)
        case .housing: housing(h)
        case .work: each(h, draft.adults(on: ask.today), work)
        case .consent: consent(h)
        }
    }

    private func members(_ h: HTML) {
        h.p(
            l(
                "Une ligne par personne. Laissez vides les lignes de trop ; une date incomplète ou un seul nom conviennent."
            ), .class("small muted"))
        for row in 1...draft.rows { person(h, row) }
        h.input(.type("hidden"), .name("personnes"), .value(String(draft.rows)))
        h.p { h.button(l("Ajouter une personne"), .class("btn b2"), .name("suite"), .value("ajouter")) }
    }

    private func person(_ h: HTML, _ row: Int) {
        form.group(h, "p\(row)", row == 1 ? l("Personne de référence") : l("Personne {n}", ["n": String(row)])) {
            h.div(.class("line")) {
                form.text(h, "nom\(row)", l("Nom de famille"))
                form.text(h, "prenom\(row)", l("Prénom"))
                form.text(h, "naissance\(row)", l("Naissance"), hint: row == 1 ? l("12/04/1988, 1988, vers 1990") : nil)
                form.codes(h, "sexe\(row)", l("Sexe"), Sex.allCases, "sex", empty: l("Choisir"))
                if row > 1 {
                    let ties = Kinship.allCases.filter { $0 != .reference }
                    form.field("lien\(row)", l("Lien")).select(
                        h, ties.map { ($0.rawValue, ask.label("kinship", $0).capitalizedFirst) },
                        chosen: draft.kinship(row).rawValue)
                }
            }
            let others = ["ecriture\(row)", "autres_noms\(row)"]
            h.details(others.allSatisfy { form.value($0).isEmpty && form.refusal?.error($0) == nil } ? nil : .open) {
                h.summary(l("Écriture d’origine, autres noms"))
                form.text(h, "ecriture\(row)", l("Nom dans l’écriture d’origine"))
                PersonFields(form: form, suffix: String(row)).aliases(h)
            }
        }
    }

    /// The same questions for several persons, each under her name.
    private func each(_ h: HTML, _ rows: [Int], _ questions: (HTML, Int) -> Void) {
        if rows.isEmpty {
            h.p { h.a(l("Notez d’abord les membres du ménage"), .href(Link.registration(draft.id, "membres").path)) }
        }
        for row in rows {
            form.group(h, "p\(row)", draft.name(row)) { questions(h, row) }
        }
    }

    private func protection(_ h: HTML, _ row: Int) {
        let kinds = ProtectionKind.allCases.filter { $0 != .ended }
        h.div(.class("line")) {
            form.codes(h, "nature\(row)", l("Protection"), kinds, "protectionKind", empty: l("aucune ou inconnue"))
            form.codes(
                h, "autorite\(row)", l("Accordée par"), ProtectionAuthority.allCases, "protectionAuthority",
                usual: .ofpra)
            form.day(h, "decision\(row)", l("Décision du"))
            form.codes(
                h, "titre\(row)", l("Titre de séjour"), PermitKind.allCases, "permitKind", empty: l("aucun ou inconnu"))
            form.day(h, "fin_titre\(row)", l("Valable jusqu’au"))
        }
    }

    private func languages(_ h: HTML, _ row: Int) {
        let names = ask.offered("language").filter { $0 != "fra" }.map { ($0, ask.label("language", $0)) }
        h.div(.class("line")) {
            form.choice(h, "langue\(row)", l("Langue la mieux comprise"), names, empty: l("inconnue"))
            form.choice(h, "langue_b\(row)", l("Autre langue"), names, empty: l("aucune"))
            form.codes(h, "oral\(row)", l("Français oral"), FrenchLevel.allCases, "frenchLevel", empty: l("pas évalué"))
            form.codes(
                h, "ecrit\(row)", l("Français écrit"), FrenchLevel.allCases, "frenchLevel", empty: l("pas évalué"))
            if ask.may(.seeNationality) {
                let countries = ask.offered("country").map { ($0, ask.label("country", $0)) }
                form.choice(h, "nationalite\(row)", l("Nationalité"), countries, empty: l("inconnue"))
            }
        }
        form.tick(h, "interprete\(row)", l("A besoin d’un interprète"))
    }

    private func housing(_ h: HTML) {
        form.group(h, "c", l("Où vit le ménage aujourd’hui ?")) {
            h.div(.class("line")) {
                form.choice(
                    h, "centre", l("Centre"),
                    centres.map { ($0.centre.id, "\($0.centre.name) (\($0.centre.departement))") },
                    empty: l("pas en centre, ou inconnu"))
                form.day(h, "entree", l("Entré le"))
                form.day(h, "prise_en_charge", l("Fin de prise en charge"))
            }
        }
        form.group(
            h, "a", l("Proches attendus (réunification familiale)"),
            hint: l("Ils ne comptent pas dans le ménage avant leur arrivée.")
        ) {
            for row in 1...RegistrationPages.awaitedRows {
                h.div(.class("line")) {
                    form.codes(
                        h, "attendu_lien\(row)", l("Lien"), Kinship.allCases.filter { $0 != .reference }, "kinship",
                        empty: l("personne"))
                    form.number(h, "attendu_annee\(row)", l("Année de naissance"))
                    form.day(h, "attendu_jour\(row)", l("Attendu le"))
                }
            }
        }
    }

    private func work(_ h: HTML, _ row: Int) {
        h.div(.class("line")) {
            form.codes(
                h, "situation\(row)", l("Situation"), EmploymentStatus.allCases, "employmentStatus",
                empty: l("inconnue"))
            form.codes(
                h, "contrat\(row)", l("Contrat en cours"), ContractType.allCases, "contractType", empty: l("aucun"))
            form.day(h, "depuis\(row)", l("Depuis le"))
            form.number(h, "heures\(row)", l("Heures par semaine"))
        }
    }

    private func consent(_ h: HTML) {
        form.group(h, "k", l("Le ménage accepte"), hint: l("Seulement ce qui a été expliqué et accepté.")) {
            for kind in ConsentKind.allCases {
                form.tick(h, "accord_\(kind.rawValue)", ask.label("consentKind", kind).capitalizedFirst)
            }
        }
        form.day(h, "donne", l("Accords donnés le"))
    }
}
