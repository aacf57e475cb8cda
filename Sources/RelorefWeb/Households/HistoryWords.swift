import RelorefDomain
import RelorefRecords

/// The journal's entries as sentences: codes and days, never a name.
struct HistoryWords {
    let ask: Ask
    /// What corrected references name, by id.
    var references: [String: String] = [:]

    private var l: Language { ask.l }

    func sentence(_ entry: JournalEntry) -> String {
        let detail = details(entry)
        return detail.isEmpty ? act(entry) : l("{acte} : {détail}", ["acte": act(entry), "détail": detail])
    }

    private func act(_ entry: JournalEntry) -> String {
        for area in Self.areas {
            if let words = area(entry, l) { return words }
        }
        return switch (entry.act, entry.noun) {
        case ("create", "household"): l("Dossier ouvert")
        case ("create", "note"): l("Note ajoutée")
        case ("close", _): l("Dossier clos")
        case ("reopen", _): l("Dossier rouvert")
        case ("merge", "person"): l("Personnes réunies")
        case ("merge", _): l("Dossiers réunis")
        case ("tellApart", _): l("Deux personnes qui se ressemblent, dites distinctes")
        case ("takeBackTellingApart", _): l("Deux personnes de nouveau à comparer")
        case ("askLink", _): l("Demande : connu d’une autre association ?")
        case ("link", _): l("Relié au dossier d’une autre association : compté une fois")
        case ("unlink", _): l("Lien avec le dossier d’une autre association annulé")
        case ("assign", _): l("Référent changé")
        case ("undoMerge", _): l("Réunion des dossiers annulée")
        case ("separate", _): l("Ménage séparé en deux dossiers")
        case ("unite", _), ("union", _): l("Ménages réunis")
        case ("transferFile", _): l("Dossier transmis à un autre site")
        case ("expect", _): l("Arrivée attendue")
        case ("import", _): l("Repris d’un import")
        case ("seal", _): l("Dossier scellé")
        case ("unseal", _): l("Scellé levé")
        case ("grant", _): l("Collègue nommé pour ouvrir le dossier")
        case ("withdraw", _): l("Collègue retiré du dossier")
        case ("conflict", _): l("Conflit d’intérêts noté")
        case ("liftConflict", _): l("Conflit d’intérêts levé")
        case ("urgentOpening", _): l("Accès urgent")
        case ("urgentAsked", _): l("Accès urgent demandé")
        case ("urgentAgreed", _): l("Accès urgent accordé")
        case ("askCopy", _): l("Copie du dossier demandée")
        case ("export", "fileCopy"): l("Copie du dossier donnée")
        case ("handOver", "fileCopy"): l("Copie du dossier remise à la personne")
        case ("hold", _): l("Dossier retenu")
        case ("liftHold", _): l("Retenue levée")
        case ("renewKey", _): l("Clé du dossier renouvelée")
        case ("review", _): l("Fin de conservation annoncée")
        case ("undoImport", _): l("Import annulé")
        default: person(entry.act) ?? stay(entry.act) ?? other(entry)
        }
    }

    /// Each area tells of its own acts.
    private static let areas: [@Sendable (JournalEntry, Language) -> String?] = [
        AdministrationVerbs.sentence, FollowUpVerbs.sentence, AppointmentVerbs.sentence, MessageVerbs.sentence,
        PathwayVerbs.sentence, DocumentVerbs.sentence, HousingSearchVerbs.sentence, FamilyVerbs.sentence,
        IncidentVerbs.sentence, LetterVerbs.sentence, DeadlineVerbs.sentence, PartnerVerbs.sentence,
        ConventionVerbs.sentence, OfferVerbs.sentence, GuaranteeVerbs.sentence, JobVerbs.sentence,
    ]

    private func person(_ act: String) -> String? {
        switch act {
        case "add": l("Personne ajoutée")
        case "birth": l("Naissance")
        case "arrival": l("Arrivée d’un proche")
        case "identity": l("Nouvelle identité")
        case "spellings": l("Nom dans d’autres systèmes")
        case "leaveHousehold": l("Départ d’un membre")
        case "death": l("Décès d’un membre")
        case "beginWork": l("Contrat de travail")
        case "endWork": l("Fin de contrat")
        case "declareSituation": l("Situation professionnelle")
        case "permit": l("Titre de séjour")
        case "protection": l("Protection")
        case "french": l("Niveau de français")
        case "consent": l("Accord du ménage")
        case "withdrawConsent": l("Accord retiré")
        default: nil
        }
    }

    private func stay(_ act: String) -> String? {
        switch act {
        case "admit": l("Admission en logement-relais")
        case "enter": l("Entrée dans le logement-relais")
        case "cancel": l("Admission annulée")
        case "exit": l("Sortie")
        case "leave": l("Départ du logement")
        case "transfer": l("Changement de logement-relais")
        case "lease": l("Bail direct")
        case "slidingLease": l("Bail glissant")
        case "slide": l("Glissement du bail")
        case "centreStay": l("Séjour en centre")
        case "otherHome": l("Autre lieu de vie")
        case "careEnd": l("Fin de prise en charge")
        case "askExtension": l("Prolongation demandée")
        case "decideExtension": l("Réponse à la prolongation")
        default: nil
        }
    }

    private func other(_ entry: JournalEntry) -> String {
        switch entry.act {
        case "correct": l("Correction")
        case "update": l("Modification")
        case "letters": l("Courrier du ménage")
        case "endProtection": l("Fin de la protection")
        case "delete": l("Effacement")
        case "erase": l("Dossier effacé")
        default: l("Écriture ({acte})", ["acte": entry.act])
        }
    }

    /// The days and the codes that a reader understands; ids are left out.
    private func details(_ entry: JournalEntry) -> String {
        entry.detail.sorted { $0.key < $1.key }.compactMap { key, value in
            if key == "confirmed" { return l("confirmé avec un motif ({règles})", ["règles": value]) }
            if key == "end_reason", entry.noun == "protection" { return ask.label("protectionEndReason", value) }
            if let list = Self.lists[key] { return ask.label(list, value) }
            guard let day = Day(iso: value) else { return nil }
            return l.shortDay(day)
        }.joined(separator: ", ")
    }

    private static let lists = [
        "exit_type": "exitType", "exit_reason": "exitReason", "kinship": "kinship", "contract": "contractType",
        "status": "employmentStatus", "end_reason": "membershipEndReason", "level": "noteLevel",
        "role": "role", "attendance": "attendance", "party": "appointmentParty", "interpreter": "interpreterState",
        "appointment_kind": "appointmentKind", "documentKind": "documentKind",
        "request_outcome": "socialRequestOutcome", "claim_kind": "claimKind", "ground": "claimGround",
        "claim_decision": "claimDecision", "lead_answer": "leadAnswer",
        "matter": "breakdownMatter", "incident_place": "incidentPlace",
        "incident_severity": "incidentSeverity", "followed": "deadlineAnchor",
        "allocation_decision": "allocationDecision", "offer_outcome": "offerOutcome",
        "household_reason": "householdRefusalReason",
        "landlord_reason": "landlordRefusalReason",
        "guarantee": "guarantee", "guarantee_reason": "guaranteeRefusalReason", "guarantee_payer": "guaranteePayer",
        "guarantee_state": "guaranteeState", "claim_matter": "guaranteeClaimMatter",
        "service_level": "tenancyServiceLevel", "service_part": "tenancyServicePart",
    ]

    func sentence(_ correction: Correction) -> String {
        let field = CorrectableField(noun: correction.noun, column: correction.field)
        return l(
            "{champ} : {avant} devient {après}",
            [
                "champ": field.map { CorrectionWords.label($0, l) } ?? l("Identité"),
                "avant": written(correction.oldValue, field), "après": written(correction.newValue, field),
            ])
    }

    /// A value as a reader says it; of a field that nobody may correct, a day is known by its shape.
    func written(_ value: String?, _ field: CorrectableField? = nil) -> String {
        if let field {
            return CorrectionValue(ask: ask, field: field, references: CorrectionReferences(names: references))
                .written(value)
        }
        guard let value else { return l("vide") }
        return Day(iso: value).map(l.shortDay) ?? value
    }
}

/// The names of the fields that may be put right.
enum CorrectionWords {
    static func label(_ field: CorrectableField, _ l: Language) -> String {
        switch field {
        case .stayFrom: l("Jour d’entrée")
        case .stayTo: l("Jour de sortie")
        case .stayPlannedFrom: l("Entrée prévue")
        case .stayPlannedTo: l("Départ prévu")
        case .careEndOn: l("Fin de prise en charge")
        case .termOn: l("Terme du séjour")
        case .signedOn: l("Signature du bail")
        case .slidOn: l("Glissement du bail")
        case .exitType: l("Destination à la sortie")
        case .exitReason: l("Motif de sortie")
        case .openedOn: l("Ouverture du dossier")
        case .closedOn: l("Clôture du dossier")
        case .memberFrom: l("Arrivée dans le ménage")
        case .memberTo: l("Départ du ménage")
        case .diedOn: l("Jour du décès")
        case .protectionDecidedOn: l("Décision de protection")
        case .protectionNotifiedOn: l("Notification de la protection")
        case .protectionEndedOn: l("Fin de la protection")
        case .permitIssuedOn: l("Début du titre")
        case .permitExpiresOn: l("Fin du titre")
        case .spellFrom: l("Début du contrat")
        case .spellTo: l("Fin du contrat")
        case .situationFrom: l("Début de la situation")
        case .consentGivenOn: l("Accord donné le")
        case .consentWithdrawnOn: l("Accord retiré le")
        case .serviceFrom: l("Mise en service")
        case .serviceTo: l("Fin de service")
        case .headLeaseFrom: l("Début du bail principal")
        case .headLeaseTo: l("Fin du bail principal")
        case .capacityFrom: l("Date du nombre de places")
        case .openingCapacity: l("Places à l’ouverture")
        case .capacityPlaces: l("Nombre de places")
        case .headLeaseNotice: l("Préavis, en mois")
        case .headLeaseRent: l("Loyer du bail principal (€)")
        case .headLeaseCharges: l("Charges du bail principal (€)")
        case .headLeaseSubletting: l("Sous-location autorisée")
        case .stepFrom: l("Jour de l’étape")
        case .checkDoneOn: l("Diagnostic fait le")
        case .checkExpiresOn: l("Diagnostic valable jusqu’au")
        case .checkResult: l("Classe du DPE")
        case .outageFrom: l("Hors service depuis le")
        case .outageTo: l("Dernier jour hors service")
        case .landlord: l("Bailleur")
        default: papersAndWork(field, l)
        }
    }

    private static func papersAndWork(_ field: CorrectableField, _ l: Language) -> String {
        switch field {
        case .stayProject: l("Obtenu avec l’aide du réseau")
        case .stayRent: l("Loyer mensuel (€)")
        case .stayFunding: l("Financement")
        case .stayPlace: l("Place ou chambre")
        case .stayCentre: l("Centre")
        case .stayDwelling: l("Logement")
        case .spellEmployer: l("Employeur")
        case .entryInventoryOn: l("État des lieux d’entrée")
        case .exitInventoryOn: l("État des lieux de sortie")
        case .memberKinship: l("Lien")
        case .memberEndReason: l("Raison du départ")
        case .protectionKind: l("Protection")
        case .protectionAuthority: l("Accordée par")
        case .protectionRequestedOn: l("Demande de protection")
        case .protectionEndReason: l("Raison de la fin de protection")
        case .permitKind: l("Titre de séjour")
        case .frenchAssessedOn: l("Niveau de français évalué le")
        case .frenchOral: l("Français oral")
        case .frenchWritten: l("Français écrit")
        case .spellContract: l("Contrat")
        case .spellHours: l("Heures par semaine")
        case .spellRome: l("Métier (ROME)")
        case .situationStatus: l("Situation")
        case .consentKind: l("Accord du ménage")
        default: field.rawValue
        }
    }
}
