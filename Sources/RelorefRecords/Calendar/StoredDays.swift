package import RelorefDomain
package import RelorefStorage

extension Day: SQLBindable { package var sqlValue: SQLValue { .text(iso) } }
extension Moment: SQLBindable { package var sqlValue: SQLValue { .text(text) } }

extension ResultRow {
    package func day(_ column: String) throws(StorageError) -> Day {
        guard let day = Day(iso: try text(column)) else { throw .decoding(column) }
        return day
    }

    package func optionalDay(_ column: String) throws(StorageError) -> Day? {
        try isNull(column) ? nil : day(column)
    }

    package func moment(_ column: String) throws(StorageError) -> Moment {
        guard let moment = Moment(text: try text(column)) else { throw .decoding(column) }
        return moment
    }

    package func optionalMoment(_ column: String) throws(StorageError) -> Moment? {
        try isNull(column) ? nil : moment(column)
    }

    /// A stored code as the domain's type.
    package func code<Code: RawRepresentable>(_ column: String, _ type: Code.Type = Code.self) throws(StorageError)
        -> Code
    where Code.RawValue == String {
        guard let code = Code(rawValue: try text(column)) else { throw .decoding(column) }
        return code
    }

    package func optionalCode<Code: RawRepresentable>(
        _ column: String, _ type: Code.Type = Code.self
    ) throws(StorageError) -> Code? where Code.RawValue == String {
        try isNull(column) ? nil : code(column, type)
    }
}
