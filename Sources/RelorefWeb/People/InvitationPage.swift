import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page behind an invitation's link: who invites for what, and the choice of a password.
struct InvitationPage: Sendable {
    /// Where the reader stands: new here, or with an account that is signed in or not.
    enum Stage { case newcomer, owner, toSignIn }

    let ask: Ask
    let invitation: Invitation
    let stage: Stage
    let sender: String
    let places: Places

    init(_ ask: Ask, _ invitation: Invitation, _ tx: any Transaction) throws {
        self.ask = ask
        self.invitation = invitation
        let visitor = ask.visitor.flatMap { $0.session.secondFactor ? $0 : nil }
        if visitor?.actor.email == invitation.email {
            stage = .owner
        } else {
            stage = try tx.hasAccount(email: invitation.email) ? .toSignIn : .newcomer
        }
        sender = try tx.actor(invitation.invitedBy, on: ask.today)?.name ?? ""
        places = Places(try tx.network())
    }

    private var l: Language { ask.l }

    func answer(_ refusal: FormRefusal?) -> Answer {
        var answer = ask.page(l("Votre invitation")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Votre invitation"))
                refusal?.summary(h, ask)
                h.dl(.class("facts wordy")) {
                    h.dt(l("Adresse électronique"))
                    h.dd(invitation.email)
                    h.dt(l("Rôle"))
                    h.dd(ask.label("role", invitation.role))
                    h.dt(l("Où"))
                    h.dd(places.name(invitation.place, l))
                    h.dt(l("De la part de"))
                    h.dd(sender)
                    h.dt(l("Valable jusqu’au"))
                    h.dd(l.moment(invitation.expiresAt))
                }
                switch stage {
                case .newcomer: newcomer(h, refusal)
                case .owner: owner(h)
                case .toSignIn: toSignIn(h)
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func newcomer(_ h: HTML, _ refusal: FormRefusal?) {
        h.form(.class("sec"), .action(ask.path), .method("post"), .novalidate) {
            ask.formToken(h)
            Field(id: "nom", label: l("Votre nom, comme vos collègues le lisent"), error: refusal?.error("nom"))
                .input(
                    h, value: ask.form.has("nom") ? ask.form["nom"] : invitation.name, .autocomplete("name"),
                    .maxlength(100), .required)
            PasswordChoice(ask: ask, account: []).write(h, refusal)
            h.button(l("Continuer"), .class("btn"))
        }
        h.p(l("Ensuite, vous reliez votre téléphone : il donnera un code à chaque connexion."), .class("small muted"))
    }

    private func owner(_ h: HTML) {
        h.form(.class("sec"), .action(ask.path + "/droit"), .method("post")) {
            ask.formToken(h)
            h.button(l("Prendre ce droit sur mon compte"), .class("btn"))
        }
    }

    private func toSignIn(_ h: HTML) {
        h.p(.class("sec")) {
            h.text(l("Vous avez déjà un compte à cette adresse : connectez-vous, vous reviendrez ici."))
        }
        h.p { h.a(l("Se connecter"), .class("btn"), .href(Link.signIn.with("retour", ask.path).path)) }
    }
}
