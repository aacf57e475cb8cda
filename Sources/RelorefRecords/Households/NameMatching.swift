import RelorefDomain

/// Somebody whose name answers what was typed, before anybody's rights are looked at.
package struct NameMatch: Sendable, Hashable {
    package let person: String
    /// 0 to 1, as `NameKey.relevance` and `NameKey.similarity` say.
    package let relevance: Double
    /// Letter for letter, 0 to 1: Mohammad before Mahmoud, whose consonants are the same.
    package let closeness: Double

    static func comesFirst(_ one: NameMatch, _ other: NameMatch) -> Bool {
        (other.relevance, other.closeness, one.person) < (one.relevance, one.closeness, other.person)
    }
}

extension NameShelf {
    /// Names looked at in full: the rest are less alike.
    private static let looked = 400

    /// The persons whose names hold all the typed words, in any spelling and any order.
    func people(named typed: NameKey, birthYear: Int?, limit: Int) -> [NameMatch] {
        let names = candidates(typed, needsAll: true, birthYear: birthYear)
        return best(names, limit: limit) { key in
            key.relevance(for: typed)
        } closeness: { key in
            NameShelf.closeness(typed, key)
        } bonus: { year in
            birthYear != nil && year == birthYear ? 0.1 : 0
        }
    }

    /// The persons who may be the one with this name and birth year (V06).
    func people(alike name: NameKey, birthYear: Int?, limit: Int) -> [NameMatch] {
        let names = candidates(name, needsAll: false, birthYear: birthYear)
        return best(names, limit: limit) { key in
            let likeness = key.similarity(to: name)
            return likeness >= 0.7 ? likeness : 0
        } closeness: { key in
            NameShelf.closeness(name, key)
        }
    }

    private func best(
        _ names: [Int32], limit: Int, relevance: (NameKey) -> Double, closeness: (NameKey) -> Double,
        bonus: (Int?) -> Double = { _ in 0 }
    ) -> [NameMatch] {
        var found: [Int32: NameMatch] = [:]
        // Namesakes are compared with what was typed once.
        var known: [ArraySlice<Int32>: (relevance: Double, closeness: Double)] = [:]
        for name in names {
            let words = words(name)
            let answer =
                known[words]
                ?? {
                    let key = key(name)
                    let score = relevance(key)
                    return (score, score > 0 ? closeness(key) : 0)
                }()
            known[words] = answer
            guard answer.relevance > 0 else { continue }
            let number = person(name)
            let match = NameMatch(
                person: id(number), relevance: answer.relevance, closeness: answer.closeness + bonus(year(number)))
            if let other = found[number], NameMatch.comesFirst(other, match) { continue }
            found[number] = match
        }
        return Array(found.values.sorted(by: NameMatch.comesFirst).prefix(limit))
    }

    /// Names that hold words like the typed ones, the likeliest first, at most `looked` of them.
    private func candidates(_ typed: NameKey, needsAll: Bool, birthYear: Int?) -> [Int32] {
        guard !typed.isEmpty else { return [] }
        let grades = typed.words.map { vocabulary.grades($0) }
        let most = Int(NameVocabulary.Grade.same) * typed.words.count
        var ranked = [[Int32]](repeating: [], count: most + 1)
        let first = needsAll ? rarest(grades).map { [$0] } ?? [] : Array(grades.indices)
        for start in first {
            for (word, grade) in grades[start].enumerated()
            where grade > (needsAll ? 0 : NameVocabulary.Grade.beginning) {
                forEachName(of: word) { name in
                    guard agrees(name, birthYear) else { return }
                    let sum = answer(name, grades, needsAll: needsAll)
                    if sum > 0 { ranked[sum].append(name) }
                }
            }
        }
        var names: [Int32] = []
        for rank in ranked.reversed() where names.count < NameShelf.looked {
            names += rank.prefix(NameShelf.looked - names.count)
        }
        return names
    }

    /// How well a name's words answer, one typed word with another; 0 when one of them finds nothing.
    private func answer(_ name: Int32, _ grades: [[UInt8]], needsAll: Bool) -> Int {
        var sum = 0
        for typed in grades {
            var best: UInt8 = 0
            for word in words(name) { best = max(best, typed[Int(word)]) }
            if best == 0, needsAll { return 0 }
            sum += Int(best)
        }
        return sum
    }

    private func agrees(_ name: Int32, _ birthYear: Int?) -> Bool {
        guard !isGone(name) else { return false }
        guard let birthYear, let year = year(person(name)) else { return true }
        return abs(year - birthYear) <= 1
    }

    /// The typed word that the fewest names answer.
    private func rarest(_ grades: [[UInt8]]) -> Int? {
        let counts = grades.map { grades in
            grades.enumerated().reduce(0) { $1.element > 0 ? $0 + countOfNames($1.offset) : $0 }
        }
        return counts.indices.min { counts[$0] < counts[$1] }
    }

    /// Each typed word against the nearest word of the name, by letters changed.
    static func closeness(_ typed: NameKey, _ name: NameKey) -> Double {
        let letters = name.words.map { Array($0.text.utf8) }
        let sum = typed.words.reduce(0.0) { sum, word in
            let own = Array(word.text.utf8)
            return sum + (letters.map { 1 - Double(changes(own, $0)) / Double(max(own.count, $0.count, 1)) }.max() ?? 0)
        }
        return sum / Double(max(typed.words.count, 1))
    }

    /// How many letters must be added, dropped or changed (Levenshtein).
    private static func changes(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (line, letter) in one.enumerated() {
            var corner = row[0]
            row[0] = line + 1
            for (column, otherLetter) in other.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, corner + (letter == otherLetter ? 0 : 1))
                corner = above
            }
        }
        return row[other.count]
    }
}
