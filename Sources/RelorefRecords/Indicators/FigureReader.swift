package import RelorefDomain
import RelorefStorage

/// The figures of one page, counted or kept, and the moment of the oldest of them.
package final class FigureReader {
    private let book: FigureBook
    private let tx: any Transaction
    private let reach: Reach
    private let stamp: String
    /// What is left of the time for which this page may wait.
    private var patience: Duration

    /// When the oldest figure of this page was counted, if the records have changed since; it is being counted again.
    package private(set) var olderThanRecords: Moment?

    init(book: FigureBook, tx: any Transaction, reach: Reach, stamp: String, patience: Duration) {
        self.book = book
        self.tx = tx
        self.reach = reach
        self.stamp = stamp
        self.patience = patience
    }

    package func figure(_ question: FigureQuestion) throws -> Figure {
        guard case .figure(let figure) = try content(question, .figure) else { throw Mismatch() }
        return figure
    }

    /// How many rows the list behind the figure has.
    package func rows(_ question: FigureQuestion) throws -> Int {
        guard case .rows(let number) = try content(question, .rows) else { throw Mismatch() }
        return number
    }

    /// The figure for each value of a dimension, the largest first.
    package func breakdown(_ question: FigureQuestion, by dimension: FigureDimension) throws -> [FigurePart] {
        guard case .parts(let parts) = try content(question, .breakdown(dimension)) else { throw Mismatch() }
        return parts
    }

    /// The figure of each year of the period; for a stock, at the end of each.
    package func trend(_ id: IndicatorID, over period: Period, filter: FigureFilter = .none) throws -> [FigureYear] {
        let question = FigureQuestion(id, over: period, filter: filter)
        guard case .years(let years) = try content(question, .trend(period)) else { throw Mismatch() }
        return years
    }

    /// How many households took each way out of a relay dwelling.
    package func exitWays(_ question: FigureQuestion) throws -> [ExitWay: Int] {
        guard case .ways(let ways) = try content(question, .ways) else { throw Mismatch() }
        return ways
    }

    /// A page of the book holds what another form was asked for: a mistake of this file.
    private struct Mismatch: Error {}

    private func content(_ question: FigureQuestion, _ form: FigureBook.Page.Form) throws -> FigureBook.Content {
        let page = FigureBook.Page(reach: reach, question: question, form: form)
        let entry = try book.kept(page, at: stamp, patience: patience) ?? counted(page)
        if entry.stamp != stamp { olderThanRecords = min(olderThanRecords ?? entry.asOf, entry.asOf) }
        return entry.content
    }

    private func counted(_ page: FigureBook.Page) throws -> FigureBook.Entry {
        let entry = try book.count(page, tx, at: stamp)
        patience -= entry.cost
        return entry
    }
}
