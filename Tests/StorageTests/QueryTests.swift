import RelorefStorage
import Testing

struct QueryTests {
    private let dialect = Dialect(
        placeholderPrefix: "$", tableSuffix: "", text: "TEXT", int: "BIGINT", real: "DOUBLE PRECISION", bytes: "BYTEA")

    @Test func `an interpolated value is a parameter, never text`() {
        let hostile = "x'; DROP TABLE household; --"
        let query: Query = "SELECT * FROM t WHERE a = \(hostile) AND b = \(3)"
        let rendered = query.rendered(for: dialect)
        #expect(rendered.text == "SELECT * FROM t WHERE a = $1 AND b = $2")
        #expect(rendered.values == [.text(hostile), .integer(3)])
    }

    @Test func `a spliced query keeps its own parameters in order`() {
        let condition: Query = "b = \("two")"
        let query: Query = "SELECT \(1) WHERE \(condition) AND c = \(true)"
        let rendered = query.rendered(for: dialect)
        #expect(rendered.text == "SELECT $1 WHERE b = $2 AND c = $3")
        #expect(rendered.values == [.integer(1), .text("two"), .integer(1)])
    }

    @Test func `an empty list matches nothing`() {
        let plain = Dialect(
            placeholderPrefix: "?", hasNumberedPlaceholders: false, tableSuffix: "", text: "", int: "", real: "",
            bytes: "")
        #expect(Query.list(["a", "b"]).rendered(for: plain).text == "(?, ?)")
        #expect(Query.list([String]()).rendered(for: dialect).text == "(NULL)")
        #expect(Query.list(["a", "b"]).rendered(for: dialect).text == "($1, $2)")
    }

    @Test func `an absent value is NULL`() {
        let nothing: String? = nil
        let query: Query = "\(nothing)"
        #expect(query.rendered(for: dialect).values == [.null])
    }

    @Test func `an edited migration has another checksum`() {
        let one = Migration("0001", ["CREATE TABLE t (a \(.text))"])
        let other = Migration("0001", ["CREATE TABLE t (a \(.int))"])
        #expect(one.checksum != other.checksum)
        #expect(one.checksum == Migration("0001", ["CREATE TABLE t (a \(.text))"]).checksum)
    }
}
