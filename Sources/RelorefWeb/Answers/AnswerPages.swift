import HTTPTypes
import RelorefDomain
import RelorefHTML

/// What somebody without an account sees behind a link: no menu, one question. Nothing names anybody before the check.
struct AnswerPages {
    let ask: Ask

    /// The field of the second check, which goes along with the answer.
    static let letters = "lettres"

    private var l: Language { ask.l }

    /// There is nothing to answer: why, and what to do.
    func shut(_ state: AnswerLinkState?) -> Answer {
        let sentence =
            switch state {
            case .expired: l("Ce lien a dépassé sa date. Demandez-en un autre à l’association qui vous l’a envoyé.")
            case .revoked: l("Ce lien a été remplacé ou retiré par l’association. Cherchez le plus récent.")
            case .locked:
                l("Trop d’essais : ce lien est fermé. Appelez l’association, elle vous en enverra un autre.")
            case .open, .answered, nil:
                l("Ce lien ne mène nulle part. Vérifiez qu’il est entier, ou demandez-en un autre à l’association.")
            }
        return page(l("Lien fermé"), status: state == nil ? .notFound : .gone) { h in h.p(sentence) }
    }

    /// Why a link leads nowhere any more; nil where it may be opened.
    func shut(_ link: some AnswerLink) -> Answer? {
        switch link.state(at: ask.now) {
        case .open, .answered: nil
        case let state: shut(state)
        }
    }

    /// The second check.
    ///
    /// - Parameter error: what is said of letters that fit nobody.
    func check(_ title: String, about: String, label: String, hint: String, error: String?) -> Answer {
        page(title, status: error == nil ? .ok : .unprocessableContent) { h in
            h.p(about)
            h.form(.action(ask.path), .method("post"), .novalidate) {
                ask.formToken(h)
                Field(
                    id: Self.letters, label: label, hint: hint, error: error
                ).input(h, value: "", .autocomplete("off"), .autocapitalize("none"), .required)
                h.button(l("Continuer"), .class("btn"))
            }
        }
    }

    /// - Parameter look: as wide as one question, or as a list.
    func page(
        _ title: String, status: HTTPResponse.Status = .ok, look: String = "narrow", _ content: (HTML) -> Void
    ) -> Answer {
        var answer = ask.page(title) { h in
            h.div(.class(look)) {
                h.h1(title)
                content(h)
            }
        }
        answer.status = status
        return answer
    }
}
