import RelorefDomain
import RelorefRecords

/// Why something is not done to an offer: what is wrong, and what to do.
struct OfferRefusalWords {
    let ask: Ask

    private var l: Language { ask.l }

    func told(_ refusal: HousingOffer.Refusal) -> FormReading.FieldError {
        FormReading.FieldError(field: field(refusal), sentence: sentence(refusal))
    }

    private func field(_ refusal: HousingOffer.Refusal) -> String {
        switch refusal {
        case .conditionMissing: "piece"
        case .rankMissing, .rankTaken: "rang"
        case .reasonMissing: "motif"
        case .answeredLate: "retard"
        case .noConsent: "accord_bailleur"
        case .answerBeforeReception: "reponse_avant"
        case .conventionElsewhere, .conventionNotThen: "convention"
        case .onlyByLease, .notOverYet, .candidatesThere: "issue"
        case .signedBefore: "signature"
        default: "jour"
        }
    }

    func sentence(_ refusal: HousingOffer.Refusal) -> String {
        switch refusal {
        case .offerIs(let state):
            l(
                "La proposition est maintenant « {état} » : rien n’est changé. Revenez à sa page pour voir où elle en est.",
                ["état": ask.label("offerState", state)])
        case .candidacyIs(let state):
            l(
                "Cette candidature est maintenant « {état} » : rien n’est changé. Revenez à la proposition pour voir où elle en est.",
                ["état": ask.label("candidacyState", state)])
        case .notUndone:
            l("Cela ne s’annule plus : dix minutes ont passé, ou la proposition a changé depuis.")
        case .taken:
            l("Le logement est déjà attribué à un autre ménage : rien n’est changé. Revenez à la proposition.")
        case .lacking(let needed):
            l(
                "Complétez d’abord la proposition : {liste}.",
                ["liste": needed.map(name).joined(separator: ", ")])
        case .papersMissing(let kinds):
            l(
                "Le dossier n’est pas complet, il manque : {liste}. Ajoutez les pièces au dossier du ménage.",
                ["liste": kinds.map { ask.label("documentKind", $0) }.joined(separator: ", ")])
        case .conditionOpen(let kind):
            l(
                "L’attribution dépend d’une pièce : {pièce}. Ajoutez-la au dossier du ménage avant le bail.",
                ["pièce": ask.label("documentKind", kind)])
        case .full(let most):
            l.plural(
                most, "Le bailleur demande {n} candidature, et elle est déjà proposée.",
                "Le bailleur demande {n} candidatures, et elles sont déjà proposées.")
        case .rankTaken(let rank):
            l("Le rang {n} est déjà donné à une autre candidature.", ["n": l.number(rank)])
        default: day(refusal) ?? other(refusal)
        }
    }

    private func day(_ refusal: HousingOffer.Refusal) -> String? {
        switch refusal {
        case .inTheFuture: l("Ce jour n’est pas encore venu.")
        case .before(let day): l("Ce jour vient avant le {jour}.", ["jour": l.shortDay(day)])
        case .tooLate(let day):
            l(
                "Le délai de réponse est passé depuis le {jour} : appelez le bailleur, puis corrigez la date.",
                ["jour": l.shortDay(day)])
        case .answeredLate(let day):
            l("La réponse vient après le {jour} : dites pourquoi elle compte quand même.", ["jour": l.shortDay(day)])
        case .mayStillAnswer(let day): l("Le ménage peut encore répondre jusqu’au {jour}.", ["jour": l.shortDay(day)])
        case .signedBefore(let day):
            l(
                "Le ménage a accepté le {jour} : le bail ne se signe pas avant.", ["jour": l.shortDay(day)])
        case .notOverYet(let day): l("Le délai de réponse court jusqu’au {jour}.", ["jour": l.shortDay(day)])
        case .conventionNotThen(let day):
            l("Cette convention n’était pas en vigueur le {jour}, jour de la réception.", ["jour": l.shortDay(day)])
        case .answerBeforeReception:
            l(
                "La réponse est attendue avant le jour de la réception : vérifiez les deux dates.")
        default: nil
        }
    }

    private func other(_ refusal: HousingOffer.Refusal) -> String {
        switch refusal {
        case .proposedAlready: l("Ce ménage est déjà proposé pour ce logement.")
        case .nobodyReady: l("Aucun dossier n’est complet : rien à envoyer encore.")
        case .noConsent: l("Le ménage doit accepter que le bailleur voie sa composition et ses ressources.")
        case .conditionMissing: l("Choisissez la pièce qui manque.")
        case .rankMissing: l("Donnez le rang, de 1 à 20.")
        case .reasonMissing: l("Donnez le motif.")
        case .onlyByLease: l("Une attribution à un de nos ménages s’enregistre par le bail.")
        case .candidatesThere: l("Des candidatures ont été envoyées : choisissez une autre issue.")
        case .conventionElsewhere: l("Cette convention n’est pas avec ce bailleur, ou n’est pas de vos sites.")
        default: l("Rien n’est changé.")
        }
    }

    private func name(_ needed: HousingOffer.Facts.Needed) -> String {
        switch needed {
        case .commune: l("la commune")
        case .type: l("le type de logement")
        case .rent: l("le loyer")
        case .candidatesAsked: l("le nombre de candidatures demandées")
        case .answerBy: l("la date limite de réponse")
        }
    }
}
