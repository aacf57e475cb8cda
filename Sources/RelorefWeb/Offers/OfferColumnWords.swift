import RelorefDomain

/// The names of the columns.
struct OfferColumnWords {
    let ask: Ask

    func name(_ column: OfferColumn) -> String {
        switch column {
        case .over: ask.l("Closes sans bail")
        default: column.states.first.map { ask.label("offerState", $0).capitalizedFirst } ?? column.rawValue
        }
    }
}
