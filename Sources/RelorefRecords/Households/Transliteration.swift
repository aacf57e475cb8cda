import CShims
package import RelorefDomain
import Synchronization

/// Brings a name of any script to Latin lower case, by ICU ("Any-Latin; Latin-ASCII; Lower").
package enum Transliteration {
    package static func latin(_ name: String) -> String {
        // Most names reach us in plain letters already: ICU (11 µs a name) is kept for those that need it.
        if name.utf8.allSatisfy({ $0 < 128 }) { return name.lowercased() }
        return shared.withLock { $0.latin(name) }
    }

    /// The key to search and sort on.
    package static func key(_ name: String) -> String { nameKey(name).folded }

    package static func nameKey(_ name: String) -> NameKey { NameKey(name, transliterate: latin) }

    private static let shared = Mutex(Transliterator())
}

/// ICU's object is not to be used by two threads at once: the lock above sees to it.
private struct Transliterator: ~Copyable {
    private let handle = reloref_transliterator_open()

    deinit { reloref_transliterator_close(handle) }

    func latin(_ name: String) -> String {
        guard let handle else { return name.lowercased() }
        var name = name
        return name.withUTF8 { input in
            let capacity = input.count * 6 + 16
            return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { output in
                let written = input.withMemoryRebound(to: CChar.self) { text in
                    reloref_transliterate(
                        handle, text.baseAddress, Int32(text.count), output.baseAddress, Int32(capacity))
                }
                guard written >= 0 else { return String(decoding: input, as: UTF8.self).lowercased() }
                return String(decoding: output[..<Int(written)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }
    }
}
