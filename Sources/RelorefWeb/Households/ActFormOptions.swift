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
        opened(h, id, legend, choices, chosen, type: isMany ? "checkbox" : "radio")
    }

    /// Several of them, some of which are chosen already.
    func options(
        _ h: HTML, _ id: String, _ legend: String, _ choices: [(String, String)], usual: Set<String>,
        hint: String? = nil
    ) {
        let chosen = refusal == nil ? usual : Set(ask.form.all(id))
        opened(h, id, legend, choices, chosen, type: "checkbox", hint: hint)
    }

    private func opened(
        _ h: HTML, _ id: String, _ legend: String, _ choices: [(String, String)], _ chosen: Set<String>, type: String,
        hint: String? = nil
    ) {
        group(h, id, legend, hint: hint) {
            h.div(.class("opts")) {
                for (value, label) in choices {
                    h.label {
                        h.input(
                            .type(type), .name(id), .value(value), chosen.contains(value) ? .checked : nil)
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
