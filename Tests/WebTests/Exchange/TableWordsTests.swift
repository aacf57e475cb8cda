import RelorefRecords
import RelorefWeb
import Testing

/// The exchange format in a reader's words.
struct TableWordsTests {
    @Test(arguments: ["fr", "en"]) func `every table and every column has a name of its own`(_ code: String) throws {
        let words = TableWords(l: try Catalogue.shipped().language(code))
        for table in PackageTable.all {
            #expect(words.table(table.name) != table.name, "\(code) \(table.name)")
            for field in table.fields {
                #expect(words.field(field.name) != field.name, "\(code) \(table.name).\(field.name)")
            }
        }
    }
}
