import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A page of the cases behind a figure, ready to be shown: every row in words.
struct CaseList: Sendable {
    let id: IndicatorID
    let state: FigureState
    let counted: CountedAs?
    let figure: Figure
    let total: Int
    let number: Int
    let titles: [String]
    let rows: [Row]
    let filters: [String]
    /// Too few cases for a reader outside the network: counted, not listed.
    let isMasked: Bool

    struct Row: Sendable {
        let name: String
        let link: Link?
        let dwelling: (code: String, link: Link)?
        let from: Day?
        let to: Day?
        let day: Day
        let cells: [String]
        let counted: CountedAs
        let weight: String?
    }

    var shownTotal: Int { counted.map { $0.count(in: figure, total: total) } ?? total }
    var pages: Int { max((shownTotal + CaseWalk.pageSize - 1) / CaseWalk.pageSize, 1) }

    init(_ ask: Ask, _ tx: any Transaction, of id: IndicatorID) throws {
        let actor = try ask.actor()
        let names = try FigureNames(ask, tx, naming: id.definition.breakdowns)
        let state = FigureState(ask.query).fitting(id.definition, ask)
        let counted = id.countsRows ? CountedAs(ask.query) : nil
        let question = state.question(id)
        let figure = try tx.figure(question, for: actor)
        let total = try tx.cases(question, limit: 1, for: actor).total
        let columns = Self.columns(names.dimensions(id.definition), state)
        let shown = counted.map { $0.count(in: figure, total: total) } ?? total
        let last = max((shown + CaseWalk.pageSize - 1) / CaseWalk.pageSize, 1)
        let number = min(max(Int(ask.query["page"]) ?? 1, 1), last)
        let small = SmallNumbers(ask)
        let isMasked = small.hides(cases: total) || counted != nil && small.hides(cases: shown)
        let walk = CaseWalk(tx: tx, question: question, counted: counted, actor: actor)
        let cases = isMasked ? [] : try walk.page(number)
        var codes = try CaseNames(ask, tx)
        (self.id, self.state, self.counted, self.figure) = (id, state, counted, figure)
        (self.total, self.number, self.isMasked) = (total, number, isMasked)
        titles = columns.map { names.title($0, of: id) }
        filters = names.filters(state, of: id)
        rows = try cases.map { try Self.row($0, id, columns, names, &codes) }
    }

    /// The dimensions that a list shows, those already narrowed and the year left out.
    private static func columns(_ dimensions: [FigureDimension], _ state: FigureState) -> [FigureDimension] {
        let order: [FigureDimension] = [
            .departement, .exitType, .kind, .detail, .landlord, .referent, .composition, .stock, .dwellingType, .sex,
            .ageClass,
        ]
        return Array(order.filter { dimensions.contains($0) && state.filter[$0] == nil }.prefix(4))
    }

    private static func row(
        _ one: FigureCase, _ id: IndicatorID, _ columns: [FigureDimension], _ names: FigureNames,
        _ codes: inout CaseNames
    ) throws -> Row {
        let household = try codes.household(one)
        let subject = household == nil ? try codes.subject(one.id, of: id) : nil
        let dwelling = try codes.dwelling(one)
        return Row(
            name: household ?? subject?.name ?? CaseNames.pseudonym(one),
            link: household.map { Link.household($0) } ?? subject?.link,
            dwelling: dwelling.map { ($0, Link.dwelling($0)) }, from: one.from, to: one.to, day: one.day,
            cells: columns.map { names.name($0, one[$0], of: id) }, counted: CountedAs(one),
            weight: weight(
                one.numerator, of: one.denominator, isUnknown: one.unknown > 0, id, names.ask.l))
    }

    /// What a row adds to the figure when it is more than one: places, days, nights.
    static func weight(
        _ numerator: Int, of denominator: Int, isUnknown: Bool, _ id: IndicatorID, _ l: Language
    ) -> String? {
        if isUnknown { return id.countsRows ? nil : l("inconnu") }
        return switch id {
        case .relayPlaces, .placesAgainstCPH: l.plural(numerator, "{n} place", "{n} places")
        case .placesFreed: l.plural(numerator, "{n} personne", "{n} personnes")
        case .stayLength, .leaseDelay, .leaseDelayFromRelay, .centreDaysAvoided, .claimDays, .offerToLease:
            l.plural(numerator, "{n} jour", "{n} jours")
        case .nightsOccupied, .dwellingDaysOccupied, .rotation, .completeness, .contactsInTime:
            l("{n} sur {total}", ["n": l.number(numerator), "total": l.number(denominator)])
        case .leasesPromised, .proposalsPromised, .allocationsPromised:
            l(
                "{n} sur {total}",
                [
                    "n": l.number(numerator, inPartsOf: id.definition.parts),
                    "total": l.number(denominator, inPartsOf: id.definition.parts),
                ])
        default: nil
        }
    }
}
