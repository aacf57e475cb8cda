import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pack of a steering committee, as it is printed on two pages: the figures at the date with the cases behind them,
/// the forecast, what was difficult, the last decisions and their state. No name of a household is on it.
struct PackSheet {
    let ask: Ask
    let sheet: ConventionSheet
    let meeting: SteeringMeeting

    private var l: Language { ask.l }
    private var words: ConventionWords { ConventionWords(ask: ask) }
    private var day: Day { meeting.countedOn(ask.today) }

    func write(_ h: HTML) {
        let seen = sheet.achievement(on: day)
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
                ConventionFigures(ask: ask, sheet: sheet, seen: seen).write(h)
                ConventionOutlook(seen, sheet.events).map {
                    ConventionOutlookPanel(ask: ask, outlook: $0, from: seen.from).write(h)
                }
                cases(h, seen)
            }
            difficulties(h)
            h.section(.class("sec")) {
                h.h2(l("Dernières décisions et leur suite"))
                if sheet.decisions.isEmpty {
                    h.p(l("Aucune décision n’est notée."), .class("muted"))
                } else {
                    DecisionTable(ask: ask, sheet: sheet, decisions: Array(sheet.decisions.prefix(8))).write(h)
                }
            }
        }
    }

    private func agenda(_ h: HTML) {
        let agenda = sheet.texts(meeting.id, MeetingWords.agenda.rawValue)
        if !agenda.isEmpty { h.p(agenda, .class("words")) }
    }

    private func cases(_ h: HTML, _ seen: ConventionAchievement) {
        let leases = sheet.leases.filter { $0.leasedOn.map { seen.from <= $0 && $0 <= seen.to } ?? false }
        guard !leases.isEmpty else { return }
        h.section(.class("sec")) {
            DataTable(
                caption: l.plural(leases.count, "{n} bail signé", "{n} baux signés"),
                columns: [.init(l("Ménage")), .init(l("Bail du"), isDay: true), .init(l("Logement"))],
                rows: leases.suffix(12).map {
                    .init(
                        .init($0.householdCode ?? l("ménage confidentiel")),
                        [.init($0.leasedOn.map(l.shortDay) ?? "–"), .init($0.dwellingCode ?? "–")])
                }
            ).write(into: h)
        }
    }

    /// What blocks: amendments that were refused, promises that were not kept, and what both parties say.
    private func difficulties(_ h: HTML) {
        let refused = sheet.amendments.filter { $0.outcome?.decision == .refused }
        let broken = sheet.commitments.filter { $0.state == .notKept || $0.state == .partly }
        let said = sheet.texts(meeting.id, MeetingWords.difficulties.rawValue)
        h.section(.class("sec")) {
            h.h2(l("Difficultés"))
            if !said.isEmpty { h.p(said, .class("words")) }
            h.ul(.class("bullets")) {
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
            if said.isEmpty, refused.isEmpty, broken.isEmpty {
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
