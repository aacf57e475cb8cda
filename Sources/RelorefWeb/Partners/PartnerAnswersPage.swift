import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The files that were sent to a landlord, or the people presented to an employer, each with the days that its answer took or has not come for.
struct PartnerAnswersPage {
    enum Part: String, CaseIterable { case all = "", waiting = "attente", answered = "recues" }

    static let route = Route.get("/partenaires/:code/reponses", .needs(.seeStock)) { ask, tx in
        try PartnerAnswersPage(ask, tx).answer
    }

    /// What the address says of answers about jobs.
    private static let jobs = "emploi"

    static func link(_ partner: String, _ part: Part, _ side: OfferLink.Side = .dwellings) -> Link {
        let all = Link.act(.partner(partner), "reponses")
        let page = side == .jobs ? all.with("sur", jobs) : all
        return part == .all ? page : page.with("lesquelles", part.rawValue)
    }

    private let ask: Ask
    private let partner: Partner
    private let part: Part
    private let side: OfferLink.Side
    private let files: [SentFile]
    private let applications: [SentApplication]
    private let times: AnswerTimes

    private static let most = 200

    private init(_ ask: Ask, _ tx: any Transaction) throws {
        let actor = try ask.actor()
        guard let partner = try tx.knownPartner(ask.parameter("code"), to: actor) else { throw AccessRefusal.notFound }
        let part = Part(rawValue: ask.query["lesquelles"]) ?? .all
        (self.ask, self.partner, self.part) = (ask, partner, part)
        side = ask.query["sur"] == Self.jobs ? .jobs : .dwellings
        let isAnswered = part == .all ? nil : part == .answered
        switch side {
        case .dwellings:
            files = try tx.sentFiles(to: partner.id, answered: isAnswered, limit: Self.most, visibleTo: actor)
            applications = []
            times = try tx.answerTimes(of: partner.id, visibleTo: actor)
        case .jobs:
            files = []
            applications = try tx.sentApplications(
                to: partner.id, answered: isAnswered, limit: Self.most, visibleTo: actor)
            times = try tx.employerAnswerTimes(of: partner.id, visibleTo: actor)
        }
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
            let label = side == .jobs ? l("Quelles candidatures") : l("Quels dossiers")
            h.nav(.class("tabs"), .aria("label", label)) {
                for one in Part.allCases {
                    h.a(
                        "\(name(one)) (\(l.number(count(one))))", .href(Self.link(partner.id, one, side).path),
                        one == part ? .aria("current", "page") : nil)
                }
            }
            h.p(
                side == .jobs
                    ? l(
                        "Les jours vont de la présentation d’une personne à la décision de l’employeur. Vos sites seulement."
                    )
                    : l("Les jours vont de l’envoi d’un dossier à la décision du bailleur. Vos sites seulement."),
                .class("small muted"))
            let shown = files.count + applications.count
            if shown == 0 {
                h.p(side == .jobs ? l("Aucune candidature ici.") : l("Aucun dossier ici."), .class("muted"))
            } else {
                (side == .jobs ? jobTable : table).write(into: h)
                h.unshown(count(part) - shown, l)
            }
        }
    }

    private func name(_ part: Part) -> String {
        switch part {
        case .all: side == .jobs ? l("Toutes") : l("Tous")
        case .waiting: l("sans réponse")
        case .answered: l("avec une réponse")
        }
    }

    private var jobTable: DataTable {
        DataTable(
            caption: l.plural(count(part), "{n} candidature", "{n} candidatures"),
            columns: [
                .init(l("Poste")), .init(l("Présentée le"), isDay: true), .init(l("Réponse le"), isDay: true),
                .init(l("Jours"), isNumber: true), .init(l("État")),
            ],
            rows: applications.map { one in
                .init(
                    .init(one.title, href: Link.job(one.job).path),
                    [
                        .init(l.shortDay(one.sent.on)),
                        .init(one.sent.answeredOn.map(l.shortDay) ?? l("attendue")),
                        .init(l.number(one.sent.days ?? one.sent.on.days(until: ask.today))),
                        .init(JobWords(ask: ask).badge(one.state).words),
                    ])
            })
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
