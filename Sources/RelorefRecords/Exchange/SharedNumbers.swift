import RelorefDomain

/// The first household that gave each telephone number, among many, in little memory (V26).
///
/// A number is kept as a trace of it; two that give the same trace are rarer than one in a thousand imports.
struct SharedNumbers {
    /// Where a household gave it.
    enum Place: Equatable {
        /// A line of the file, from 1.
        case line(Int)
        /// A file, by its code.
        case file(HouseholdCode)
    }

    private struct Giver {
        /// Of the household's id.
        let trace: UInt32
        /// The line, or the number of the code, below nought.
        let place: Int32
    }

    private var first = TraceTable<Giver>()

    /// Where another household gave the number before; the first to give it is remembered.
    ///
    /// - Parameters:
    ///   - number: as `ContactRules.dialled` spells it.
    ///   - household: the id of the household that gives it.
    mutating func take(_ number: String, of household: String, at place: Place) -> Place? {
        let (trace, own) = (traced([number]), UInt32(truncatingIfNeeded: traced([household]) >> 32))
        var known: Giver?
        first.forEach(trace) { giver in
            known = giver
            return false
        }
        guard let known else {
            first.add(Giver(trace: own, place: SharedNumbers.packed(place)), trace: trace)
            return nil
        }
        return known.trace == own ? nil : SharedNumbers.unpacked(known.place)
    }

    private static func packed(_ place: Place) -> Int32 {
        switch place {
        case .line(let line): Int32(clamping: line)
        case .file(let code): -1 - Int32(clamping: code.number)
        }
    }

    private static func unpacked(_ packed: Int32) -> Place {
        packed >= 0 ? .line(Int(packed)) : .file(HouseholdCode(number: UInt64(-1 - Int(packed))))
    }
}
