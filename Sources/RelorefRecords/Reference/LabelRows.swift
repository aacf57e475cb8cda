package import RelorefStorage

/// A code's labels as the reference data has them.
package struct ReferenceLabel: Sendable, Hashable {
    package let list: String
    package let code: String
    package let french: String
    package let english: String
    package let rank: Int
}

extension Transaction {
    package func referenceLabels() throws(StorageError) -> [ReferenceLabel] {
        var labels: [ReferenceLabel] = []
        for row in try rows("SELECT list, code, label_fr, label_en, rank FROM reference_label ORDER BY list, rank, code") {
            labels.append(
                ReferenceLabel(
                    list: try row.text("list"), code: try row.text("code"), french: try row.text("label_fr"),
                    english: try row.text("label_en"), rank: try row.int("rank")))
        }
        return labels
    }
}
