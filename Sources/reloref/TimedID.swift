import RelorefDomain
import Synchronization

/// A new id of 32 hexadecimal characters, as UUIDv7 has it (RFC 9562, with a counter): the time in milliseconds and a
/// counter first, so that rows made together lie together and in their order, then 64 random bits.
enum TimedID {
    private static let counter = Atomic(UInt16.random(in: 0...UInt16.max))

    static func new() -> String {
        let time = UInt64(Composition.clockNow().milliseconds)
        let count = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let halves = [time << 16 | UInt64(count), UInt64.random(in: .min ... .max)]
        return String(unsafeUninitializedCapacity: 32) { digits in
            for place in 0..<32 {
                let digit = UInt8(truncatingIfNeeded: halves[place / 16] >> UInt64(60 - place % 16 * 4)) & 0xF
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 32
        }
    }
}
