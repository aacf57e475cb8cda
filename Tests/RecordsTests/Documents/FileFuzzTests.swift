import Foundation
import RelorefDomain
import RelorefRecords
import RelorefTesting
import Testing

/// The readers under whatever comes: cut, turned, spliced. Never a crash, always a file or a reason.
struct FileFuzzTests {
    /// A little generator, so that a seed repeats a run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static let seed =
        ProcessInfo.processInfo.environment["RELOREF_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...(.max))

    private static let samples = [
        SampleFile.jpeg(), SampleFile.png(), SampleFile.pdf(),
        SampleFile.pdf(
            objects:
                "6 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\nxx\nendstream endobj\n5 0 obj <</Type/Metadata>> stream\n<x:xmpmeta>a</x:xmpmeta>\nendstream endobj"
        ),
    ]

    /// Reads; whatever is kept must be read the same once more.
    private func tryOut(_ bytes: [UInt8]) -> Bool {
        guard let clean = try? FileReaderTests.read("", bytes) else { return false }
        #expect(FileKind(clean.bytes) == clean.kind)
        let again = try? FileReaderTests.read("", clean.bytes)
        #expect(again?.bytes == clean.bytes)
        return true
    }

    @Test func `every beginning of a file is kept or refused`() {
        for sample in Self.samples { for length in 0..<sample.count { _ = tryOut(Array(sample.prefix(length))) } }
    }

    @Test func `files that were turned, spliced or stretched are kept or refused`() {
        print("FileFuzzTests: RELOREF_TEST_SEED=\(Self.seed)")
        var (dice, kept) = (Dice(state: Self.seed), 0)
        for _ in 0..<4_000 {
            guard var bytes = Self.samples.randomElement(using: &dice) else { continue }
            for _ in 0..<Int.random(in: 1...6, using: &dice) {
                let place = Int.random(in: 0..<max(1, bytes.count), using: &dice)
                switch Int.random(in: 0..<5, using: &dice) {
                case 0 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &dice)
                case 1 where !bytes.isEmpty: bytes[place] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &dice) ?? 0
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...9, using: &dice)))
                case 3:
                    let other = Self.samples.randomElement(using: &dice) ?? []
                    bytes.insert(
                        contentsOf: other.prefix(Int.random(in: 0...40, using: &dice)), at: min(place, bytes.count))
                default: bytes.insert(contentsOf: bytes.suffix(4), at: min(place, bytes.count))
                }
            }
            if tryOut(bytes) { kept += 1 }
        }
        #expect(kept > 0)
    }

    @Test func `noise behind the beginning of a file is refused`() {
        var dice = Dice(state: Self.seed)
        for start in [[0xFF, 0xD8, 0xFF], Array(SampleFile.png().prefix(33)), Array("%PDF-1.7\n".utf8)] as [[UInt8]] {
            for _ in 0..<300 {
                let noise = (0..<Int.random(in: 0...400, using: &dice)).map { _ in
                    UInt8.random(in: 0...255, using: &dice)
                }
                #expect(!tryOut(start + noise))
            }
        }
    }
}
