import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The pack of a steering committee, as it is printed on two pages: the figures at the date with the cases behind them,
/// the forecast, what was difficult, the last decisions and their state. No name of a household is on it.
struct PackSheet {
    let ask: Ask
    let sheet: ConventionSheet
    let meeting: SteeringMeeting
    private let seen: ConventionAchievement?
    private let cases: PackCases
    /// What blocked with this partner in the twelve months before, the dearest first.
    private let blocked: [ObstacleSum<Obstacle.Cause>]
    /// Whether there was more than is looked at.
    private let isBlockedPart: Bool

    init(_ ask: Ask, _ sheet: ConventionSheet, _ meeting: SteeringMeeting, _ tx: any Transaction) throws {
        let day = meeting.countedOn(ask.today)
        (self.ask, self.sheet, self.meeting) = (ask, sheet, meeting)
        seen = sheet.achievement(on: day)
        cases = try PackCases(ask, sheet, on: day, tx)
        let obstacles =
            sheet.convention.facts.kind == .housing
            ? try tx.obstacles(
                from: day.adding(months: -12), to: day, of: sheet.convention.partner, visibleTo: ask.actor()) : nil
        blocked = ObstacleSum.ranked(obstacles?.all ?? []) { $0.cause }
        isBlockedPart = obstacles?.isPart ?? false
    }

    private var l: Language { ask.l }
    private var words: ConventionWords { ConventionWords(ask: ask) }
    /// As many as two pages hold.
    private static let decisions = 8
    private static let causes = 5
    private var day: Day { meeting.countedOn(ask.today) }

    func write(_ h: HTML) {
        h.article(.class("pack")) {
            h.div(.class("from")) {
                h.p(sheet.siteName)
                h.p(l("Chiffres au {jour}", ["jour": l.shortDay(day)]), .class("when"))
            }
            h.h1(
                l(
                    "Comité de pilotage du {jour} : {convention}",
                    [
                        "jour": l.shortDay(meeting.heldOn ?? meeting.plannedOn),
                        "convention": sheet.convention.facts.title,
                    ]))
            agenda(h)
            if !sheet.carriers.isEmpty {
                FrameworkResults(ask: ask, sheet: sheet, day: day).write(h)
            } else if let seen {
                ConventionFigures(ask: ask, sheet: sheet, seen: seen, listed: cases.listed).write(h)
                ConventionOutlook(seen, sheet.events).map {
                    ConventionOutlookPanel(ask: ask, outlook: $0, from: seen.from).write(h)
                }
                cases.write(h)
            }
            difficulties(h)
            h.section(.class("sec")) {
                h.h2(l("Dernières décisions et leur suite"))
                if sheet.decisions.isEmpty {
                    h.p(l("Aucune décision n’est notée."), .class("muted"))
                } else {
                    let last = Array(sheet.decisions.prefix(Self.decisions))
                    DecisionTable(ask: ask, sheet: sheet, decisions: last).write(h)
                    PackCases.rest(h, l, last.count, of: sheet.decisions.count)
                }
            }
        }
    }

    private func agenda(_ h: HTML) {
        let agenda = sheet.texts(meeting.id, MeetingWords.agenda.rawValue)
        if !agenda.isEmpty { h.p(agenda, .class("words")) }
    }

    /// What blocks: typed refusals and dwellings lost, amendments that were refused, promises that were not kept, and what both parties say.
    private func difficulties(_ h: HTML) {
        let refused = sheet.amendments.filter { $0.outcome?.decision == .refused }
        let broken = sheet.commitments.filter { $0.state == .notKept || $0.state == .partly }
        let said = sheet.texts(meeting.id, MeetingWords.difficulties.rawValue)
        h.section(.class("sec")) {
            h.h2(l("Difficultés"))
            if !said.isEmpty { h.p(said, .class("words")) }
            h.ul(.class("bullets")) {
                for one in blocked.prefix(Self.causes) {
                    h.li(
                        l.plural(
                            one.count, "{cause} : {n} fois, {perdus}, {jours}",
                            "{cause} : {n} fois, {perdus}, {jours}",
                            [
                                "cause": OfferWords(ask: ask).name(one.key).capitalizedFirst,
                                "perdus": l.plural(one.dwellingsLost, "{n} logement perdu", "{n} logements perdus"),
                                "jours": l.plural(one.days, "{n} jour", "{n} jours"),
                            ]))
                }
                for one in refused {
                    h.li(
                        l(
                            "{avenant} : {décision} ({motif})",
                            [
                                "avenant": words.change(one.change),
                                "décision": one.outcome.map(words.outcome) ?? "",
                                "motif": one.outcome?.reason.map { ask.label("amendmentReason", $0) } ?? "–",
                            ]))
                }
                for one in broken {
                    h.li(
                        l(
                            "{engagement} : {constat}",
                            [
                                "engagement": ask.label("commitmentMatter", one.matter).capitalizedFirst,
                                "constat": ask.label("commitmentState", one.state),
                            ]))
                }
            }
            if isBlockedPart {
                h.p(l("Seuls les {n} derniers cas sont comptés.", ["n": l.number(Obstacles.most)]), .class("small"))
            }
            if said.isEmpty, refused.isEmpty, broken.isEmpty, blocked.isEmpty {
                h.p(l("Aucune difficulté n’est notée."), .class("muted"))
            }
        }
    }
}

extension PackSheet {
    /// The pack as a document that needs nothing from anywhere, for the PDF.
    var document: [UInt8] {
        let h = HTML()
        h.doctype()
        h.html(.lang(l.isFrench ? "fr" : "en"), .dir("ltr")) {
            h.head {
                h.meta(.charset("utf-8"))
                h.title(l("Dossier du comité"))
            }
            h.body(.class("sheet")) { write(h) }
        }
        let page = h.string
        guard let head = page.firstRange(of: "</head>")?.lowerBound else { return Array(page.utf8) }
        let look = Assets.shipped.text("reloref.css")
        return Array("\(page[..<head])<style>\(look)</style>\(page[head...])".utf8)
    }
}
