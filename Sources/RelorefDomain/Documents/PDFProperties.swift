/// The properties of a PDF, blanked where they stand: every string keeps its length, so that nothing else moves.
struct PDFProperties {
    /// Who wrote it, with what, when: the keys of the information dictionary.
    static let keys: Set<String> = ["Author", "Creator", "Producer", "Title", "Subject", "Keywords", "CreationDate"]
    static let all = keys.union(["ModDate"])
    /// A paper that was changed again and again has as many of them.
    private static let mostObjects = 16

    private(set) var bytes: [UInt8]
    private let names: [PDFName]
    /// Whether there are properties that could not be blanked.
    private(set) var leavesSome = false

    init(_ bytes: [UInt8], _ names: [PDFName]) { (self.bytes, self.names) = (bytes, names) }

    mutating func blank() {
        let numbers = Set(names.filter { $0.text == "Info" }.compactMap { number(behind: $0.end) }).sorted()
        if numbers.count > Self.mostObjects { leavesSome = true }
        for number in numbers.prefix(Self.mostObjects) {
            let objects = objects(numbered: number)
            if objects.isEmpty { leavesSome = true }
            for object in objects { blankStrings(in: object) }
        }
        blankPackets()
        blankPhotographs()
    }

    /// The number of the object that "/Info 12 0 R" points to.
    private func number(behind place: Int) -> Int? {
        var (place, number, digits) = (place, 0, 0)
        while place < bytes.count, PDFFile.isBlank(bytes[place]) { place += 1 }
        while place < bytes.count, digits < 10, (48...57).contains(bytes[place]) {
            number = number * 10 + Int(bytes[place]) - 48
            (place, digits) = (place + 1, digits + 1)
        }
        return digits > 0 ? number : nil
    }

    /// Every version of an object that stands in the open: from its number to its end.
    private func objects(numbered number: Int) -> [Range<Int>] {
        var (found, place) = ([Range<Int>](), 0)
        let wanted = Array("\(number) 0 obj".utf8)
        while let start = bytes.range(of: " 0 obj", in: place..<bytes.count) {
            place = start.upperBound
            let from = start.upperBound - wanted.count
            guard from >= 0, bytes[from..<start.upperBound].elementsEqual(wanted),
                from == 0 || !(48...57).contains(bytes[from - 1]),
                let end = bytes.range(of: "endobj", in: start.upperBound..<bytes.count)
            else { continue }
            found.append(start.upperBound..<end.lowerBound)
        }
        return found
    }

    private mutating func blankStrings(in object: Range<Int>) {
        for name in names where object.contains(name.place) && Self.all.contains(name.text) {
            var place = name.end
            while place < object.upperBound, PDFFile.isBlank(bytes[place]) { place += 1 }
            guard place < object.upperBound else { continue }
            switch bytes[place] {
            case 0x28: blankText(from: place, in: object)
            case 0x3C where place + 1 < object.upperBound && bytes[place + 1] != 0x3C:
                guard let end = bytes[place..<object.upperBound].firstIndex(of: 0x3E) else { continue }
                for digit in place + 1..<end where !PDFFile.isBlank(bytes[digit]) { bytes[digit] = 0x30 }
            // A reference to another object.
            default: leavesSome = true
            }
        }
    }

    /// From a bracket to the one that closes it; a stroke takes the meaning from the letter behind it.
    private mutating func blankText(from start: Int, in object: Range<Int>) {
        var (place, depth) = (start, 0)
        while place < object.upperBound {
            switch bytes[place] {
            case 0x5C: place += 1
            case 0x28: depth += 1
            case 0x29: depth -= 1
            default: break
            }
            if depth == 0 { break }
            place += 1
        }
        guard depth == 0, place > start else { return leavesSome = true }
        for inside in start + 1..<place { bytes[inside] = 0x20 }
    }

    /// The same properties once more, as XML.
    private mutating func blankPackets() {
        var place = 0
        while let start = bytes.range(of: "<x:xmpmeta", in: place..<bytes.count) {
            guard let end = bytes.range(of: "</x:xmpmeta>", in: start.upperBound..<bytes.count) else {
                leavesSome = true
                return
            }
            for inside in start.lowerBound..<end.upperBound { bytes[inside] = 0x20 }
            place = end.upperBound
        }
        let packed = names.filter { $0.text == "Metadata" || $0.text == "FlateDecode" }
        let isPacked = zip(packed, packed.dropFirst()).contains { one, next in
            one.text != next.text && next.place - one.place < 200
        }
        if isPacked { leavesSome = true }
    }

    /// Photographs that a scanning program put into the pages may still say where they were taken.
    private mutating func blankPhotographs() {
        var place = 0
        while let mark = bytes.range(of: "Exif\0\0", in: place..<bytes.count) {
            place = mark.upperBound
            let start = mark.lowerBound - 4
            guard start >= 2, bytes[start] == 0xFF, bytes[start + 1] == 0xE1,
                let length = bytes.two(at: start + 2), start + 2 + length <= bytes.count, length > 8
            else { continue }
            for inside in mark.upperBound..<start + 2 + length { bytes[inside] = 0 }
        }
    }
}
