import RelorefDomain

/// The words of the names of one site, each kept once: its letters, and the consonants that survive any spelling.
///
/// Names repeat: hundreds of thousands of persons share some ten thousands of words. What somebody types is compared
/// with each word once, in one walk over a block of bytes.
struct NameVocabulary: Sendable {
    /// How a word answers a typed one, the better the greater.
    enum Grade {
        static let none: UInt8 = 0, beginning: UInt8 = 1, slip: UInt8 = 2, consonants: UInt8 = 3, same: UInt8 = 4
    }

    private struct Word {
        let start: UInt32
        let letters: UInt8
        let skeleton: UInt8
    }

    private var bytes: [UInt8] = []
    private var words: [Word] = []
    /// Open addressing: a word's number, or -1.
    private var places = [Int32](repeating: -1, count: 1_024)

    var count: Int { words.count }
    var memory: Int { bytes.capacity + words.capacity * MemoryLayout<Word>.stride + places.capacity * 4 }

    /// The number of a word, new or known.
    mutating func number(letters: [UInt8], skeleton: [UInt8]) -> Int32 {
        if words.count * 2 >= places.count { grow() }
        let (letters, skeleton) = (letters.prefix(255), skeleton.prefix(255))
        var place = Int(truncatingIfNeeded: NameVocabulary.hash(letters, skeleton)) & (places.count - 1)
        while places[place] >= 0 {
            if isWord(Int(places[place]), letters, skeleton) { return places[place] }
            place = (place + 1) & (places.count - 1)
        }
        let number = Int32(words.count)
        words.append(
            Word(start: UInt32(bytes.count), letters: UInt8(letters.count), skeleton: UInt8(skeleton.count)))
        bytes += letters
        bytes += skeleton
        places[place] = number
        return number
    }

    /// The word as `NameKey` reads it again: a guttural sign at its beginning is written out.
    func text(_ number: Int32) -> String {
        let word = words[Int(number)]
        let (start, letters) = (Int(word.start), Int(word.letters))
        let hasSign =
            word.skeleton > 0 && letters > 0 && bytes[start + letters] == UInt8(ascii: "a")
            && !NameVocabulary.isVowel(bytes[start])
        return (hasSign ? "'" : "") + String(decoding: bytes[start..<start + letters], as: UTF8.self)
    }

    /// For each word, how it answers a typed one.
    func grades(_ typed: NameWord) -> [UInt8] {
        let (letters, skeleton) = (Array(typed.text.utf8), Array(typed.skeletonText.utf8))
        return [UInt8](unsafeUninitializedCapacity: words.count) { grades, count in
            bytes.withUnsafeBufferPointer { bytes in
                for (number, word) in words.enumerated() {
                    grades[number] = NameVocabulary.grade(word, bytes, letters, skeleton)
                }
            }
            count = words.count
        }
    }

    private static func grade(
        _ word: Word, _ bytes: UnsafeBufferPointer<UInt8>, _ letters: [UInt8], _ skeleton: [UInt8]
    ) -> UInt8 {
        let (start, length) = (Int(word.start), Int(word.letters))
        var common = 0
        let shorter = min(length, letters.count)
        while common < shorter, bytes[start + common] == letters[common] { common += 1 }
        if common == length, common == letters.count { return Grade.same }
        if isSkeleton(word, bytes, skeleton) { return Grade.consonants }
        if isOneSlip(start, length, bytes, letters, common) { return Grade.slip }
        // Ba and Bah, and a beginning.
        if common == length, letters.count == length + 1, letters[common] == UInt8(ascii: "h") {
            return Grade.consonants
        }
        return common == letters.count && common >= 2 ? Grade.beginning : Grade.none
    }

    private static func isSkeleton(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>, _ skeleton: [UInt8]) -> Bool {
        guard Int(word.skeleton) == skeleton.count, skeleton.count >= 2 else { return false }
        let start = Int(word.start) + Int(word.letters)
        for index in skeleton.indices where bytes[start + index] != skeleton[index] { return false }
        return true
    }

    /// One letter more, less, changed or swapped in words of five letters or more.
    private static func isOneSlip(
        _ start: Int, _ length: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ letters: [UInt8], _ common: Int
    ) -> Bool {
        guard length >= 5, letters.count >= 5, abs(length - letters.count) <= 1 else { return false }
        var (end, typedEnd) = (length, letters.count)
        while end > common, typedEnd > common, bytes[start + end - 1] == letters[typedEnd - 1] {
            (end, typedEnd) = (end - 1, typedEnd - 1)
        }
        if max(end, typedEnd) - common <= 1 { return true }
        return end - common == 2 && typedEnd - common == 2 && bytes[start + common] == letters[common + 1]
            && bytes[start + common + 1] == letters[common]
    }

    private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

    private func isWord(_ number: Int, _ letters: ArraySlice<UInt8>, _ skeleton: ArraySlice<UInt8>) -> Bool {
        let word = words[number]
        guard Int(word.letters) == letters.count, Int(word.skeleton) == skeleton.count else { return false }
        let start = Int(word.start)
        return bytes[start..<start + letters.count].elementsEqual(letters)
            && bytes[start + letters.count..<start + letters.count + skeleton.count].elementsEqual(skeleton)
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: places.count * 2)
        for (number, word) in words.enumerated() {
            let (start, middle) = (Int(word.start), Int(word.start) + Int(word.letters))
            let hash = NameVocabulary.hash(bytes[start..<middle], bytes[middle..<middle + Int(word.skeleton)])
            var place = Int(truncatingIfNeeded: hash) & (larger.count - 1)
            while larger[place] >= 0 { place = (place + 1) & (larger.count - 1) }
            larger[place] = Int32(number)
        }
        places = larger
    }

    /// FNV-1a, 64 bits, its high half folded in.
    private static func hash(_ letters: ArraySlice<UInt8>, _ skeleton: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in letters { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0x20) &* 0x100_0000_01b3
        for byte in skeleton { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ hash >> 32
    }
}
