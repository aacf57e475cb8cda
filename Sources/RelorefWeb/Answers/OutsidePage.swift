import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What a partner without an account sees behind its link: no menu; every form goes on with the code that was given.
struct OutsidePage {
    let ask: Ask

    private var l: Language { ask.l }

    /// The second check: the code that was said by telephone.
    ///
    /// - Parameter left: how many tries are left after one that failed; nil before the first.
    func check(_ title: String, about: String, left: Int?) -> Answer {
        AnswerPages(ask: ask).check(
            title, about: about, label: l("Le code donné par téléphone"), hint: l("Six chiffres."),
            error: left.map {
                l.plural(
                    $0, "Ce n’est pas le bon code. Il reste {n} essai.",
                    "Ce n’est pas le bon code. Il reste {n} essais.")
            })
    }

    /// What is too old to be shown, so that a list never ends in silence.
    func left(_ h: HTML, _ count: Int) {
        guard count > 0 else { return }
        h.p(
            l.plural(
                count, "{n} proposition plus ancienne n’est pas montrée ici : demandez-la à l’association.",
                "{n} propositions plus anciennes ne sont pas montrées ici : demandez-les à l’association."),
            .class("muted sec"))
    }

    func page(_ title: String, status: HTTPResponse.Status = .ok, _ content: (HTML) -> Void) -> Answer {
        AnswerPages(ask: ask).page(title, status: status, look: "outsider", content)
    }

    /// A page with one form; what was refused above it, and what it is about.
    func page(
        _ title: String, about: String? = nil, _ refusal: FormRefusal?, _ content: (HTML, ActForm) -> Void
    ) -> Answer {
        page(title, status: refusal == nil ? .ok : .unprocessableContent) { h in
            refusal?.summary(h, ask)
            if let about { h.p(about, .class("lead")) }
            content(h, ActForm(ask: ask, refusal: refusal))
        }
    }

    /// The form itself and the way back to the list.
    ///
    /// - Parameter isLast: whether it carries the answer; otherwise another page follows.
    func form(
        _ h: HTML, _ field: String, _ value: String = "oui", send: String, isLast: Bool = true, _ fields: () -> Void
    ) {
        h.form(.action(ask.path), .method("post"), .class("record"), .novalidate) {
            ask.formToken(h)
            ask.formKey(h)
            carried(h)
            h.input(.type("hidden"), .name(field), .value(value))
            if isLast { h.input(.type("hidden"), .name("reponse"), .value("oui")) }
            fields()
            h.button(send, .class("btn"))
        }
        again(h, "liste", l("Revenir à la liste"), tone: "b3")
    }

    /// A button that goes on behind the same link.
    func again(
        _ h: HTML, _ field: String, _ words: String, value: String = "oui", tone: String = "b2", label: String? = nil
    ) {
        h.form(.action(ask.path), .method("post")) {
            ask.formToken(h)
            carried(h)
            h.input(.type("hidden"), .name(field), .value(value))
            h.button(words, .class("btn \(tone)"), label.map { .aria("label", $0) })
        }
    }

    private func carried(_ h: HTML) {
        h.input(.type("hidden"), .name(AnswerPages.letters), .value(ask.form[AnswerPages.letters]))
    }
}

/// A question that a partner asks behind its link about one thing that it proposed; kept once, however often it is sent.
struct OutsideQuestion {
    let page: OutsidePage
    let link: OfferLink
    let id: String
    let about: String
    let hint: String

    /// - Parameters:
    ///   - ask: keeps what was written.
    ///   - list: the partner's list as it is now, with a sentence above it.
    func answer(
        _ tx: any Transaction, ask keep: (String) throws -> Void, list: (String) throws -> Answer
    ) throws -> Answer {
        let (ask, l) = (page.ask, page.ask.l)
        guard ask.form.has("reponse") else { return form() }
        guard let text = ask.form.filled("texte") else {
            return form(FormRefusal(errors: [.init(field: "texte", sentence: l("Écrivez votre question."))]))
        }
        if let key = ask.form.filled("cle"), try tx.wasSent(key, behind: link, at: ask.now) {
            return try list(l("Votre question était déjà transmise."))
        }
        try keep(String(text.prefix(2_000)))
        return try list(l("Merci, votre question est transmise : l’association vous rappelle."))
    }

    private func form(_ refusal: FormRefusal? = nil) -> Answer {
        let l = page.ask.l
        return page.page(l("Poser une question"), about: about, refusal) { h, form in
            page.form(h, "question", id, send: l("Envoyer")) {
                form.area(h, "texte", l("Votre question"), hint: hint)
            }
        }
    }
}
