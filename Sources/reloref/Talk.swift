import ArgumentParser
import Foundation

/// What the command says to a person goes to the error output; the answer alone goes to the standard one.
enum Talk {
    static func say(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}

/// A failure with a sentence: what, where, what to do.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ sentence: String) { description = sentence }
}

extension ExitCode {
    /// `doctor` and dry runs found something to look at.
    static let findings = ExitCode(3)
}
