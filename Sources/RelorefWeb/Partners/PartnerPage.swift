import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A partner: who it is, what it was and became, whose member it is, and what it lets here (S16).
struct PartnerPage {
    let ask: Ask
    let sheet: PartnerSheet
    let lines: [DwellingLine]
    let pages: PageNumbers
    /// The names of the communes of its stock, by code.
    let communes: [String: String]
    let contacts: PartnerContactsPanel
    let talks: PartnerTalksPanel
    let letters: PartnerLettersPanel
    let conventions: [ConventionLine]
    let proposals: PartnerProposals
    let dealings: PartnerDealings
    let guarantees: PartnerGuarantees

    var l: Language { ask.l }
    var partner: Partner { sheet.partner }
    /// Whether the record is this colleague's to put right.
    var mayWrite: Bool { ask.visitor?.actor.keeps(partner) ?? false }

    private static let pageSize = 50

    /// - Throws: `AccessRefusal.notFound` when there is no such partner for this colleague.
    init(_ ask: Ask, _ tx: any Transaction, _ id: String) throws {
        let actor = try ask.actor()
        guard let sheet = try tx.partnerSheet(id, knownTo: actor) else { throw AccessRefusal.notFound }
        (self.ask, self.sheet) = (ask, sheet)
        var filter = DwellingFilter()
        filter.landlord = id
        let count = try tx.dwellingCount(filter, on: ask.today, visibleTo: actor)
        pages = PageNumbers(asked: ask.query["page"], count: count, size: Self.pageSize) { page in
            Link.partner(id).with("page", String(page))
        }
        communes = try tx.communeNames(Set(sheet.stock.flatMap(\.lines).compactMap(\.commune)))
        let author = try ask.author()
        contacts = PartnerContactsPanel(
            ask: ask, partner: sheet.partner, contacts: try tx.contacts(of: id, by: author),
            elsewhere: try tx.sitesKnowing(id, beyond: actor))
        talks = PartnerTalksPanel(ask: ask, partner: sheet.partner, talks: try tx.talks(with: id, by: author))
        letters = PartnerLettersPanel(
            ask: ask, partner: sheet.partner, letters: try tx.letters(toPartner: id, by: author))
        lines = try tx.dwellings(
            filter, on: ask.today, skipping: pages.skipping, limit: Self.pageSize, visibleTo: actor)
        conventions = try tx.conventions(
            ConventionFilter(partner: id), on: ask.today, limit: Self.pageSize, visibleTo: actor)
        proposals = try PartnerProposals(ask, tx, sheet.partner)
        dealings = try PartnerDealings(ask, tx, sheet.partner)
        guarantees = try PartnerGuarantees(ask, tx, id)
    }

    var answer: Answer {
        ask.page(partner.name, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Bailleurs et partenaires"), .href(Link.partners.path)) }
            identity(h)
            merged(h)
            h.div(.class("cols")) {
                h.div {
                    contacts.write(h)
                    talks.write(h)
                    letters.write(h)
                    if partner.mayAgreeOnHousing(.local) || employs || !conventions.isEmpty { agreed(h) }
                    proposals.write(h)
                    dealings.write(h)
                    guarantees.write(h)
                    dwellings(h)
                    pages.write(h, l)
                    PartnerTies(page: self).write(h)
                }
                h.aside(.class("aside")) { PartnerSide(page: self).write(h) }
            }
        }
    }

    /// Whether its conventions are on jobs: it lets nothing, and employs or passes jobs on.
    private var employs: Bool {
        partner.landlordKind == nil && [.employer, .siae, .employmentService, .missionLocale].contains(partner.kind)
    }

    private func identity(_ h: HTML) {
        h.header(.class("idbar")) {
            h.div {
                h.h1(partner.name)
                if let former = sheet.names.former.first {
                    h.p(l("Anciennement {nom}", ["nom": former.name]), .class("muted"))
                }
                h.dl {
                    fact(h, l("Nature"), ask.label("partnerKind", partner.kind))
                    fact(h, l("Portée"), ask.label("partnerLevel", partner.level))
                    if let kind = partner.landlordKind {
                        fact(h, l("Bailleur"), ask.label("landlordKind", kind))
                        fact(h, l("Parc"), ask.label("stock", kind.stock))
                    }
                    if let name = sheet.communeName { fact(h, l("Commune"), name) }
                    if let code = partner.departement { fact(h, l("Département"), ask.departement(code)) }
                }
            }
            if mayWrite {
                h.div(.class("acts noprint")) {
                    h.a(l("Modifier"), .class("btn b2"), .href(Link.act(.partner(partner.id), "modifier").path))
                    h.a(l("Changement de nom"), .class("btn b3"), .href(PartnerLinks.names(partner.id).path))
                    if partner.successor == nil {
                        h.a(l("Fusion"), .class("btn b3"), .href(PartnerLinks.merger(partner.id).path))
                    }
                    h.a(l("Dates à suivre"), .class("btn b3"), .href(AnchorLinks.page(ofPartner: partner.id).path))
                }
            }
        }
    }

    private func merged(_ h: HTML) {
        guard let merged = partner.successor else { return }
        h.div(.class("banner")) {
            h.p(
                l(
                    "Depuis le {jour}, ce partenaire est devenu {nom}. Ce qui a été écrit avant reste ici.",
                    ["jour": l.shortDay(merged.on), "nom": sheet.successor?.name ?? l("un autre")]))
            if let successor = sheet.successor {
                h.p {
                    h.a(
                        l("Ouvrir la fiche de {nom}", ["nom": successor.name]),
                        .href(Link.partner(successor.id).path))
                }
            }
            if mayWrite {
                h.form(.action(PartnerLinks.unmerge(partner.id).path), .method("post"), .class("noprint")) {
                    ask.formToken(h)
                    h.button(l("Annuler la fusion"), .class("btn b3"))
                }
            }
        }
    }

    func fact(_ h: HTML, _ title: String, _ text: String) {
        h.div {
            h.dt(title)
            h.dd(text)
        }
    }

    private func agreed(_ h: HTML) {
        h.section(.class("sec"), .id("conventions")) {
            h.h2(l("Conventions"))
            if conventions.isEmpty {
                h.p(l("Aucune convention avec ce partenaire."), .class("muted"))
            } else {
                ConventionTable(ask: ask, lines: conventions, count: conventions.count, namesPartner: false).write(h)
            }
            if ask.may(.writeConventions) {
                h.p(.class("noprint")) {
                    h.a(
                        l("Nouvelle convention"), .class("btn b3"),
                        .href(
                            Link.newConvention.with("nature", employs ? "employment" : "housing")
                                .with("partenaire", partner.id).path))
                }
            }
        }
    }

    private func dwellings(_ h: HTML) {
        guard partner.landlordKind != nil || !lines.isEmpty else { return }
        h.section(.class("sec"), .id("logements")) {
            if lines.isEmpty {
                h.h2(l("Logements du réseau"))
                h.p(l("Aucun logement de ce bailleur sur vos sites."), .class("muted"))
            } else {
                held.write(into: h)
            }
        }
    }

    private var held: DataTable {
        DataTable(
            caption: l.plural(pages.count, "{n} logement du réseau", "{n} logements du réseau"),
            columns: [
                .init(l("Logement")), .init(l("Usage")), .init(l("Commune")), .init(l("Type")),
                .init(l("Disponibilité")), .init(l("État")),
            ],
            rows: lines.map { line in
                .init(
                    .init(line.dwelling.code, href: Link.dwelling(line.dwelling.code).path),
                    [
                        .init(ask.label("dwellingUsage", line.dwelling.usage)), .init(ask.place(of: line)),
                        .init(ask.size(of: line.dwelling)), .init(ask.badge(line.availability)?.words ?? "–"),
                        .init(ask.label("dwellingStatus", line.dwelling.status)),
                    ])
            }
        )
    }
}
