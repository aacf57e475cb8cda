import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The versions of the target, and every amendment that was proposed, the refused ones with their reason.
struct ConventionAmendments {
    let ask: Ask
    let sheet: ConventionSheet
    let mayWrite: Bool

    private var l: Language { ask.l }
    private var words: ConventionWords { ConventionWords(ask: ask) }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("avenants")) {
            h.h2(l("Objectifs et avenants"))
            if !sheet.targets.isEmpty { targets.write(into: h) }
            FrameworkInheritance(ask: ask, sheet: sheet).targets(h)
            if sheet.amendments.isEmpty {
                h.p(l("Aucun avenant n’a été proposé."), .class("muted"))
            } else {
                h.div(.class("sec")) { amendments.write(into: h) }
            }
            if mayWrite, sheet.convention.signedOn != nil, !sheet.convention.state.isOver {
                h.p(.class("noprint")) {
                    h.a(
                        l("Proposer un avenant"), .class("btn b2"),
                        .href(ConventionLinks.act(sheet.convention.id, "avenant").path))
                }
            }
        }
    }

    private var targets: DataTable {
        DataTable(
            caption: l("Versions de l’objectif"),
            columns: [
                .init(l("Objectif")), .init(l("Du"), isDay: true), .init(l("Au"), isDay: true), .init(l("Décidé par")),
                .init(l("Correction")),
            ],
            rows: sheet.targets.map { target in
                .init(
                    .init(words.target(target.quantity, target.unit, target.span)),
                    [
                        .init(l.shortDay(target.from)), .init(target.to.map(l.shortDay) ?? standing),
                        .init(ask.label("targetDecider", target.decidedBy)), correction(of: target),
                    ])
            })
    }

    /// Why it was put right, or where a slip is.
    private func correction(of target: ConventionTarget) -> DataTable.Cell {
        let reason = sheet.texts(target.id, ConventionTexts.correction)
        if !reason.isEmpty { return .init(reason) }
        guard mayWrite, target.decidedBy == .convention, target.to == nil else { return .init("–") }
        return .init(
            l("corriger"), href: ConventionLinks.act(sheet.convention.id, TargetCorrectionAct.noun, target.id).path)
    }

    /// How long a target without a last day stands.
    private var standing: String {
        sheet.convention.state.isOver ? l("jusqu’à la fin") : l("en vigueur")
    }

    private var amendments: DataTable {
        DataTable(
            caption: l.plural(sheet.amendments.count, "{n} avenant proposé", "{n} avenants proposés"),
            columns: [
                .init(l("Avenant")), .init(l("Proposé")), .init(l("Décision")), .init(l("Motif")), .init(l("Note")),
            ],
            rows: sheet.amendments.map { one in
                let toDecide = mayWrite ? ConventionLinks.act(sheet.convention.id, "decision", one.id).path : nil
                let notes = [sheet.texts(one.id), sheet.texts(one.id, "decision")].filter { !$0.isEmpty }
                return .init(
                    .init(words.change(one.change)),
                    [
                        .init(
                            l(
                                "{jour}, {qui}",
                                [
                                    "jour": words.date(one.proposedOn),
                                    "qui": ask.label("amendmentProposer", one.proposedBy),
                                ])),
                        one.outcome.map { .init(words.outcome($0)) } ?? .init(l("à décider"), href: toDecide),
                        .init(one.outcome?.reason.map { ask.label("amendmentReason", $0) } ?? "–"),
                        .init(notes.isEmpty ? "–" : notes.joined(separator: " ")),
                    ])
            })
    }
}

/// What both parties promised to do, and what shows whether they did.
struct ConventionCommitments {
    let ask: Ask
    let sheet: ConventionSheet
    let mayWrite: Bool

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("engagements")) {
            h.h2(l("Engagements des deux parties"))
            if sheet.commitments.isEmpty {
                h.p(l("Aucun engagement n’est noté."), .class("muted"))
            } else {
                table.write(into: h)
            }
            if mayWrite, !sheet.convention.state.isOver {
                h.p(.class("noprint")) {
                    h.a(
                        l("Ajouter un engagement"), .class("btn b2"),
                        .href(ConventionLinks.act(sheet.convention.id, "engagement").path))
                }
            }
        }
    }

    private var table: DataTable {
        DataTable(
            caption: l.plural(sheet.commitments.count, "{n} engagement", "{n} engagements"),
            columns: [
                .init(l("Engagement")), .init(l("De qui")), .init(l("Pour le"), isDay: true), .init(l("Constaté")),
                .init(l("Preuve")),
            ] + (mayWrite ? [.init(l("Saisie"))] : []),
            rows: sheet.commitments.map { one in
                let promise = [ask.label("commitmentMatter", one.matter).capitalizedFirst, sheet.texts(one.id)]
                let state = [ask.label("commitmentState", one.state), one.stateOn.map(l.shortDay)].compactMap { $0 }
                let evidence = sheet.texts(one.id, ConventionTexts.evidence)
                return .init(
                    .init(promise.filter { !$0.isEmpty }.joined(separator: "\u{A0}: ")),
                    [
                        .init(one.party == .association ? ask.label("conventionParty", one.party) : sheet.partner.name),
                        .init(one.dueOn.map(l.shortDay) ?? "–"),
                        .init(
                            state.joined(separator: ", "),
                            href: mayWrite ? ConventionLinks.act(sheet.convention.id, "constat", one.id).path : nil),
                        .init(evidence.isEmpty ? "–" : evidence),
                    ] + (mayWrite ? [changing(one)] : []))
            })
    }

    private func changing(_ one: ConventionCommitment) -> DataTable.Cell {
        .init(l("modifier"), href: ConventionLinks.act(sheet.convention.id, CommitmentChangeAct.noun, one.id).path)
    }
}
