import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Keeping and giving up named views of a list.
enum SavedViewRoutes<State: ViewedState> {
    static var all: [Route] {
        [
            .post(State.views.path, .needs(State.permission), keep),
            .post(Link.act(State.views, "retrait").path, .needs(State.permission), drop),
        ]
    }

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let state = try State(ask, tx, FormFields(encoded: Array(ask.form["liste"].utf8)))
        let name = String(ask.form["vue"].prefix(60))
        guard !name.isEmpty else {
            var answer = try state.answer(ask, tx, viewError: ask.l("Donnez un nom à cette vue."))
            answer.status = .unprocessableContent
            return answer
        }
        let view = try AccessRefusal.hiding {
            try tx.keepView(name, query: state.view, of: State.list, at: ask.form.filled("pour"), by: author)
        }
        return .redirect(to: State.page.with(view.query), saying: Flash(ask.l("Vue gardée.")))
    }

    @Sendable private static func drop(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let view = try AccessRefusal.hiding { try tx.dropView(ask.form["vue"], by: author) }
        return .redirect(to: State.page.with(view.query), saying: Flash(ask.l("Vue retirée.")))
    }
}
