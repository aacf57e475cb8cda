import CShims
import RelorefHTML

/// A square of dots that a telephone reads, drawn as one path: dark on white in every look, or cameras miss it.
struct QRCode {
    /// Rows of modules; true is dark.
    let modules: [[Bool]]

    /// nil when the text is too long for any code.
    init?(_ text: String) {
        let capacity = 177 * 177
        var dots = [UInt8](repeating: 0, count: capacity)
        let width = Int(reloref_qr(text, &dots, capacity))
        guard width > 0 else { return nil }
        modules = (0..<width).map { row in (0..<width).map { dots[row * width + $0] == 1 } }
    }

    func write(_ h: HTML, label: String) {
        // Four modules of white around it are part of the code (ISO/IEC 18004).
        let side = Double(modules.count + 8)
        h.svg(.class("qr"), .viewBox(width: side, height: side), .role("img"), .aria("label", label)) {
            h.path(.d(path))
        }
    }

    /// Each run of dark modules as a bar of height one.
    private var path: String {
        var path = ""
        for (row, line) in modules.enumerated() {
            var column = 0
            while column < line.count {
                let start = column
                while column < line.count, line[column] { column += 1 }
                if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1H\(start + 4)z" }
                column += 1
            }
        }
        return path
    }
}
