import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Requests to count two files as one household, decided by the network's head.
enum FamilyLinkRoutes {
    static let all: [Route] = [
        .get("/rapprochements", .needs(.linkFamilies), list),
        .get("/rapprochements/:lien", .needs(.linkFamilies), one),
        .post("/rapprochements/:lien/reunir", .needs(.linkFamilies), link),
        .post("/rapprochements/:lien/refus", .needs(.linkFamilies), refuse),
        .post("/rapprochements/:lien/annulation", .needs(.linkFamilies), undo),
    ]

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let author = try ask.author()
        return FamilyLinkPages(ask: ask).list(
            waiting: try tx.familyLinks(by: author),
            decided: try tx.familyLinks(in: [.linked, .refused, .undone], by: author),
            counted: try tx.countedOnce(by: author))
    }

    private static func found(_ ask: Ask, _ tx: any Transaction) throws -> FamilyLink {
        do {
            return try tx.familyLink(ask.parameter("lien"), by: try ask.author())
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func one(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let link = try found(ask, tx)
        return FamilyLinkPages(ask: ask).one(link, try candidates(for: link, ask, tx))
    }

    /// Names are compared by the machine; none leaves it.
    private static func candidates(for link: FamilyLink, _ ask: Ask, _ tx: any Transaction) throws -> [LinkCandidate] {
        guard link.state == .asked else { return [] }
        let index = try ask.services.names.index(for: .everything, tx)
        return try tx.linkCandidates(for: link.id, in: index, by: try ask.author())
    }

    @Sendable private static func link(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let asked = try found(ask, tx)
        guard let other = ask.form.filled("avec") else {
            var answer = FamilyLinkPages(ask: ask).one(
                asked, try candidates(for: asked, ask, tx),
                error: ask.l("Choisissez le dossier qui est du même ménage, ou répondez qu’il n’y en a pas."))
            answer.status = .unprocessableContent
            return answer
        }
        return try decide(ask, ask.l("Dossiers reliés : le ménage compte une seule fois."), undo: asked.id) {
            // Only a file that was shown can be linked; the code on the papers is one of them.
            let shown = try candidates(for: asked, ask, tx).map(\.household) + [asked.other].compactMap { $0 }
            guard shown.contains(other) else { throw AccessRefusal.notFound }
            try tx.linkFiles(asked.id, with: other, by: author)
        }
    }

    @Sendable private static func refuse(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let asked = try found(ask, tx)
        return try decide(ask, ask.l("Demande classée : deux ménages. Les associations n’en apprennent rien.")) {
            try tx.refuseLink(asked.id, by: author)
        }
    }

    @Sendable private static func undo(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let linked = try found(ask, tx)
        return try decide(ask, ask.l("Lien annulé : les deux dossiers comptent de nouveau chacun pour un ménage.")) {
            try tx.unlinkFiles(linked.id, by: author)
        }
    }

    private static func decide(
        _ ask: Ask, _ said: String, undo id: String? = nil, _ act: () throws -> Void
    ) throws -> Answer {
        do {
            try act()
            let way = id.map { Link.familyLink($0, "annulation") }
            return .redirect(to: .familyLinks, saying: Flash(said, undo: way))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch ActRefusal.wrongState {
            return .redirect(
                to: .familyLinks,
                saying: Flash(ask.l("Cette demande a déjà une réponse : regardez où elle en est."), tone: .warn))
        }
    }
}
