import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the letters: all their words.
extension FileCopySections {
    var letters: CopySection {
        CopySection(
            ask.l("Courriers"),
            copy.letters.map { one in
                let name = one.words?.french.title ?? LetterNames.kind(one.letter.kind, ask.l)
                let words = [one.words?.french.body, one.words?.translation?.body].compactMap(\.self)
                return (
                    "\(name), \(one.letter.reference), \(ask.l.day(one.letter.day))",
                    words.isEmpty ? ask.l("Texte effacé.") : words.joined(separator: "\n\n")
                )
            })
    }
}
