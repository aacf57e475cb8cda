import RelorefDomain
import RelorefHTML

/// A few choices that all lie open, to be touched with a thumb.
extension ActForm {
    /// - Parameter isMany: whether several may be chosen.
    func options(
        _ h: HTML, _ id: String, _ legend: String, _ choices: [(String, String)], usual: String = "",
        isMany: Bool = false
    ) {
        let chosen = isMany ? Set(refusal == nil ? [] : ask.form.all(id)) : [value(id, usual)]
        group(h, id, legend) {
            h.div(.class("opts")) {
                for (value, label) in choices {
                    h.label {
                        h.input(
                            .type(isMany ? "checkbox" : "radio"), .name(id), .value(value),
                            chosen.contains(value) ? .checked : nil)
                        h.text(label.capitalizedFirst)
                    }
                }
            }
        }
    }
}

extension Ask {
    /// Codes with their words.
    func options<Code: RawRepresentable<String>>(_ list: String, _ codes: [Code]) -> [(String, String)] {
        codes.map { ($0.rawValue, label(list, $0)) }
    }
}
