import RelorefDomain

/// Draws the members of a household: ages, ties, names in their own script, what is known of a birth.
struct FamilyDrawing: Sendable {
    /// What the household is to be like.
    struct Wish: Sendable {
        let household: String
        let size: Int
        /// The day on which the file opens: members belong from then.
        let opened: Day
        /// Days between which a child may be born, or relatives arrive; nil for neither.
        let growing: (from: Day, to: Day)?
        /// Whether names, papers and telephones are drawn in full.
        let inFull: Bool
    }

    /// A member before there is a record of it.
    private struct Sketch {
        let kinship: Kinship
        let sex: Sex
        var born: Day
        var joined: Day
    }

    static func people(_ wish: Wish, _ pen: inout Pen) -> [DrawnPerson] {
        let tongue = pen.names.tongue(&pen.dice)
        let family = pen.dice.one(of: tongue.families, or: .none)
        var sketches = sketches(wish, &pen)
        grow(&sketches, wish, &pen)
        return sketches.map { sketch in person(sketch, family, tongue, wish, &pen) }
    }

    private static func sketches(_ wish: Wish, _ pen: inout Pen) -> [Sketch] {
        func sketch(_ kinship: Kinship, _ sex: Sex, _ years: Int) -> Sketch {
            let born = wish.opened.adding(months: -12 * years).adding(days: -pen.dice.number(1, 360))
            return Sketch(kinship: kinship, sex: sex, born: born, joined: wish.opened)
        }
        let shape = pen.dice.number(0, 99)
        let age = pen.dice.number(22, 48)
        let first: Sex = pen.dice.chance(wish.size == 1 ? 68 : shape < 75 ? 62 : 22) ? .male : .female
        var family = [sketch(.reference, first, age)]
        guard wish.size > 1 else { return family }
        if wish.size == 2, shape >= 86 {
            return family + [sketch(.sibling, pen.dice.chance(50) ? .male : .female, pen.dice.number(19, 34))]
        }
        let isCouple = wish.size == 2 ? shape < 50 : shape < 75
        if isCouple {
            family.append(sketch(.spouse, first == .male ? .female : .male, max(20, age - pen.dice.number(-4, 6))))
        }
        if wish.size > 4, shape % 9 == 0 { family.append(sketch(.parent, .female, age + pen.dice.number(19, 30))) }
        while family.count < wish.size {
            let sex: Sex = pen.dice.chance(51) ? .female : .male
            family.append(sketch(.child, sex, pen.dice.number(0, min(16, age - 19))))
        }
        return family
    }

    /// Some children are born during the stay; some relatives arrive by family reunification.
    private static func grow(_ family: inout [Sketch], _ wish: Wish, _ pen: inout Pen) {
        guard let growing = wish.growing, family.count > 1, growing.from.days(until: growing.to) > 20 else { return }
        let chance = pen.dice.number(0, 99)
        if chance < 14, family.last?.kinship == .child {
            let born = pen.day(growing.from.adding(days: 8), growing.to.adding(days: -8))
            family[family.count - 1].born = born
            family[family.count - 1].joined = born
        } else if chance < 20 {
            let arrival = pen.day(growing.from.adding(days: 8), growing.to.adding(days: -8))
            for place in family.indices.dropFirst() { family[place].joined = arrival }
        }
    }

    private static func person(
        _ sketch: Sketch, _ family: NameBook.Name, _ tongue: NameBook.Tongue, _ wish: Wish, _ pen: inout Pen
    ) -> DrawnPerson {
        let birth = known(sketch.born, joined: sketch.joined, wish, &pen)
        let isGrown = sketch.kinship != .child
        let area = tongue.area
        let literacy: Literacy? =
            isGrown
            ? pen.dice.weighted(
                [(.literateLatin, 5), (.literateOtherScript, 4), (.notLiterate, 1)], or: .literateLatin) : nil
        let person = Person(
            id: pen.ids.next("p"), keyOwner: wish.household, sex: sketch.sex, birthYear: birth.year,
            birthPrecision: birth.precision, area: area, literacy: literacy)
        var drawn = DrawnPerson(
            person: person, identities: [], profile: nil, kinship: sketch.kinship, born: sketch.born,
            joined: sketch.joined)
        let identity = identity(sketch, family, tongue, birth, &pen)
        drawn.identities = [
            DrawnIdentity(id: pen.ids.next("i"), from: sketch.joined, source: .declared, identity: identity)
        ]
        if wish.inFull || sketch.kinship == .reference { drawn.profile = profile(sketch, tongue, identity, wish, &pen) }
        return drawn
    }

    /// Often the day; sometimes only the year, seldom the month.
    private static func known(_ born: Day, joined: Day, _ wish: Wish, _ pen: inout Pen) -> PartialDate {
        let precision = pen.dice.number(0, 99)
        guard born < wish.opened, precision < 18 else { return PartialDate(born) }
        let less = precision < 14 ? PartialDate(year: born.year) : PartialDate(year: born.year, month: born.month)
        return less ?? PartialDate(born)
    }

    private static func identity(
        _ sketch: Sketch, _ family: NameBook.Name, _ tongue: NameBook.Tongue, _ birth: PartialDate, _ pen: inout Pen
    ) -> PersonalIdentity {
        if sketch.kinship != .child, !tongue.single.isEmpty, pen.dice.chance(9) {
            let name = pen.dice.one(of: tongue.single, or: .none)
            return PersonalIdentity(family: "", given: name.latin, originalScript: name.original, birth: birth)
        }
        let isByMarriage = sketch.kinship == .spouse || sketch.kinship == .parent
        var family = isByMarriage ? pen.dice.one(of: tongue.families, or: family) : family
        if sketch.sex == .female, family.latin.hasSuffix("ov") || family.latin.hasSuffix("ev") {
            family = NameBook.Name(
                latin: family.latin + "a", original: family.original.isEmpty ? "" : family.original + "а")
        }
        let given = pen.dice.one(of: tongue.given(sketch.sex), or: .none)
        let original = [family.original, given.original].filter { !$0.isEmpty }.joined(separator: " ")
        return PersonalIdentity(family: family.latin, given: given.latin, originalScript: original, birth: birth)
    }

    private static func profile(
        _ sketch: Sketch, _ tongue: NameBook.Tongue, _ identity: PersonalIdentity, _ wish: Wish, _ pen: inout Pen
    ) -> PersonalProfile {
        let isGrown = sketch.kinship != .child
        let languages = tongue.language == "fra" ? ["fra"] : [tongue.language, "fra"]
        let hasMail = isGrown && wish.inFull && pen.dice.chance(35)
        let name = Transliterated.letters(identity.display)
        return PersonalProfile(
            nationalities: [tongue.country], languages: languages,
            needsInterpreter: isGrown && tongue.language != "fra" && pen.dice.chance(40),
            phone: sketch.kinship == .reference && wish.inFull ? pen.phone() : "",
            email: hasMail ? "\(name).\(pen.ids.count("mail"))@exemple.fr" : "")
    }
}
