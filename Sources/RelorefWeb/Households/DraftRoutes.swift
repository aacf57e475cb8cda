import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What was typed in a form and not sent yet: kept for its author alone, found again another day, gone once it is sent.
struct FormDraft {
    let draft: Draft
    var fields: FormFields { FormFields(draft.fields.pairs) }

    /// Which form of which page, by its address.
    static func key(_ link: Link) -> String { link.path }

    /// One draft for each form and account.
    static func id(_ key: String, by author: Author) -> String { "\(author.actor.id) \(key)" }

    /// What never goes into a draft: the ways by which a form is recognised.
    static let left = ["jeton", "cle", "formulaire"]

    /// Says that this is a draft, and offers to begin anew.
    func banner(_ h: HTML, _ ask: Ask, _ key: String) {
        h.div(.class("banner"), .role("status")) {
            h.span(ask.l("Brouillon repris, gardé le {moment}.", ["moment": ask.l.moment(draft.savedAt)]))
            h.form(.action(Link.act(.drafts, "abandon").path), .method("post")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("formulaire"), .value(key))
                h.button(ask.l("Repartir de zéro"), .class("btn b3"))
            }
        }
    }
}

extension Transaction {
    /// One's own draft of a form; nil when there is none.
    func formDraft(_ key: String, by author: Author) throws -> FormDraft? {
        try draft(FormDraft.id(key, by: author), by: author).map { FormDraft(draft: $0) }
    }
}

/// Drafts of forms: the page keeps them while one types; the form that is sent clears its own.
enum DraftRoutes {
    static let all: [Route] = [
        .post("/brouillons", .needs(.writeFiles), keep),
        .post("/brouillons/abandon", .needs(.writeFiles), giveUp),
    ]

    /// The form's address, one of a file's pages; anything else is not a form of ours.
    private static func key(_ ask: Ask) throws -> Link {
        guard let link = Link(page: ask.form["formulaire"]), link.path.hasPrefix(Link.households.path + "/") else {
            throw AccessRefusal.notFound
        }
        return link
    }

    @Sendable private static func keep(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let key = FormDraft.key(try key(ask))
        let typed = ask.form.pairs.filter { !FormDraft.left.contains($0.name) && !$0.value.isEmpty }
        let id = FormDraft.id(key, by: author)
        if typed.isEmpty {
            try tx.deleteDraft(id, by: author)
        } else {
            try tx.save(DraftFields(typed), as: id, of: "acte", by: author)
        }
        // A script asks; there is no page to go to.
        return Answer(status: .noContent, contentType: "text/plain; charset=utf-8", body: [])
    }

    @Sendable private static func giveUp(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let link = try key(ask)
        try tx.deleteDraft(FormDraft.id(FormDraft.key(link), by: author), by: author)
        // The form of a note stands on the file's own page.
        let page = link.path.hasSuffix("/notes") ? Link(page: String(link.path.dropLast(6))) ?? .households : link
        return .redirect(to: page, saying: Flash(ask.l("Brouillon effacé.")))
    }
}
