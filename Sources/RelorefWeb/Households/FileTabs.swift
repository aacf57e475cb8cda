import RelorefHTML

/// The sections of a file under seven headings; the sections of the heading where one is stand in a second row.
///
/// Twelve in one row went out of the window, and nobody finds a thirteenth there. On a telephone both rows are one list, folded
/// away under the section's name, so that each is a row for a thumb.
struct FileTabs {
    let l: Language
    let part: HouseholdPart
    let link: (HouseholdPart) -> Link

    /// What stands under one heading; its first section is where the heading leads.
    enum Heading: CaseIterable {
        case summary, members, home, project, contact, documents, history
    }

    func write(_ h: HTML) {
        h.nav(.class("tabs filetabs"), .aria("label", l("Dossier du ménage"))) {
            for heading in Heading.allCases { top(h, heading) }
        }
        let siblings = Self.sections(of: Self.heading(of: part))
        if siblings.count > 1 {
            h.nav(.class("subtabs"), .aria("label", Self.label(Self.heading(of: part), l))) {
                for section in siblings { anchor(h, section) }
            }
        }
        folded(h)
    }

    private func top(_ h: HTML, _ heading: Heading) {
        let sections = Self.sections(of: heading)
        guard let first = sections.first else { return }
        let current = part == first ? "page" : sections.contains(part) ? "true" : nil
        h.a(Self.label(heading, l), .href(link(first).path), current.map { .aria("current", $0) })
    }

    private func folded(_ h: HTML) {
        let heading = Self.heading(of: part)
        h.details(.class("sections noprint")) {
            h.summary {
                h.span(l("Rubrique : "), .class("muted"))
                if Self.sections(of: heading).count > 1 { h.text("\(Self.label(heading, l)), ") }
                h.b(Self.label(part, l))
            }
            h.nav(.aria("label", l("Dossier du ménage"))) {
                for heading in Heading.allCases {
                    let sections = Self.sections(of: heading)
                    h.div {
                        if sections.count > 1 { h.p(Self.label(heading, l), .class("small muted")) }
                        for section in sections { anchor(h, section) }
                    }
                }
            }
        }
    }

    private func anchor(_ h: HTML, _ section: HouseholdPart) {
        h.a(Self.label(section, l), .href(link(section).path), section == part ? .aria("current", "page") : nil)
    }

    /// The sections of a heading, in the order in which a family's life goes through them.
    static func sections(of heading: Heading) -> [HouseholdPart] {
        let own = HouseholdPart.allCases.filter { Self.heading(of: $0) == heading }
        return heading == .home ? [.housing] + own.filter { $0 != .housing } : own
    }

    static func heading(of part: HouseholdPart) -> Heading {
        switch part {
        case .summary: .summary
        case .members: .members
        case .housing, .pathway, .search, .followUp: .home
        case .project, .employment: .project
        case .appointments, .letters: .contact
        case .documents: .documents
        case .history: .history
        }
    }

    static func label(_ heading: Heading, _ l: Language) -> String {
        switch heading {
        case .home: l("Logement")
        case .project: l("Projet et emploi")
        case .contact: l("Échanges")
        case .summary, .members, .documents, .history:
            label(sections(of: heading)[0], l)
        }
    }

    static func label(_ part: HouseholdPart, _ l: Language) -> String {
        switch part {
        case .summary: l("Synthèse")
        case .pathway: l("Parcours")
        case .project: l("Projet")
        case .members: l("Membres")
        case .housing: l("Logement actuel")
        case .search: l("Recherche")
        case .followUp: l("Suivi")
        case .appointments: l("Rendez-vous")
        case .letters: l("Courriers")
        case .employment: l("Emploi")
        case .documents: l("Documents")
        case .history: l("Historique")
        }
    }
}
