import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The list behind a figure as a spreadsheet: exactly its rows, with the days, the filters and the definition's version
/// in the header, so that whoever holds it can compute the figure again.
struct CaseExport {
    /// Above this many rows, households are named by their pseudonym only.
    private static let mostCodes = 20_000

    private let file: ListFile
    private let name: String

    init(_ ask: Ask, _ tx: any Transaction, of id: IndicatorID) throws {
        let actor = try ask.actor()
        let l = ask.l
        let names = try FigureNames(ask, tx, naming: id.definition.breakdowns)
        let state = FigureState(ask.query).fitting(id.definition, ask)
        let counted = id.countsRows ? CountedAs(ask.query) : nil
        let question = state.question(id)
        let cases = try CaseWalk(tx: tx, question: question, counted: counted, actor: actor).all()
        guard !SmallNumbers(ask).hides(cases: cases.count) else { throw AccessRefusal.notFound }
        let figure = try tx.figure(question, for: actor)
        var codes = try CaseNames(ask, tx)
        let hasCodes = cases.count <= Self.mostCodes
        let dimensions = names.dimensions(id.definition).filter { $0 != .year }
        let rows = try cases.map { one in
            try Self.row(one, id, dimensions, names, code: hasCodes ? try codes.household(one) : nil)
        }
        file = ListFile(
            title: l(id.definition.name), filters: Self.header(id, state, counted, figure, names), date: ask.today,
            columns: Self.columns(id, dimensions, names), rows: rows,
            words: .init(filters: l("Période et filtres"), date: l("Extrait le"), rows: l("Lignes")))
        name = "\(id.slug)-\(state.fromText)-\(state.toText)"
    }

    private static func header(
        _ id: IndicatorID, _ state: FigureState, _ counted: CountedAs?, _ figure: Figure, _ names: FigureNames
    ) -> [String] {
        let l = names.ask.l
        let definition = l(
            "Définition {code}, version {n}", ["code": id.rawValue, "n": String(id.definition.version)])
        let value = [FigureText(figure, l).plain, l.fraction(figure), l.unknowns(figure)].compactMap { $0 }
            .joined(separator: ", ")
        return [l.span(state.question(id).window), definition, l("Chiffre : {valeur}", ["valeur": value])]
            + names.filters(state, of: id) + (counted.map { [$0.words(l)] } ?? []) + [names.ask.scopeSentence]
    }

    private static func columns(
        _ id: IndicatorID, _ dimensions: [FigureDimension], _ names: FigureNames
    ) -> [String] {
        let l = names.ask.l
        return [l("Pseudonyme"), l("Ménage"), l("Jour"), l("Début"), l("Fin"), l("Terme")]
            + dimensions.map { names.title($0, of: id) } + [l("Numérateur"), l("Dénominateur"), l("Inconnu")]
    }

    private static func row(
        _ one: FigureCase, _ id: IndicatorID, _ dimensions: [FigureDimension], _ names: FigureNames, code: String?
    ) throws -> [ListFile.Cell] {
        let isCoarse = SmallNumbers(names.ask).isMasking
        func day(_ day: Day?) -> ListFile.Cell {
            day.map { isCoarse ? .text(String($0.iso.prefix(7))) : .day($0) } ?? .empty
        }
        let start: [ListFile.Cell] = [
            .text(CaseNames.pseudonym(one)), code.map { .text($0) } ?? .empty, day(one.day), day(one.from),
            day(one.to), day(one.until),
        ]
        let words: [ListFile.Cell] = dimensions.map { .text(names.name($0, one[$0], of: id)) }
        let parts = id.definition.parts
        func amount(_ count: Int) -> ListFile.Cell {
            parts > 1 ? .number(Double(count) / Double(parts)) : .count(count)
        }
        return start + words + [amount(one.numerator), amount(one.denominator), .count(one.unknown)]
    }

    func csv() throws -> Answer { try .csv(name, file) }

    func xlsx() throws -> Answer { try .workbook(name, file) }
}
