import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Where the household stands, domain by domain, with where it stood before and the same in a table.
struct DiagnosisPanel {
    let frame: FileFrame
    let pathway: PathwayFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.section {
            h.h2(l("Où en est le ménage"))
            if pathway.seen.isEmpty {
                h.p(
                    l("Rien n’est encore noté. Un premier diagnostic se fait dans le mois de l’entrée."),
                    .class("small"))
            } else {
                chart.write(into: h)
                scale(h)
                unseen(h)
                said(h)
            }
        }
    }

    private var standing: [(PathwayDomain, PathwayFile.Seen)] {
        let now = pathway.standing
        return PathwayDomain.allCases.compactMap { domain in now[domain].map { (domain, $0) } }
    }

    private var chart: Degrees {
        let latest = pathway.seen.first
        let finding = l.plural(
            standing.count, "{n} domaine regardé, de 0 (bloqué) à 4 (seul)",
            "{n} domaines regardés, de 0 (bloqué) à 4 (seul)")
        let note = latest.map {
            l("Le dernier, le {jour}, par {nom}.", ["jour": l.shortDay($0.diagnosis.on), "nom": $0.account])
        }
        return Degrees(
            ask.chartWords("diagnostic", finding, note: note ?? "", table: l("Où en est le ménage, par domaine")),
            scale: Autonomy.allCases.map { ask.label("autonomy", $0.code) }, standing.map(row),
            titles: [l("Domaine"), l("Aujourd’hui"), l("Avant"), l("Vu le"), l("Par")])
    }

    private func row(_ domain: PathwayDomain, _ seen: PathwayFile.Seen) -> Degrees.Row {
        let before = pathway.history(of: domain).dropFirst().first?.diagnosis.degree
        return Degrees.Row(
            ask.label("pathwayDomain", domain).capitalizedFirst, seen.diagnosis.degree.rawValue,
            before: before?.rawValue,
            href: Link.act(.household(frame.household.code), "projet/\(domain.rawValue)").path,
            details: [
                "\(l.shortDay(seen.diagnosis.on)), \(ask.label("diagnosisSource", seen.diagnosis.source))",
                seen.account,
            ])
    }

    private func scale(_ h: HTML) {
        h.details(.class("small")) {
            h.summary(l("Ce que veulent dire les nombres"))
            h.ol(.class("scale"), .start(0)) {
                for degree in Autonomy.allCases { h.li(ask.label("autonomy", degree.code)) }
            }
        }
    }

    private func unseen(_ h: HTML) {
        let known = Set(standing.map(\.0))
        let missing = PathwayDomain.allCases.filter { !known.contains($0) }.map { ask.label("pathwayDomain", $0) }
        guard !missing.isEmpty else { return }
        h.p(l("Pas encore abordé : {domaines}.", ["domaines": missing.joined(separator: ", ")]), .class("small muted"))
    }

    /// What was said last of each domain.
    private func said(_ h: HTML) {
        let told = standing.compactMap { domain, seen in seen.words.map { (domain, seen, $0) } }
        guard !told.isEmpty else { return }
        h.dl(.class("said small")) {
            for (domain, _, words) in told {
                h.dt(ask.label("pathwayDomain", domain).capitalizedFirst)
                h.dd(words.line)
            }
        }
    }
}

/// One domain over time: each degree with its day, its source, who saw it and what was said.
struct DomainPage {
    let frame: FileFrame
    let pathway: PathwayFile
    let domain: PathwayDomain

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    var answer: Answer {
        frame.page { h in
            h.section(.class("sec")) {
                h.h2(ask.label("pathwayDomain", domain).capitalizedFirst)
                if frame.mayWrite, frame.isOpen {
                    h.p(.class("acts noprint")) {
                        h.a(
                            l("Noter où il en est"), .class("btn b2"),
                            .href(frame.link(DiagnosisAct.noun).with("domaine", domain.rawValue).path))
                        h.a(
                            l("Nouvel objectif"), .class("btn b3"),
                            .href(frame.link(GoalAct.noun).with("domaine", domain.rawValue).path))
                    }
                }
                timeline(h)
                h.p(.class("sec")) {
                    h.a(l("Tout le projet"), .href(Link.household(frame.household.code, .project).path))
                }
            }
        }
    }

    private func timeline(_ h: HTML) {
        let all = pathway.history(of: domain)
        if all.isEmpty { return h.p(l("Pas encore abordé."), .class("empty")) }
        h.ol(.class("tl dated")) {
            for one in all {
                h.li {
                    h.time(l.shortDay(one.diagnosis.on), .datetime(one.diagnosis.on.iso))
                    h.div {
                        h.p {
                            h.b("\(one.diagnosis.degree.rawValue) · ")
                            h.text(ask.label("autonomy", one.diagnosis.degree.code))
                        }
                        if let words = one.words { PathwayText(words: words, l: l).write(h) }
                        h.p(
                            "\(ask.label("diagnosisSource", one.diagnosis.source).capitalizedFirst) · \(one.account)",
                            .class("small muted"))
                        if frame.mayWrite { withdrawal(h, one) }
                    }
                }
            }
        }
    }

    private func withdrawal(_ h: HTML, _ one: PathwayFile.Seen) {
        h.form(
            .action(
                PathwayLinks.act(frame.household.code, "diagnostics", one.diagnosis.occasion, "retrait").path),
            .method("post"), .class("noprint")
        ) {
            ask.formToken(h)
            h.button(
                l("Retirer"), .class("btn b3"),
                .aria("label", l("Retirer ce qui a été noté le {jour}", ["jour": l.shortDay(one.diagnosis.on)])))
        }
    }
}
