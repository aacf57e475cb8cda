import RelorefDomain
import Testing

/// The text of letters: fields from a closed list, filled once, laid out in parts.
struct LetterTextTests {
    @Test(arguments: LetterKind.allCases)
    func `what comes with the product can become a letter`(kind: LetterKind) throws {
        let template = ShippedLetters.template(kind)
        _ = try template.text.checked(for: kind)
        #expect(template.version == 1 && template.text.blocks.count > 2)
        #expect(template.text.fields.contains(.association) || kind == .summons)
    }

    @Test func `temporary housing says that it is no lease`() {
        let body = ShippedLetters.template(.occupancy).text.body
        #expect(body.contains("ne peut en aucun cas être assimilée à un bail de location"))
        #expect(body.contains("hébergement temporaire") && body.contains("Code civil"))
    }

    @Test(arguments: LetterField.allCases)
    func `a letter to a partner cannot ask for anything of a household, nor one of a household for its dwellings`(
        field: LetterField
    ) {
        let text = LetterText(title: "Titre", body: "Texte {\(field.rawValue)}")
        let known = LetterKind.allCases.filter { (try? text.checked(for: $0)) != nil }
        let both: [LetterField] = [.association, .site, .today, .landlord]
        let ofPartners: [LetterField] = [.street, .locality, .dwellings, .writer]
        #expect(known.contains(.unansweredOffer) == (both + ofPartners).contains(field))
        #expect(known.contains(.summons) == !ofPartners.contains(field))
        #expect(LetterKind.toPartners == [.unansweredOffer] && !LetterKind.ofHouseholds.contains(.unansweredOffer))
    }

    @Test func `a letter that waited for an address is written once`() throws {
        var letter = PartnerLetter(
            id: "l", mailing: "m", kind: .unansweredOffer, partner: "p", site: "s", association: "a")
        #expect(letter.isWaiting)
        try letter.write(.init(number: 7, on: day("2026-11-21"), templateVersion: 1))
        #expect(letter.writing?.reference == "2026-0007" && !letter.isWaiting)
        #expect(throws: PartnerLetter.Refusal.alreadyWritten) {
            try letter.write(.init(number: 8, on: day("2026-11-22"), templateVersion: 1))
        }
    }

    @Test(arguments: [
        ("", "Texte", LetterText.Refusal.noTitle), ("Titre", " \n ", .noText),
        ("Titre", "Bonjour {prénom}", .unknownField("prénom")), ("Titre {ville}", "Texte", .unknownField("ville")),
        ("Titre", "{MÉNAGE}", .unknownField("MÉNAGE")), ("Titre", String(repeating: "a", count: 12_001), .tooLong),
    ])
    func `a text that cannot be printed is refused, by the field's name`(
        title: String, body: String, refusal: LetterText.Refusal
    ) {
        #expect(throws: refusal) { try LetterText(title: title, body: body).checked() }
    }

    @Test func `a translation asks for what the French text asks for, no less and no more`() throws {
        let french = LetterText(title: "Titre", body: "{ménage} habite à {commune}")
        _ = try LetterText(title: "عنوان", body: "{commune} {ménage}").checked(against: french)
        #expect(throws: LetterText.Refusal.otherFields(["bailleur", "commune"])) {
            try LetterText(title: "عنوان", body: "{ménage} {bailleur}").checked(against: french)
        }
    }

    @Test func `a value is put in once, makes no field, no line and no cell`() {
        let text = LetterText(title: "Pour {ménage}", body: "Avant {objet}.\n\n{personnes}\n\n{lieu}")
        let filled = text.filled([
            .household: .text("Hosseini"), .matter: .text("un\ndeux {ménage} | trois"),
            .persons: .rows([["Ada", "1984"], ["Bo | b", ""]]),
        ])
        #expect(filled.title == "Pour Hosseini")
        #expect(
            filled.blocks == [
                .paragraph("Avant un deux {ménage} / trois."), .rows([["Ada", "1984"], ["Bo / b", ""]]),
                .paragraph("{lieu}"),
            ])
        #expect(text.filled([.household: .text("Ada")], isolated: true).title == "Pour \u{2068}Ada\u{2069}")
    }

    @Test func `marks at the start of a line make its parts`() {
        let text = LetterText(
            title: "T", body: "# Un\nà\nla suite\n- a\n- b\n\n| x | y |\n| 1 | 2 |\n~ Le ménage | L’association\n{")
        #expect(
            text.blocks == [
                .heading("Un"), .paragraph("à\nla suite"), .items(["a", "b"]), .rows([["x", "y"], ["1", "2"]]),
                .signing(["Le ménage", "L’association"]), .paragraph("{"),
            ])
    }

    @Test func `a letter is withdrawn once and put back once`() throws {
        var letter = Letter(
            id: "l1", number: 17, day: day("2026-11-21"), kind: .summons, templateVersion: 1, language: nil,
            household: "h1", association: "a1")
        #expect(letter.reference == "2026-0017" && !letter.isWithdrawn)
        #expect(throws: Letter.Refusal.notWithdrawn) { try letter.restore() }
        try letter.withdraw(on: day("2026-11-22"))
        #expect(throws: Letter.Refusal.alreadyWithdrawn) { try letter.withdraw(on: day("2026-11-23")) }
        #expect(letter.withdrawnOn == day("2026-11-22"))
        try letter.restore()
        #expect(!letter.isWithdrawn)
    }
}
