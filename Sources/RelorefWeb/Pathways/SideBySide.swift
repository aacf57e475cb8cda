import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Of the households that left this year, the share that left with a lease and with work (I-12): of the file's site,
/// and of all that the reader may count.
struct DoubleInsertion {
    let site: Figure
    let all: Figure
    let siteState: FigureState
    let allState: FigureState

    /// Nil where the reader has no figures.
    init?(_ ask: Ask, _ tx: any Transaction, site: String) throws {
        guard ask.may(.seeFigures), let first = Day(year: ask.today.year, month: 1, day: 1),
            let last = Day(year: ask.today.year, month: 12, day: 31), let year = Period(from: first, to: last)
        else { return nil }
        let book = try ask.services.figures.reader(in: tx, for: try ask.actor())
        allState = FigureState(period: year)
        siteState = allState.narrowed(.site, to: site)
        all = try book.figure(allState.question(.doubleInsertion))
        self.site = try book.figure(siteState.question(.doubleInsertion))
    }

    func write(_ h: HTML, _ ask: Ask, siteName: String) {
        let l = ask.l
        h.section(.class("sec both")) {
            h.h2(l("Un emploi et un bail à la sortie, en {année}", ["année": String(allState.period.from.year)]))
            h.dl(.class("facts")) {
                for (name, figure, state) in [
                    (siteName, site, siteState), (l("Tout ce que vous suivez"), all, allState),
                ] {
                    h.dt(name)
                    h.dd { told(h, ask, figure, state) }
                }
            }
        }
    }

    private func told(_ h: HTML, _ ask: Ask, _ figure: Figure, _ state: FigureState) {
        let l = ask.l
        guard let exits = figure.denominator, exits > 0, !SmallNumbers(ask).hides(figure) else {
            return h.text(l("aucune sortie encore"))
        }
        let words = "\(FigureText(figure, l).plain), \(l.fraction(figure) ?? "")"
        let slug = IndicatorID.doubleInsertion.slug
        h.a(words, .href((ask.may(.seeCases) ? Link.cases(slug) : .indicator(slug)).with(state).path))
    }
}

/// Work and housing of one household, each beside the other: what stands, how far it manages, what it wants.
struct SideBySide {
    let frame: FileFrame
    let pathway: PathwayFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.div(.class("pair sec")) {
            h.section(.class("panel")) {
                h.h2(l("Emploi"))
                work(h)
                project(h, [.employment, .training, .language])
            }
            h.section(.class("panel")) {
                h.h2(l("Logement"))
                housing(h)
                project(h, [.housing, .budget, .domesticSkills])
            }
        }
    }

    private func work(_ h: HTML) {
        let adults = frame.file.present.filter { $0.isAdult(on: ask.today) }
        if adults.isEmpty { h.p(l("Aucun adulte dans le ménage."), .class("small")) }
        h.dl(.class("facts")) {
            for adult in adults {
                let (work, since) = ask.work(of: adult)
                h.dt(adult.member.identity?.given.nonEmpty ?? ask.name(adult.member.identity))
                h.dd(since.map { "\(work), \(ask.span($0, nil))" } ?? work)
            }
        }
    }

    private func housing(_ h: HTML) {
        guard let home = frame.file.home else {
            return h.p(l("Aucun séjour enregistré."), .class("small"))
        }
        h.dl(.class("facts")) { for fact in HousingFacts(ask: ask, home: home).short { fact.write(h) } }
        h.p {
            h.a(l("Tout le logement"), .href(Link.household(frame.household.code, .housing).path))
        }
    }

    /// How far the household manages, and what it wants, in the domains of one side.
    private func project(_ h: HTML, _ domains: [PathwayDomain]) {
        let standing = pathway.standing
        let seen = domains.compactMap { standing[$0]?.diagnosis }
        let wanted = pathway.goals.filter { $0.goal.state.isOpen && domains.contains($0.goal.domain) }
        guard !seen.isEmpty || !wanted.isEmpty else { return }
        h.h3(l("Dans le projet"))
        h.ul(.class("bullets small")) {
            for one in seen {
                h.li(
                    l(
                        "{domaine} : {n}, {degré}",
                        [
                            "domaine": ask.label("pathwayDomain", one.domain).capitalizedFirst,
                            "n": String(one.degree.rawValue), "degré": ask.label("autonomy", one.degree.code),
                        ]))
            }
            for goal in wanted {
                h.li {
                    h.a(
                        goal.words?.line ?? l("texte effacé"),
                        .href(PathwayLinks.goal(frame.household.code, goal.id).path))
                    if let due = goal.goal.dueOn { h.text(", " + l("pour le {jour}", ["jour": l.shortDay(due)])) }
                }
            }
        }
    }
}
