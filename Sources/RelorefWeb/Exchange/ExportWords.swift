import RelorefDomain

/// What an export holds, in a few words: to whoever kept it, and to the second person who agrees to it.
struct ExportWords {
    let l: Language

    func what(_ choice: ExportChoice) -> String {
        let words = TableWords(l: l)
        let tables = choice.tables?.sorted().map(words.table).joined(separator: ", ") ?? l("tous les sujets")
        var parts = [tables, choice.content == .whole ? l("noms et adresses en clair") : l("sans les noms")]
        if choice.hasHashtags { parts.append("HXL") }
        return parts.joined(separator: " · ")
    }
}
