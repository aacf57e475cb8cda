import RelorefRecords

/// What was done to a guarantee or to the service around a lease, as a history tells it.
enum GuaranteeVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch entry.noun {
        case "guarantee": guarantee(entry.act, l)
        case "tenancyService": service(entry.act, l)
        case "guaranteeScheme": l("Règles d’une garantie notées")
        case "tenancyBundle": l("Contenu du service locatif noté")
        default: nil
        }
    }

    private static func guarantee(_ act: String, _ l: Language) -> String? {
        switch act {
        case "considerGuarantee": l("Garantie envisagée")
        case "askGuarantee": l("Garantie demandée")
        case "grantGuarantee": l("Garantie accordée")
        case "startGuarantee": l("Garantie en cours")
        case "refuseGuarantee": l("Garantie refusée")
        case "carryGuarantee": l("Garantie rattachée au bail signé")
        case "withdrawGuarantee": l("Garantie retirée")
        case "restoreGuarantee": l("Garantie rétablie")
        case "payPremium": l("Cotisation de la première année notée")
        case "handOverGuarantee": l("Garantie reprise par le bailleur")
        case "endGuarantee": l("Garantie terminée")
        case "declareClaim": l("Sinistre déclaré")
        case "payClaim": l("Sinistre payé")
        case "rejectClaim": l("Sinistre rejeté")
        default: nil
        }
    }

    private static func service(_ act: String, _ l: Language) -> String? {
        switch act {
        case "openTenancyService": l("Service locatif ouvert")
        case "changeTenancyService": l("Niveau du service locatif changé")
        case "giveServicePart": l("Étape du service locatif faite")
        case "takeBackServicePart": l("Étape du service locatif retirée")
        default: nil
        }
    }
}
