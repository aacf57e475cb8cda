import RelorefDomain
import RelorefRecords

/// A part of the copy of a file: a title, and lines that say what and how, in plain words.
struct CopySection: Sendable, Codable, Hashable {
    struct Line: Sendable, Codable, Hashable {
        let what: String
        let value: String
    }

    let title: String
    var lines: [Line] = []

    init(_ title: String, _ lines: [(String, String)] = []) {
        self.title = title
        self.lines = lines.filter { !$0.1.isEmpty }.map { Line(what: $0.0, value: $0.1) }
    }
}

/// Everything that is held on a household, in plain words: the printed copy and the file for a machine say the same.
struct FileCopySections {
    let ask: Ask
    let copy: FileCopy
    let openings: [FileCopy.Opening]

    private var l: Language { ask.l }
    private var file: HouseholdFile { copy.file }

    var all: [CopySection] {
        var sections = [household]
        sections += file.members.map(person)
        sections += [
            awaited, stays, housingSearch, proposedDwellings, proposedJobs, followUps, guarantees, followedDates,
            project, letters, appointments,
            familyPage,
            incidents,
        ]
        sections += [consents, documents, notes, corrections, reasons, moves, looks]
        return sections.filter { !$0.lines.isEmpty }
    }

    private var household: CopySection {
        let household = file.household
        return CopySection(
            l("Le dossier"),
            [
                (l("Code"), household.code), (l("Ouvert le"), l.day(household.openedOn)),
                (
                    l("Clos le"),
                    household.closedOn.map { "\(l.day($0)), \(CloseReason.label(household.closeReason, l))" } ?? ""
                ),
                (
                    l("Composition"),
                    "\(ask.persons(household.size)), \(ask.label("compositionKind", household.composition))"
                ),
                (l("Site"), file.siteName), (l("Référent"), file.referentName ?? ""),
            ])
    }

    private var awaited: CopySection {
        CopySection(
            l("Arrivées attendues"),
            file.awaited.map { relative in
                (
                    ask.label("kinship", relative.kinship).capitalizedFirst,
                    [
                        relative.identity.map { ask.name($0) }, relative.birthYear.map(String.init),
                        relative.expectedOn.map(l.day),
                    ]
                    .compactMap(\.self).joined(separator: ", ")
                )
            })
    }

    private var stays: CopySection {
        CopySection(
            l("Lieux de vie"),
            file.homes.flatMap { home -> [(String, String)] in
                let title = ask.place(of: home).capitalizedFirst
                let address = home.stay.dwelling.flatMap { copy.addresses[$0] }.map { address in
                    [address.street, address.complement, address.lot, address.postalCode].filter { !$0.isEmpty }
                        .joined(separator: ", ")
                }
                return [(title, ask.label("accommodationKind", home.stay.kind)), (l("Adresse"), address ?? "")]
                    + HousingFacts(ask: ask, home: home).long.map { ($0.name, $0.badge?.words ?? $0.value) }
                    + (file.extensions[home.id] ?? []).map { asked in
                        (
                            l("Prolongation"),
                            [
                                l("demandée le {jour}", ["jour": l.day(asked.requestedOn)]),
                                asked.newTermOn.map { l("accordée jusqu’au {jour}", ["jour": l.day($0)]) },
                            ].compactMap(\.self).joined(separator: ", ")
                        )
                    }
            })
    }

    private var consents: CopySection {
        CopySection(
            l("Accords du ménage"),
            file.consents.map {
                (ask.label("consentKind", $0.kind).capitalizedFirst, ask.span($0.givenOn, $0.withdrawnOn))
            })
    }

    private var notes: CopySection {
        CopySection(l("Notes"), copy.notes.map { (l.moment($0.at), $0.text ?? l("Texte effacé.")) })
    }

    private var corrections: CopySection {
        let words = HistoryWords(ask: ask, references: copy.references)
        return CopySection(
            l("Corrections"),
            copy.corrections.map { (l.moment($0.at), "\(words.sentence($0)). \($0.reason ?? "")") })
    }

    private var reasons: CopySection {
        CopySection(
            l("Motifs donnés"), copy.confirmations.map { ("\($0.rule), \(l.moment($0.at))", $0.reason ?? "") })
    }

    private var moves: CopySection {
        CopySection(
            l("Transmissions du dossier"),
            copy.transfers.map { (l.day($0.on), l("de {ancien} à {nouveau}", ["ancien": $0.from, "nouveau": $0.to])) })
    }

    /// A role and an organisation, not a name (R45).
    private var looks: CopySection {
        CopySection(
            l("Qui a ouvert le dossier"),
            openings.map { opening in
                (
                    l.moment(opening.at),
                    opening.isOwn
                        ? l("le ménage, sur sa page")
                        : [opening.role.map { ask.label("role", $0) }, opening.organisation.nonEmpty].compactMap(\.self)
                            .joined(separator: ", ")
                )
            })
    }
}
