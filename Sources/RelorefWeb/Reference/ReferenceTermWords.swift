import RelorefDomain

/// The names of the dated delays and thresholds.
enum ReferenceTermWords {
    static let series = DueTerms.Series.allCases.map(\.rawValue) + AlertThresholds.series

    static func name(_ series: String, _ l: Language) -> String {
        DueTerms.Series(rawValue: series).map { name($0, l) } ?? alert(series, l)
    }

    private static func name(_ series: DueTerms.Series, _ l: Language) -> String {
        switch series {
        case .dueAnnounced: l("Annonce avant le premier rappel, en jours")
        case .dueVacancyAllowed: l("Logement-relais vide sans être signalé, en jours")
        case .dueStayFirst: l("Fin de séjour : premier rappel, en jours avant")
        case .dueStaySecond: l("Fin de séjour : deuxième rappel, en jours avant")
        case .dueStayThird: l("Fin de séjour : troisième rappel, en jours avant")
        case .dueCPHFirst: l("Fin de séjour en CPH : premier rappel, en jours avant")
        case .dueCPHSecond: l("Fin de séjour en CPH : deuxième rappel, en jours avant")
        case .dueExtension: l("Prolongation à demander : rappel, en jours avant")
        case .duePermitFirst: l("Titre de séjour : premier rappel, en jours avant")
        case .duePermitSecond: l("Titre de séjour : deuxième rappel, en jours avant")
        case .duePermitThird: l("Titre de séjour : troisième rappel, en jours avant")
        case .dueCheck: l("Contrôle ou assurance d’un logement : rappel, en jours avant")
        case .dueDiagnostic: l("Diagnostic d’un logement : rappel, en jours avant")
        case .dueHeadLeaseFirst: l("Bail principal : premier rappel, en jours avant")
        case .dueHeadLeaseSecond: l("Bail principal : deuxième rappel, en jours avant")
        default: months(series, l)
        }
    }

    private static func months(_ series: DueTerms.Series, _ l: Language) -> String {
        switch series {
        case .stayWatchFirst: l("Séjour long en relais : premier point, en mois")
        case .stayWatchSecond: l("Séjour long en relais : deuxième point, en mois")
        case .stayWatchThird: l("Séjour long en relais : dernier point, en mois")
        case .missingExitMonths: l("Sorties sans destination : cherchées sur tant de mois")
        case .missingWorkMonths: l("Emploi inconnu à la sortie : cherché sur tant de mois")
        case .followUpMonths: l("Suivi après l’emménagement : durée, en mois")
        case .followUpFirstVisit: l("Suivi : première visite, en jours après l’entrée")
        case .followUpWindow: l("Suivi : un contact compte à tant de jours près")
        case .followUpLate: l("Suivi : visite en retard après tant de jours")
        case .followUpAlert: l("Suivi : loyer impayé, agir avant tant de jours ouvrés")
        case .followUpAnnounced: l("Suivi : annonce, en jours avant")
        case .appointmentInterpreter: l("Rendez-vous : interprète à réserver, en jours avant")
        case .appointmentAttendance: l("Rendez-vous : venue à dire, en retard après tant de jours")
        case .pathwayDiagnosis: l("Projet : premier diagnostic, en jours après l’entrée")
        case .pathwayLookBack: l("Projet : premier diagnostic manquant, cherché sur tant de mois")
        case .pathwayReview: l("Projet : bilan tous les tant de mois")
        case .pathwayContract: l("Projet : durée d’un contrat d’accompagnement, en mois")
        case .pathwayAnnounced: l("Projet : annonce, en jours avant")
        case .duePaperFirst: l("Pièce du ménage : premier rappel, en jours avant la fin")
        case .duePaperSecond: l("Pièce du ménage : deuxième rappel, en jours avant la fin")
        case .dueCoverFirst: l("Droits à l’assurance maladie : premier rappel, en jours avant la fin")
        case .dueCoverSecond: l("Droits à l’assurance maladie : deuxième rappel, en jours avant la fin")
        case .dueInsurance: l("Attestation d’assurance : rappel, en jours avant la fin")
        case .checkAlarm: l("Détecteur de fumée : essai valable, en mois")
        case .checkBoiler: l("Chaudière : entretien valable, en mois")
        case .checkInsurance: l("Assurance : attestation valable, en mois")
        case .checkEnergy: l("DPE sans date de fin : valable, en mois")
        case .checkInstallation: l("Électricité ou gaz : diagnostic valable, en mois")
        case .requestAttestation, .requestWindow, .requestTerm, .requestFirst, .requestSecond, .requestThird,
            .requestRemoval, .claimDecision, .claimRehousing, .shelterDecision, .shelterRehousing, .claimWarning:
            search(series, l)
        case .contactKept: l("Contact parti d’un partenaire : nom gardé, en mois")
        case .landlordAnswer: l("Bailleur : réponse à des candidatures, en jours après l’envoi")
        case .termCentreFirst: l("CADA et HUDA : durée après la fin de prise en charge, en mois")
        case .termCentreExtension: l("CADA et HUDA : prolongation, en mois")
        case .termCPHFirst: l("CPH : durée depuis l’entrée, en mois")
        case .termCPHExtension: l("CPH : chaque prolongation, en mois")
        case .termRelayFirst: l("Logement-relais : première convention, en mois")
        default: l("Logement-relais : prolongation au plus, en mois")
        }
    }

    private static func search(_ series: DueTerms.Series, _ l: Language) -> String {
        switch series {
        case .requestAttestation: l("Demande de logement : attestation attendue, en mois")
        case .requestWindow: l("Demande de logement : renouvelable à partir de tant de mois")
        case .requestTerm: l("Demande de logement : validité, en mois")
        case .requestFirst: l("Demande de logement : premier rappel, en jours avant la fin")
        case .requestSecond: l("Demande de logement : deuxième rappel, en jours avant la fin")
        case .requestThird: l("Demande de logement : dernier rappel, en jours avant la fin")
        case .requestRemoval: l("Demande de logement : radiation à vérifier, en jours après le bail")
        case .claimDecision: l("DALO : décision de la commission, en mois")
        case .claimRehousing: l("DALO : relogement par le préfet, en mois")
        case .shelterDecision: l("DAHO : décision de la commission, en jours")
        case .shelterRehousing: l("DAHO : accueil par le préfet, en jours")
        default: l("DALO et DAHO : rappel à tant de % du délai de la commission")
        }
    }

    private static func alert(_ series: String, _ l: Language) -> String {
        switch series {
        case "alertFilesPerHour": l("Alerte : dossiers ouverts en une heure")
        case "alertRefusalsPerHour": l("Alerte : refus en une heure")
        case "alertNightFrom": l("Alerte : la nuit commence à, en heures")
        case "exportLinesAlone": l("Export : lignes d’une liste qu’une personne emporte seule")
        default: l("Alerte : la nuit finit à, en heures")
        }
    }
}
