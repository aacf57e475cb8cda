import RelorefDomain

/// The persons of one site as a search sees them: words of their names and birth years, in a few arrays of numbers.
///
/// No person is an object of its own: about 120 bytes a person. Somebody whose file changed is crossed out and written
/// again at the end.
struct NameShelf: Sendable {
    private(set) var vocabulary = NameVocabulary()
    /// For each word, the last name that holds it, -1 for none, and how many do.
    private var lastOf: [Int32] = []
    private var countOf: [UInt32] = []
    /// One entry a word of a name: the name, and the entry before it of the same word.
    private var nameOf: [Int32] = []
    private var previous: [Int32] = []
    /// The words of name n stand from `nameStart[n]` to `nameStart[n + 1]`.
    private var nameWords: [Int32] = []
    private var nameStart: [UInt32] = [0]
    private var personOf: [Int32] = []
    private var ids: [UInt8] = []
    private var idStart: [UInt32] = [0]
    /// 0 when not known.
    private var years: [Int16] = []
    private var isCrossedOut: [Bool] = []
    private var sameHousehold: [Int32] = []
    private var households: [UInt64: Int32] = [:]
    /// Who gives a telephone number, by a number drawn from its digits, from which no digit can be read.
    private var phones: [UInt64: [Int32]] = [:]
    private(set) var crossedOut = 0

    var count: Int { years.count - crossedOut }
    /// Half of it is waste: better read again.
    var isWorn: Bool { crossedOut > 1_000 && crossedOut * 2 > years.count }

    /// Bytes held, as far as they can be told.
    var memory: Int {
        let words = lastOf.capacity * 4 + countOf.capacity * 4 + nameOf.capacity * 4 + previous.capacity * 4
        let names = nameWords.capacity * 4 + nameStart.capacity * 4 + personOf.capacity * 4
        let persons = ids.capacity + idStart.capacity * 4 + years.capacity * 2 + isCrossedOut.capacity
        return vocabulary.memory + words + names + persons + sameHousehold.capacity * 4 + households.capacity * 16
            + phones.capacity * 24
    }

    mutating func add(_ person: String, household: String, birthYear: Int?, names: [NameKey], phone: String? = nil) {
        let number = Int32(years.count)
        ids += person.utf8
        idStart.append(UInt32(ids.count))
        years.append(Int16(clamping: birthYear ?? 0))
        isCrossedOut.append(false)
        let owner = NameShelf.hash(household)
        sameHousehold.append(households[owner] ?? -1)
        households[owner] = number
        if let phone { phones[NameShelf.hash(phone), default: []].append(number) }
        var written: Set<[String]> = []
        for name in names.flatMap({ [$0] + $0.joined })
        where !name.isEmpty && written.insert(name.words.map(\.text)).inserted {
            add(name, of: number)
        }
    }

    private mutating func add(_ name: NameKey, of person: Int32) {
        let number = Int32(personOf.count)
        personOf.append(person)
        let words = name.words.map { (letters: Array($0.text.utf8), skeleton: Array($0.skeletonText.utf8)) }
        for word in words {
            let found = vocabulary.number(letters: word.letters, skeleton: word.skeleton)
            nameWords.append(found)
            post(found, number)
        }
        nameStart.append(UInt32(nameWords.count))
    }

    private mutating func post(_ word: Int32, _ name: Int32) {
        while lastOf.count < vocabulary.count {
            lastOf.append(-1)
            countOf.append(0)
        }
        previous.append(lastOf[Int(word)])
        lastOf[Int(word)] = Int32(nameOf.count)
        countOf[Int(word)] += 1
        nameOf.append(name)
    }

    /// Crosses out everybody of a household; answers how many there were.
    @discardableResult
    mutating func crossOut(household: String) -> Int {
        var next = households.removeValue(forKey: NameShelf.hash(household)) ?? -1
        var found = 0
        while next >= 0 {
            isCrossedOut[Int(next)] = true
            found += 1
            next = sameHousehold[Int(next)]
        }
        crossedOut += found
        return found
    }

    /// The persons who may give a number, as `ContactRules.dialled` spells it: another one can have the same hash.
    func people(dialled number: String) -> [String] {
        phones[NameShelf.hash(number), default: []].filter { !isCrossedOut[Int($0)] }.map(id)
    }

    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}

extension NameKey {
    /// The same name with a short word written together with its neighbour: "Benali Sami" for "Ben Ali Sami".
    var joined: [NameKey] {
        let texts = words.map(\.text)
        return texts.indices.dropLast().filter { texts[$0].count <= 3 || texts[$0 + 1].count <= 3 }.map { place in
            let together = texts[..<place] + [texts[place] + texts[place + 1]] + texts[(place + 2)...]
            return NameKey(together.joined(separator: " "), transliterate: { $0 })
        }
    }
}

/// What the search needs to see of the arrays.
extension NameShelf {
    func id(_ person: Int32) -> String {
        String(decoding: ids[Int(idStart[Int(person)])..<Int(idStart[Int(person) + 1])], as: UTF8.self)
    }

    func person(_ name: Int32) -> Int32 { personOf[Int(name)] }
    func year(_ person: Int32) -> Int? { years[Int(person)] == 0 ? nil : Int(years[Int(person)]) }
    func isGone(_ name: Int32) -> Bool { isCrossedOut[Int(personOf[Int(name)])] }
    func words(_ name: Int32) -> ArraySlice<Int32> {
        nameWords[Int(nameStart[Int(name)])..<Int(nameStart[Int(name) + 1])]
    }
    func key(_ name: Int32) -> NameKey {
        NameKey(words(name).map(vocabulary.text).joined(separator: " "), transliterate: { $0 })
    }
    func countOfNames(_ word: Int) -> Int { Int(countOf[word]) }

    func forEachName(of word: Int, _ body: (Int32) -> Void) {
        var entry = lastOf[word]
        while entry >= 0 {
            body(nameOf[Int(entry)])
            entry = previous[Int(entry)]
        }
    }
}
