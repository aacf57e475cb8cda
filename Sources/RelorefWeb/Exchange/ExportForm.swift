import RelorefHTML
import RelorefRecords

extension Answer {
    /// A list as a file; it tells how many lines it takes away.
    static func csv(_ name: String, _ list: ListFile) throws -> Answer {
        var answer = Answer.file("\(name).csv", type: "text/csv; charset=utf-8", try list.csv())
        answer.lines = list.rows.count
        return answer
    }

    static func workbook(_ name: String, _ list: ListFile) throws -> Answer {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        var answer = Answer.file("\(name).xlsx", type: type, try list.xlsx())
        answer.lines = list.rows.count
        return answer
    }
}

/// A button that takes a list away as a file. It is a form, because what leaves is journalled (V92).
struct ExportForm {
    let ask: Ask
    let link: Link
    /// The button's classes: an outline, or a link where it stands among links.
    var look = "btn b2"

    func write(_ h: HTML, _ words: String) {
        h.form(.action(link.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            h.button(words, .class(look), .type("submit"))
        }
    }
}
