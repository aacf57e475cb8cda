import RelorefHTML

extension HTML {
    /// A sentence in which no dwelling's code ("77-012") is broken over two lines.
    func keepingCodesWhole(_ sentence: String) {
        for (place, word) in sentence.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if place > 0 { text(" ") }
            if word.contains("-"), word.prefix(2).allSatisfy(\.isNumber) {
                span(String(word), .class("whole"))
            } else {
                text(String(word))
            }
        }
    }
}
