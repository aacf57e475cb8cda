extension NameKey {
    /// How far two names may be those of one person, 0 to 1; the same in both directions.
    ///
    /// The order of the words does not matter, since family and given names are often swapped; a word more in one of
    /// the names costs half a word.
    package func similarity(to other: NameKey) -> Double {
        guard !words.isEmpty, !other.words.isEmpty else { return 0 }
        if folded == other.folded { return 1 }
        let (fewer, more) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        let matched = NameKey.bestPairing(fewer, more) { $0.likeness(to: $1) }
        let score = matched / (Double(fewer.count) + Double(more.count - fewer.count) / 2)
        return hasSameLetters(as: other) ? max(score, NameKey.sameLetters) : score
    }

    /// How well this name answers what somebody typed in the search field, 0 to 1: each typed word must find its own,
    /// be it by its beginning, and the name may have more words.
    package func relevance(for query: NameKey) -> Double {
        guard !query.words.isEmpty, query.words.count <= words.count else {
            return query.isEmpty || !hasSameLetters(as: query) ? 0 : NameKey.sameLetters
        }
        var unanswered = false
        for typed in query.words where !words.contains(where: { $0.answer(to: typed) > 0 }) { unanswered = true }
        if unanswered { return hasSameLetters(as: query) ? NameKey.sameLetters : 0 }
        return NameKey.bestPairing(query.words, words) { $1.answer(to: $0) } / Double(query.words.count)
    }

    /// "Benali" and "Ben Ali".
    private func hasSameLetters(as other: NameKey) -> Bool {
        words.count != other.words.count
            && words.flatMap(\.letters).elementsEqual(other.words.flatMap(\.letters))
    }

    private static let sameLetters = 0.95

    /// The greatest sum over all ways of giving each word of the shorter name a word of its own in the longer one.
    private static func bestPairing(
        _ fewer: [NameWord], _ more: [NameWord], _ likeness: (NameWord, NameWord) -> Double
    ) -> Double {
        // best[taken] is the greatest sum once the words marked in `taken` are given away.
        var best = [Double](repeating: -1, count: 1 << more.count)
        best[0] = 0
        var highest = 0.0
        for (index, word) in fewer.enumerated() {
            let scores = more.map { likeness(word, $0) }
            for taken in best.indices where taken.nonzeroBitCount == index && best[taken] >= 0 {
                for (place, score) in scores.enumerated() where taken & (1 << place) == 0 {
                    let sum = best[taken] + score
                    best[taken | (1 << place)] = max(best[taken | (1 << place)], sum)
                    highest = max(highest, sum)
                }
            }
        }
        return highest
    }
}

extension NameWord {
    /// 1 for the same letters, less for the same consonants, less again for one slip of the finger, otherwise 0.
    func likeness(to other: NameWord) -> Double {
        if letters == other.letters { return 1 }
        // Two consonants are needed: Aya and Ayo share their single mark with half of the names.
        if skeleton == other.skeleton, skeleton.count >= 2 || hasSameLettersButFinalH(as: other) { return 0.9 }
        return isOneSlip(from: other) ? 0.8 : 0
    }

    /// The same, and a beginning of three letters or more answers too.
    func answer(to typed: NameWord) -> Double {
        let likeness = likeness(to: typed)
        if likeness > 0 { return likeness }
        return typed.letters.count >= 2 && letters.starts(with: typed.letters) ? 0.7 : 0
    }

    /// Ba and Bah; Abdulla and Abdullah, once `abd` is set apart.
    private func hasSameLettersButFinalH(as other: NameWord) -> Bool {
        let mute = UInt8(ascii: "h")
        return letters + [mute] == other.letters || other.letters + [mute] == letters
    }

    /// One letter more, less, changed, or swapped with its neighbour, in words long enough for it to be an accident.
    ///
    /// Not the first two swapped: Ahmed and Hamed are two names.
    private func isOneSlip(from other: NameWord) -> Bool {
        let (short, long) =
            letters.count <= other.letters.count ? (letters, other.letters) : (other.letters, letters)
        guard short.count >= 5, long.count - short.count <= 1 else { return false }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        var (shortEnd, longEnd) = (short.count, long.count)
        while shortEnd > start, longEnd > start, short[shortEnd - 1] == long[longEnd - 1] {
            (shortEnd, longEnd) = (shortEnd - 1, longEnd - 1)
        }
        if longEnd - start <= 1 { return true }
        return start > 0 && longEnd - start == 2 && shortEnd - start == 2 && short[start] == long[start + 1]
            && short[start + 1] == long[start]
    }
}
