/// One word of a name: its letters, and the consonants that survive any spelling.
package struct NameWord: Sendable, Hashable {
    let letters: [UInt8]
    let skeleton: [UInt8]

    init(_ piece: NameKey.Piece) {
        letters = piece.letters
        skeleton = NameWord.skeleton(of: piece.letters, startsWithSign: piece.startsWithSign)
    }

    package var text: String { String(decoding: letters, as: UTF8.self) }
    package var skeletonText: String { String(decoding: skeleton, as: UTF8.self) }

    static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }

    /// Vowels go, except that one at the beginning leaves an `a`; doubled letters count once; ch and sh are `c`, kh and
    /// x are `x`, ph is `f`, q, k and c are `k`; j, dj and di before a vowel are `y`; inside a word w and y are vowels.
    static func skeleton(of word: [UInt8], startsWithSign: Bool) -> [UInt8] {
        var skeleton: [UInt8] = []
        var place = 0
        if startsWithSign { skeleton.append(UInt8(ascii: "a")) }
        while place < word.count {
            let (sound, length) = sound(of: word, at: place)
            let isDouble = place > 0 && length == 1 && word[place - 1] == word[place]
            let isRepeatedMark = sound == UInt8(ascii: "a") && !skeleton.isEmpty
            if let sound, !isDouble, !isRepeatedMark { skeleton.append(sound) }
            place += length
        }
        // Fatimah and Fatima, Abdullah and Abdulla.
        if skeleton.count > 1, skeleton.last == UInt8(ascii: "h") { skeleton.removeLast() }
        return skeleton
    }

    /// The class of the sound that begins here, nil when it leaves no trace, and how many letters it takes.
    private static func sound(of word: [UInt8], at place: Int) -> (UInt8?, Int) {
        let letter = word[place]
        let next = place + 1 < word.count ? word[place + 1] : 0
        let afterNext = place + 2 < word.count ? word[place + 2] : 0
        if let digraph = digraph(letter, next) { return digraph }
        switch Character(UnicodeScalar(letter)) {
        case "d" where (next == UInt8(ascii: "i") || next == UInt8(ascii: "y")) && isVowelOrGlide(afterNext):
            return (UInt8(ascii: "y"), 2)
        case "o" where place == 0 && next == UInt8(ascii: "u") && isVowel(afterNext): return (UInt8(ascii: "w"), 2)
        case "i" where place == 0 && isVowel(next): return (UInt8(ascii: "y"), 1)
        case "a", "e", "i", "o", "u": return (place == 0 ? UInt8(ascii: "a") : nil, 1)
        case "w", "y": return (place == 0 ? letter : nil, 1)
        case "j": return (UInt8(ascii: "y"), 1)
        case "q", "c": return (UInt8(ascii: "k"), 1)
        default: return (letter, 1)
        }
    }

    private static func digraph(_ letter: UInt8, _ next: UInt8) -> (UInt8?, Int)? {
        switch (Character(UnicodeScalar(letter)), Character(UnicodeScalar(next))) {
        case ("c", "h"), ("s", "h"): (UInt8(ascii: "c"), 2)
        case ("k", "h"): (UInt8(ascii: "x"), 2)
        case ("p", "h"): (UInt8(ascii: "f"), 2)
        case ("d", "j"): (UInt8(ascii: "y"), 2)
        case ("g", "h"): (UInt8(ascii: "g"), 2)
        case ("t", "h"): (UInt8(ascii: "t"), 2)
        case ("d", "h"): (UInt8(ascii: "d"), 2)
        case ("c", "k"): (UInt8(ascii: "k"), 2)
        default: nil
        }
    }

    private static func isVowelOrGlide(_ letter: UInt8) -> Bool {
        isVowel(letter) || letter == UInt8(ascii: "y") || letter == UInt8(ascii: "w")
    }
}
