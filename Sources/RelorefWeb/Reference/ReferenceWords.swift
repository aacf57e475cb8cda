/// The names of the code lists.
package enum ReferenceWords {
    static func name(_ list: String, _ l: Language) -> String {
        known(list, l) ?? list
    }

    /// Nil for a list without a name: a test refuses it.
    package static func known(_ list: String, _ l: Language) -> String? {
        home(list, l) ?? person(list, l) ?? partner(list, l) ?? search(list, l) ?? convention(list, l)
            ?? offer(list, l) ?? followUp(list, l)
    }

    private static func home(_ list: String, _ l: Language) -> String? {
        switch list {
        case "accommodationKind": l("Lieux de vie")
        case "adaptationNeed": l("Besoins d’adaptation du logement")
        case "admissionDecision": l("Décisions d’admission")
        case "admissionRefusalReason": l("Motifs de refus d’admission")
        case "allocationDecision": l("Décisions d’attribution")
        case "buildingKind": l("Types d’immeuble")
        case "centreKind": l("Natures de centre")
        case "deadline": l("Échéances")
        case "deadlineAnchor": l("Événements dont courent les échéances")
        case "departement": l("Départements")
        case "diagnosticKind": l("Diagnostics du logement")
        case "dwellingStatus": l("États d’un logement")
        case "dwellingType": l("Types de logement")
        case "dwellingUsage": l("Usages d’un logement")
        case "exitReason": l("Motifs de sortie")
        case "exitType": l("Destinations à la sortie")
        case "stock": l("Parcs")
        case "vacancyReason": l("Raisons d’une vacance")
        default: nil
        }
    }

    private static func person(_ list: String, _ l: Language) -> String? {
        switch list {
        case "breakdownMatter": l("Pannes que le ménage signale")
        case "incidentPlace": l("Où est l’incident")
        case "incidentSeverity": l("Gravité d’un incident")
        case "appointmentKind": l("Sujets de rendez-vous")
        case "appointmentParty": l("Qui déplace ou annule un rendez-vous")
        case "appointmentPlace": l("Lieux de rendez-vous")
        case "attendance": l("Venue à un rendez-vous")
        case "interpreterState": l("Interprète d’un rendez-vous")
        case "arrivalRoute": l("Voies d’arrivée")
        case "benefit": l("Prestations")
        case "compositionKind": l("Compositions des ménages")
        case "consentKind": l("Accords")
        case "contractType": l("Contrats de travail")
        case "country": l("Pays et nationalités")
        case "autonomy": l("Degrés d’autonomie")
        case "contractEnding": l("Fins d’un contrat d’accompagnement")
        case "diagnosisSource": l("Sources d’un diagnostic")
        case "goalPriority": l("Priorités d’un objectif")
        case "goalResponsible": l("Qui s’occupe d’un objectif")
        case "goalState": l("États d’un objectif")
        case "pathwayDomain": l("Domaines du projet")
        case "readinessLevel": l("Prêt pour un bail")
        case "readinessPoint": l("Ce qui se juge avant un bail")
        case "documentKind": l("Natures de document")
        case "educationLevel": l("Niveaux d’études")
        case "employmentStatus": l("Situations professionnelles")
        case "frenchLevel": l("Niveaux de français")
        case "incomeSource": l("Ressources du ménage")
        case "kinship": l("Liens de parenté")
        case "language": l("Langues")
        case "literacy": l("Lecture et écriture")
        case "namingSystem": l("Organismes dont un système garde le nom")
        case "membershipEndReason": l("Raisons de départ d’un ménage")
        case "noteLevel": l("Niveaux des notes")
        case "permitKind": l("Titres de séjour")
        case "protectionAuthority": l("Autorités de protection")
        case "protectionEndReason": l("Fins de protection")
        case "protectionKind": l("Natures de protection")
        case "role": l("Rôles")
        case "sex": l("Sexe")
        case "travelDocumentKind": l("Documents de voyage")
        default: nil
        }
    }

    private static func search(_ list: String, _ l: Language) -> String? {
        switch list {
        case "claimDecision": l("Décisions des commissions DALO")
        case "claimGround": l("Motifs des recours DALO et DAHO")
        case "claimKind": l("Recours DALO et DAHO")
        case "leadAnswer": l("Réponses dans la recherche de logement")
        case "leadSource": l("Pistes de la recherche de logement")
        case "socialRequestBody": l("Guichets de la demande de logement social")
        case "socialRequestOutcome": l("Fins de la demande de logement social")
        default: nil
        }
    }

    private static func partner(_ list: String, _ l: Language) -> String? {
        switch list {
        case "guarantee": l("Garanties")
        case "householdRefusalReason": l("Motifs de refus du ménage")
        case "landlordKind": l("Natures de bailleur")
        case "landlordRefusalReason": l("Motifs de refus du bailleur")
        case "offerOutcome": l("Suites d’une offre")
        case "partnerKind": l("Natures de partenaire")
        case "partnerTalkKind": l("Échanges avec un partenaire")
        case "partnerLevel": l("Portées d’un partenaire")
        case "organisationName": l("Noms successifs d’organismes")
        default: nil
        }
    }

    private static func convention(_ list: String, _ l: Language) -> String? {
        switch list {
        case "amendmentDecider": l("Qui décide d’un avenant")
        case "amendmentDecision": l("Décisions sur un avenant")
        case "amendmentProposer": l("Qui propose un avenant")
        case "amendmentReason": l("Motifs de refus d’un avenant")
        case "commitmentMatter": l("Engagements d’une convention")
        case "commitmentState": l("États d’un engagement")
        case "conventionClause": l("Articles d’une convention")
        case "conventionKind": l("Natures de convention")
        case "conventionLevel": l("Portées d’une convention")
        case "conventionParty": l("Parties d’une convention")
        case "conventionSide": l("Qui s’engage dans une convention")
        case "conventionSpan": l("Périodes d’un objectif de convention")
        case "conventionState": l("États d’une convention")
        case "conventionStep": l("Étapes d’une convention")
        case "conventionUnit": l("Unités des objectifs de convention")
        case "targetDecider": l("D’où vient un objectif de convention")
        default: nil
        }
    }

    private static func offer(_ list: String, _ l: Language) -> String? {
        switch list {
        case "candidacyState": l("États d’une candidature")
        case "energyClass": l("Classes d’énergie")
        case "guaranteeClaimMatter": l("Objets d’un sinistre")
        case "guaranteePayer": l("Qui paie une garantie")
        case "guaranteeRefusalReason": l("Motifs de refus d’une garantie")
        case "guaranteeState": l("États d’une garantie")
        case "offerQuota": l("Contingents d’une offre")
        case "offerReceived": l("Comment une offre arrive")
        case "offerState": l("États d’une offre")
        case "tenancyServiceLevel": l("Niveaux du service locatif")
        case "tenancyServicePart": l("Parts du service locatif")
        default: nil
        }
    }

    private static func followUp(_ list: String, _ l: Language) -> String? {
        switch list {
        case "accommodationState": l("États d’un séjour")
        case "area": l("Régions d’origine")
        case "arrearsSettlement": l("Issues d’une dette de loyer")
        case "contactKind": l("Contacts du suivi")
        case "contactTopic": l("Sujets d’un contact du suivi")
        case "dwellingCondition": l("État du logement au suivi")
        case "extensionDecision": l("Décisions sur une prolongation")
        case "followUpOutcome": l("Fins du suivi")
        case "identitySource": l("D’où vient une identité")
        case "postalSituation": l("Où le courrier arrive")
        case "rentCheckSource": l("Qui dit que le loyer est payé")
        case "rentCheckStatus": l("Loyers d’un mois")
        case "stayFunding": l("Financements d’un séjour")
        default: nil
        }
    }
}
