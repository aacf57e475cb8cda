import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the papers that are kept.
extension FileCopySections {
    var documents: CopySection {
        let (l, words) = (ask.l, DocumentWords(ask: ask))
        return CopySection(
            l("Pièces"),
            copy.documents.map { filed in
                let document = filed.document
                let parts = [
                    document.datedOn.map { l("datée du {jour}", ["jour": l.shortDay($0)]) },
                    document.expiresOn.map { l("valable jusqu’au {jour}", ["jour": l.shortDay($0)]) },
                    document.seenOn.map { l("vue le {jour}, non gardée", ["jour": l.shortDay($0)]) },
                    document.isWithdrawn ? l("retirée") : nil,
                ]
                let files = filed.files.map {
                    "\($0.name ?? words.format($0.kind)) (\(words.format($0.kind)), \(words.size($0.size)))"
                }
                return (words.name(filed), (parts.compactMap { $0 } + files).joined(separator: " · "))
            })
    }
}
