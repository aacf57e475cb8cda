import RelorefDomain

/// A paper with its file, where one is kept.
struct DrawnDocument: Sendable {
    let document: HouseholdDocument
    let title: String
    var file: (id: String, name: String, clean: CleanFile)?
}

/// Draws the papers of today's households, with chance of its own: nothing else is drawn otherwise. Most were seen and not
/// kept; the files that are there say themselves that they are invented.
struct DocumentDrawing {
    private var dice: Dice
    private let today: Day
    private let keepsFiles: Bool

    /// - Parameter keepsFiles: without them every paper was seen and not kept.
    init(_ pen: Pen, keepsFiles: Bool = true) {
        self.keepsFiles = keepsFiles
        dice = Dice(seed: pen.seed, stream: 86)
        today = pen.today
    }

    mutating func add(to drawn: inout DrawnHousehold, referent: String?, _ pen: inout Pen) {
        guard let referent, drawn.household.closedOn == nil, let head = drawn.people.first?.person.id else { return }
        let opened = drawn.household.openedOn
        if dice.chance(80) {
            draw("protectionDecision", person: head, seen: day(after: opened), referent, &drawn, &pen)
        }
        if dice.chance(60) {
            let end = today.adding(days: dice.number(170, 340))
            draw("healthCover", seen: end.adding(days: -350), ends: end, referent, &drawn, &pen)
        }
        if dice.chance(40) {
            draw("cafStatement", seen: today.adding(days: -dice.number(5, 60)), referent, &drawn, &pen)
        }
        if dice.chance(25) { draw("rib", "Livret A", referent, &drawn, &pen) }
        let isHoused = drawn.stays.contains { $0.state == .active && $0.kind != .centre }
        guard isHoused, dice.chance(45) else { return }
        // One in twelve is to be asked for again these days.
        let left = dice.chance(8) ? dice.number(4, 28) : dice.number(70, 330)
        draw("insurance", "Habitation", ends: today.adding(days: left), referent, &drawn, &pen)
    }

    private mutating func day(after opened: Day) -> Day { min(today, opened.adding(days: dice.number(1, 12))) }

    private mutating func draw(
        _ kind: String, _ title: String = "", person: String? = nil, seen: Day? = nil, ends: Day? = nil,
        _ referent: String, _ drawn: inout DrawnHousehold, _ pen: inout Pen
    ) {
        let added = max(drawn.household.openedOn, seen ?? today.adding(days: -dice.number(3, 90)))
        let document = HouseholdDocument(
            id: pen.ids.next("dc"), household: drawn.household.id, kind: kind, person: person, expiresOn: ends,
            seenOn: seen != nil || !keepsFiles ? added : nil, level: .team, author: referent,
            at: Moment(startOf: added, in: "Europe/Paris").adding(seconds: dice.number(9 * 3_600, 17 * 3_600)))
        var paper = DrawnDocument(document: document, title: title)
        if seen == nil, keepsFiles {
            let clean = CleanFile(.pdf, InventedPaper(title: title, code: drawn.household.code).bytes)
            paper.file = (pen.ids.next("df"), "\(kind).pdf", clean)
        }
        drawn.documents.append(paper)
    }
}

/// A page that says that it is invented, as a PDF.
struct InventedPaper {
    let title: String
    let code: String

    var bytes: [UInt8] {
        let text = """
            BT /F1 20 Tf 56 520 Td (\(title)) Tj /F1 12 Tf 0 -40 Td (M\\351nage \(code)) Tj
            0 -24 Td (Pi\\350ce invent\\351e pour la d\\351monstration.) Tj ET
            """
        var file = "%PDF-1.4\n"
        var starts: [Int] = []
        for object in [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            """
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R
            /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica
            /Encoding /WinAnsiEncoding >> >> >> >>
            """, "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
        ] {
            starts.append(file.utf8.count)
            file += "\(starts.count) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        let lines = starts.map { start in
            let digits = String(start)
            return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "xref\n0 5\n0000000000 65535 f \n\(lines.joined())trailer\n<< /Size 5 /Root 1 0 R >>\n"
        file += "startxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }
}
