import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What one party promised in the conventions with a partner, or a part of it.
struct PartnerCommitmentsPage {
    static let route = Route.get("/partenaires/:code/promesses", .needs(.seeStock)) { ask, tx in
        try PartnerCommitmentsPage(ask, tx).answer
    }

    static func link(_ partner: String, _ party: Convention.Party?, _ part: CommitmentSum.Part) -> Link {
        let page = Link.act(.partner(partner), "promesses")
        let pairs = [party.map { ("partie", $0.rawValue) }, part == .promised ? nil : ("etat", part.rawValue)]
        let query = pairs.compactMap(\.self).map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return query.isEmpty ? page : page.with(query)
    }

    private let ask: Ask
    private let partner: Partner
    private let party: Convention.Party?
    private let part: CommitmentSum.Part
    private let shown: [PartnerCommitment]

    private init(_ ask: Ask, _ tx: any Transaction) throws {
        let actor = try ask.actor()
        guard let partner = try tx.knownPartner(ask.parameter("code"), to: actor) else { throw AccessRefusal.notFound }
        let party = Convention.Party(rawValue: ask.query["partie"])
        let part = CommitmentSum.Part(rawValue: ask.query["etat"]) ?? .promised
        (self.ask, self.partner, self.party, self.part) = (ask, partner, party, part)
        shown = try tx.commitments(with: partner.id, visibleTo: actor).filter { one in
            party.map { one.commitment.party == $0 } ?? true && one.commitment.belongs(to: part, on: ask.today)
        }
    }

    private var l: Language { ask.l }

    private var answer: Answer {
        let title = l("Engagements avec {nom}", ["nom": partner.name])
        let words = CommitmentWords(ask: ask)
        return ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(partner.name, .href(Link.partner(partner.id).path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(title)
                    h.p(
                        [party.map { words.name($0, partner) }, words.title(part)].compactMap(\.self)
                            .joined(separator: " · "))
                }
            }
            if shown.isEmpty {
                h.p(l("Aucun engagement ici."), .class("muted"))
            } else {
                table.write(into: h)
            }
            if party != nil || part != .promised {
                h.p {
                    h.a(
                        l("Voir tous les engagements"), .href(Self.link(partner.id, nil, .promised).path))
                }
            }
        }
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(shown.count, "{n} engagement", "{n} engagements"),
            columns: [
                .init(l("Engagement")), .init(l("De qui")), .init(l("Convention")), .init(l("Pour le"), isDay: true),
                .init(l("Constaté")),
            ],
            rows: shown.map { one in
                let commitment = one.commitment
                let late =
                    commitment.isLate(on: ask.today)
                    ? l.plural(
                        (commitment.dueOn ?? ask.today).days(until: ask.today), "en retard de {n} jour",
                        "en retard de {n} jours") : nil
                let state = [
                    ask.label("commitmentState", commitment.state), commitment.stateOn.map(l.shortDay), late,
                ]
                return .init(
                    .init(ask.label("commitmentMatter", commitment.matter).capitalizedFirst),
                    [
                        .init(CommitmentWords(ask: ask).name(commitment.party, partner)),
                        .init(one.conventionTitle, href: Link.convention(commitment.convention).path + "#engagements"),
                        .init(commitment.dueOn.map(l.shortDay) ?? "–"),
                        .init(state.compactMap(\.self).joined(separator: ", ")),
                    ])
            })
    }
}
