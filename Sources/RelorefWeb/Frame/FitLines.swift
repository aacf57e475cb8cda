import RelorefDomain
import RelorefHTML

/// Visible rules, each with its mark, which is spoken as well, and its sentence.
struct FitLines {
    let lines: [(verdict: FitVerdict, sentence: String)]

    func write(_ h: HTML, _ l: Language) {
        h.ul(.class("fit")) {
            for line in lines {
                h.li(.class(line.verdict.rawValue)) {
                    h.span(mark(line.verdict), .aria("hidden", "true"))
                    h.span {
                        h.span(spoken(line.verdict, l) + " ", .class("vh"))
                        h.text(line.sentence)
                    }
                }
            }
        }
    }

    private func mark(_ verdict: FitVerdict) -> String {
        switch verdict {
        case .fits: "✔"
        case .doesNot: "✖"
        case .unknown: "?"
        }
    }

    private func spoken(_ verdict: FitVerdict, _ l: Language) -> String {
        switch verdict {
        case .fits: l("Convient :")
        case .doesNot: l("Ne convient pas :")
        case .unknown: l("À vérifier :")
        }
    }
}
