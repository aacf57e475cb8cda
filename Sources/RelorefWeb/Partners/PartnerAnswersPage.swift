import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The files that were sent to a landlord, each with the days that its answer took or has not come for.
struct PartnerAnswersPage {
    enum Part: String, CaseIterable { case all = "", waiting = "attente", answered = "recues" }

    static let route = Route.get("/partenaires/:code/reponses", .needs(.seeStock)) { ask, tx in
        try PartnerAnswersPage(ask, tx).answer
    }

    static func link(_ partner: String, _ part: Part) -> Link {
        let page = Link.act(.partner(partner), "reponses")
        return part == .all ? page : page.with("lesquelles", part.rawValue)
    }

    private let ask: Ask
    private let partner: Partner
    private let part: Part
    private let files: [SentFile]
    private let times: AnswerTimes

    private static let most = 200

    private init(_ ask: Ask, _ tx: any Transaction) throws {
        let actor = try ask.actor()
        guard let partner = try tx.knownPartner(ask.parameter("code"), to: actor) else { throw AccessRefusal.notFound }
        let part = Part(rawValue: ask.query["lesquelles"]) ?? .all
        (self.ask, self.partner, self.part) = (ask, partner, part)
        files = try tx.sentFiles(
            to: partner.id, answered: part == .all ? nil : part == .answered, limit: Self.most, visibleTo: actor)
        times = try tx.answerTimes(of: partner.id, visibleTo: actor)
    }

    private func count(_ part: Part) -> Int {
        switch part {
        case .all: times.answered + times.waiting.count
        case .waiting: times.waiting.count
        case .answered: times.answered
        }
    }

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }

    private var answer: Answer {
        let title = l("Réponses de {nom}", ["nom": partner.name])
        return ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(partner.name, .href(Link.partner(partner.id).path)) }
            h.div(.class("head")) { h.h1(title) }
            h.nav(.class("tabs"), .aria("label", l("Quels dossiers"))) {
                for one in Part.allCases {
                    h.a(
                        "\(name(one)) (\(l.number(count(one))))", .href(Self.link(partner.id, one).path),
                        one == part ? .aria("current", "page") : nil)
                }
            }
            h.p(
                l("Les jours vont de l’envoi d’un dossier à la décision du bailleur. Vos sites seulement."),
                .class("small muted"))
            if files.isEmpty {
                h.p(l("Aucun dossier ici."), .class("muted"))
            } else {
                table.write(into: h)
                h.unshown(count(part) - files.count, l)
            }
        }
    }

    private func name(_ part: Part) -> String {
        switch part {
        case .all: l("Tous")
        case .waiting: l("sans réponse")
        case .answered: l("avec une réponse")
        }
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(count(part), "{n} dossier", "{n} dossiers"),
            columns: [
                .init(l("Logement")), .init(l("Envoyé le"), isDay: true), .init(l("Réponse le"), isDay: true),
                .init(l("Jours"), isNumber: true), .init(l("Décision")),
            ],
            rows: files.map { one in
                .init(
                    .init(words.title(one.offer.facts, one.communeName), href: Link.offer(one.offer.id).path),
                    [
                        .init(l.shortDay(one.sent.on)),
                        .init(one.sent.answeredOn.map(l.shortDay) ?? l("attendue")),
                        .init(l.number(one.sent.days ?? one.sent.on.days(until: ask.today))),
                        .init(one.decision.map { ask.label("allocationDecision", $0) } ?? "–"),
                    ])
            })
    }
}
