/// The 101 départements, one cell each, laid out so that France is recognised and neighbours touch.
///
/// Cells were placed by assignment on the prefectures' positions, then by annealing: 92 % of the pairs of neighbours
/// are kept. Known compromises: 30 and 34 sit one row above 13 and 66; 93 and 94 touch 75 by a corner only.
package enum FranceGrid {
    /// A département and its place, from the top left corner.
    package struct Cell: Sendable, Hashable {
        package let code: String
        package let column: Int
        package let row: Int

        init(_ code: String, _ column: Int, _ row: Int) {
            self.code = code
            self.column = column
            self.row = row
        }
    }

    package static let columns = 13
    package static let rows = 13

    package static let cells: [Cell] = [
        .init("01", 10, 6), .init("02", 8, 1), .init("03", 7, 5), .init("04", 10, 8), .init("05", 10, 7),
        .init("06", 11, 8), .init("07", 8, 8), .init("08", 9, 1), .init("09", 5, 10), .init("10", 8, 3),
        .init("11", 6, 10), .init("12", 6, 8), .init("13", 9, 10), .init("14", 3, 1), .init("15", 7, 7),
        .init("16", 4, 6), .init("17", 3, 6), .init("18", 6, 5), .init("19", 6, 7), .init("21", 9, 4),
        .init("22", 1, 3), .init("23", 6, 6), .init("24", 4, 7), .init("25", 10, 5), .init("26", 9, 8),
        .init("27", 4, 1), .init("28", 5, 3), .init("29", 0, 3), .init("2A", 12, 10), .init("2B", 12, 9),
        .init("30", 8, 9), .init("31", 5, 9), .init("32", 4, 9), .init("33", 3, 7), .init("34", 7, 9),
        .init("35", 2, 3), .init("36", 5, 5), .init("37", 4, 4), .init("38", 9, 7), .init("39", 9, 5),
        .init("40", 3, 8), .init("41", 5, 4), .init("42", 8, 6), .init("43", 8, 7), .init("44", 2, 4),
        .init("45", 6, 4), .init("46", 5, 7), .init("47", 4, 8), .init("48", 7, 8), .init("49", 3, 4),
        .init("50", 2, 2), .init("51", 8, 2), .init("52", 9, 3), .init("53", 3, 3), .init("54", 10, 2),
        .init("55", 9, 2), .init("56", 1, 4), .init("57", 10, 1), .init("58", 7, 4), .init("59", 7, 0),
        .init("60", 6, 1), .init("61", 3, 2), .init("62", 6, 0), .init("63", 7, 6), .init("64", 3, 9),
        .init("65", 4, 10), .init("66", 7, 10), .init("67", 11, 2), .init("68", 11, 3), .init("69", 9, 6),
        .init("70", 10, 4), .init("71", 8, 5), .init("72", 4, 3), .init("73", 11, 7), .init("74", 11, 6),
        .init("75", 6, 2), .init("76", 4, 0), .init("77", 7, 2), .init("78", 4, 2), .init("79", 3, 5),
        .init("80", 5, 0), .init("81", 6, 9), .init("82", 5, 8), .init("83", 10, 9), .init("84", 9, 9),
        .init("85", 2, 5), .init("86", 4, 5), .init("87", 5, 6), .init("88", 10, 3), .init("89", 8, 4),
        .init("90", 11, 4), .init("91", 6, 3), .init("92", 5, 2), .init("93", 7, 1), .init("94", 7, 3),
        .init("95", 5, 1), .init("971", 1, 12), .init("972", 2, 12), .init("973", 3, 12), .init("974", 4, 12),
        .init("976", 5, 12),
    ]
}
