import ArgumentParser
import Foundation

/// A sentence of the command in the language of the terminal: English when its locale is, French otherwise.
func told(_ french: String, _ english: String) -> String { Terminal.isEnglish ? english : french }

/// The same beside an option.
func hint(_ french: String, _ english: String) -> ArgumentHelp { ArgumentHelp(Terminal.isEnglish ? english : french) }

/// What the terminal says about its reader.
enum Terminal {
    static let isEnglish: Bool = {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.lowercased().hasPrefix("en")
    }()
}
