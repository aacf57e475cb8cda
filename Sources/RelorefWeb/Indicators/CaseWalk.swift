import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Reads one page of a list of cases, all of them or only those that are counted in one way.
struct CaseWalk {
    static let pageSize = 50
    private static let stride = 5_000

    let tx: any Transaction
    let question: FigureQuestion
    let counted: CountedAs?
    let actor: Actor

    /// The cases of a page, counted from 1.
    func page(_ number: Int) throws -> [FigureCase] {
        var skipped = (number - 1) * Self.pageSize
        var found: [FigureCase] = []
        var last: String?
        repeat {
            let read = try tx.cases(question, after: last, limit: Self.stride, for: actor)
            for one in read.cases where counted == nil || CountedAs(one) == counted {
                if skipped > 0 { skipped -= 1 } else { found.append(one) }
                if found.count == Self.pageSize { return found }
            }
            last = read.next
        } while last != nil
        return found
    }

    func all() throws -> [FigureCase] {
        let cases = try tx.everyCase(question, for: actor)
        return counted.map { wanted in cases.filter { CountedAs($0) == wanted } } ?? cases
    }
}
