import RelorefDomain
import RelorefRecords

/// How messages are told: what they are for, and what became of them.
struct MessageWords {
    let l: Language

    func purpose(_ purpose: Message.Purpose) -> String {
        switch purpose {
        case .appointmentReminder: l("Rappel d’un rendez-vous")
        case .appointmentLink: l("Lien d’un rendez-vous")
        case .appointmentMoved: l("Rendez-vous déplacé")
        case .appointmentCancelled: l("Rendez-vous annulé")
        case .appointmentPlanned: l("Rendez-vous de nouveau prévu")
        case .familyPage: l("Code de la page du ménage")
        case .numberCheck: l("Chiffres pour vérifier le numéro")
        case .landlordLink: l("Lien au bailleur, par courriel")
        }
    }

    func part(_ part: MessagePart) -> String {
        switch part {
        case .waiting: l("En attente")
        case .sent: l("Partis")
        case .notArrived: l("Non remis")
        case .notSent: l("Non envoyés")
        case .all: l("Tous")
        }
    }

    func badge(_ message: Message) -> Badge {
        switch message.state {
        case .queued: Badge(.wait, l("en attente"))
        case .sent: Badge(.plain, l("parti"))
        case .delivered: Badge(.ok, l("remis"))
        case .stopped: Badge(.refused, l("non envoyé"))
        case .failed: Badge(.late, l("non remis"))
        }
    }

    func fault(of message: Message) -> String? {
        switch message.state {
        case .stopped(let fault), .failed(let fault): sentence(fault, over: message.channel)
        case .queued, .sent, .delivered: nil
        }
    }

    /// The same over each channel.
    func sentence(_ fault: Message.Fault, over channel: Message.Channel) -> String {
        switch (channel, fault) {
        case (.mail, .unknownRecipient):
            l("Le serveur de courrier ne connaît pas cette adresse : vérifiez-la et refaites la demande.")
        case (.mail, .refused): l("Le serveur de courrier a refusé le message.")
        case (.mail, .unreachable): l("Le serveur de courrier n’a pas répondu, après plusieurs essais.")
        default: sentence(fault)
        }
    }

    /// Why it was not sent or did not arrive, and what to do.
    func sentence(_ fault: Message.Fault) -> String {
        switch fault {
        case .noNumber: l("Personne du ménage n’a de numéro : notez-le chez un membre du dossier.")
        case .notANumber: l("Ce qui est noté n’est pas un numéro de téléphone : corrigez-le dans le dossier.")
        case .noConsent:
            l("Le ménage n’a pas donné son accord pour les SMS : demandez-le-lui et notez-le, ou appelez.")
        case .dead: l("La personne est décédée : rien ne lui est envoyé.")
        case .closed: l("Le dossier est clos : rien n’est envoyé.")
        case .outdated: l("Ce dont il parlait a changé ou est passé.")
        case .tooLong: l("Le texte dépasse {n} SMS.", ["n": l.number(SMSText.mostSegments)])
        case .unknownRecipient: l("L’opérateur ne connaît pas ce numéro : corrigez-le.")
        case .refused: l("L’opérateur a refusé le message.")
        case .unreachable: l("L’opérateur n’a pas répondu, après plusieurs essais.")
        case .nothingToSay: l("Rien à dire ce jour-là.")
        case .undelivered: l("L’opérateur ne l’a pas remis : téléphone éteint, hors réseau ou numéro perdu.")
        }
    }

    /// "2 SMS, 96 caractères": what it costs.
    func size(_ sms: SMSText) -> String {
        l.plural(sms.segments, "{n} SMS", "{n} SMS") + ", " + l.plural(sms.units, "{n} caractère", "{n} caractères")
    }
}

extension MessageStopped: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: fields["*"] ?? "", sentence: MessageWords(l: ask.l).sentence(fault))
    }
}
