/// Reads a calendar as strictly as the standard is written (RFC 5545): what another program would stumble over is a fault.
struct CalendarReading {
    struct Component {
        let name: String
        var properties: [(name: String, parameters: [String: String], value: String)] = []
        var parts: [Component] = []

        func value(_ name: String) -> String? { properties.first { $0.name == name }?.value }
        /// A text with its escapes undone.
        func text(_ name: String) -> String? { value(name).map(CalendarReading.unescaped) }
        func all(_ name: String) -> [Component] { parts.filter { $0.name == name } }
    }

    private(set) var calendar = Component(name: "")
    private(set) var faults: [String] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() where byte == 10 || byte == 13 {
            let isPair =
                byte == 13
                ? bytes.indices.contains(place + 1) && bytes[place + 1] == 10 : place > 0 && bytes[place - 1] == 13
            if !isPair { faults.append("a line ends otherwise than by CR LF at byte \(place)") }
        }
        if !text.hasSuffix("\r\n") { faults.append("the last line does not end") }
        var lines: [String] = []
        for line in text.dropLast().split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init) {
            if line.utf8.count > 75 { faults.append("\(line.utf8.count) bytes in a line: \(line)") }
            if line.isEmpty { faults.append("an empty line") }
            // By scalars: a letter that is made of several may go on behind the space.
            if line.unicodeScalars.first == " ", !lines.isEmpty {
                lines[lines.count - 1] += String(line.unicodeScalars.dropFirst())
            } else {
                lines.append(line)
            }
        }
        var open: [Component] = []
        for line in lines { read(line, &open) }
        if !open.isEmpty { faults.append("\(open.map(\.name)) is not ended") }
        for event in calendar.all("VEVENT") { check(event) }
    }

    private mutating func read(_ line: String, _ open: inout [Component]) {
        guard let colon = line.firstIndex(of: ":") else { return faults.append("no value: \(line)") }
        let head = line[..<colon].split(separator: ";").map(String.init)
        let (name, value) = (head.first ?? "", String(line[line.index(after: colon)...]))
        guard name.allSatisfy({ $0.isUppercase || $0 == "-" || $0.isNumber }) else {
            return faults.append("no name of a property: \(line)")
        }
        switch name {
        case "BEGIN": open.append(Component(name: value))
        case "END":
            guard let done = open.popLast(), done.name == value else { return faults.append("\(value) was not begun") }
            if open.isEmpty { calendar = done } else { open[open.count - 1].parts.append(done) }
        default:
            guard !open.isEmpty else { return faults.append("\(name) stands outside") }
            var parameters: [String: String] = [:]
            for part in head.dropFirst() {
                let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
                if pair.count == 2 { parameters[pair[0]] = pair[1] } else { faults.append("a parameter: \(part)") }
            }
            open[open.count - 1].properties.append((name, parameters, value))
        }
    }

    /// What the standard asks of an event (§ 3.6.1): once each, a start, an end or a length but not both.
    private mutating func check(_ event: Component) {
        for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "CLASS"]
        where event.properties.count(where: { $0.name == name }) != 1 {
            faults.append("\(name) does not stand once")
        }
        if event.value("DTEND") != nil, event.value("DURATION") != nil { faults.append("an end and a length") }
        for start in event.properties where start.name == "DTSTART" {
            let pattern: Regex<Substring> =
                start.parameters["VALUE"] == "DATE"
                ? /\d{8}/ : start.parameters["TZID"] == nil ? /\d{8}T\d{6}Z/ : /\d{8}T\d{6}/
            if start.value.wholeMatch(of: pattern) == nil { faults.append("a start: \(start.value)") }
            if let zone = start.parameters["TZID"],
                !calendar.all("VTIMEZONE").contains(where: { $0.value("TZID") == zone })
            {
                faults.append("the clock \(zone) is not described")
            }
        }
        for alarm in event.all("VALARM") {
            for name in ["ACTION", "TRIGGER", "DESCRIPTION"] where alarm.value(name) == nil {
                faults.append("an alarm without \(name)")
            }
        }
        for property in event.properties where ["SUMMARY", "LOCATION"].contains(property.name) {
            let bare = property.value.replacing("\\\\", with: "").replacing("\\,", with: "").replacing("\\;", with: "")
                .replacing("\\n", with: "")
            if bare.contains(where: { ",;\\".contains($0) }) { faults.append("a bare sign: \(property.value)") }
        }
    }

    static func unescaped(_ text: String) -> String {
        var (plain, isEscaped) = ("", false)
        for character in text {
            if isEscaped {
                plain.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                plain.append(character)
            }
        }
        return plain
    }
}
