/// What is checked of a person's names and birth date.
package struct PersonRules: Sendable {
    package let context: RuleContext

    package init(_ context: RuleContext) {
        self.context = context
    }

    /// One name is enough, family or given; none is not (V01).
    package func names(family: String, given: String) -> [Finding] {
        let isNamed = [family, given].contains { $0.contains { !$0.isWhitespace } }
        return isNamed ? [] : [context.block(.v01, "family")]
    }

    /// A name in another script goes to the field of the original; the one of the French papers is kept as typed (V02).
    package func script(of name: String, field: String) -> [Finding] {
        let isLatin = name.unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isAlphabetic || scalar.value <= 0x24F || 0x1E00...0x1EFF ~= scalar.value
                || 0x2B0...0x2FF ~= scalar.value
        }
        return isLatin ? [] : [context.inform(.v02, field, [name])]
    }

    /// A birth on 1 January may be the convention of the papers: ask (V03).
    package func conventionalBirth(_ birth: PartialDate) -> [Finding] {
        birth.looksConventional ? [context.warn(.v03, "birth", [birth.text])] : []
    }

    /// Nobody is born tomorrow, or 111 years old; over 95 somebody should look again (V04).
    package func birth(_ birth: PartialDate) -> [Finding] {
        guard let earliest = birth.earliest else { return [] }
        guard let ages = birth.ages(on: context.today) else {
            return [context.block(.v04, "birth", [earliest.iso])]
        }
        if ages.lowerBound > 110 { return [context.block(.v04, "birth", [String(ages.lowerBound)])] }
        return ages.lowerBound > 95 ? [context.warn(.v04, "birth", [String(ages.lowerBound)])] : []
    }

    /// A new identity settled by OFPRA is the same person: contracts are printed again, duplicates looked for (V05).
    package func identity(validFrom: Day, previous: Day?) -> [Finding] {
        previous == nil ? [] : [context.inform(.v05, "validFrom", [validFrom.iso])]
    }

    /// Files that may be about the same person, the likeliest first; the ids are the finding's values (V06).
    package func duplicates(of person: DuplicateTest, among files: [(id: String, test: DuplicateTest)]) -> [Finding] {
        let alike = files.map { (id: $0.id, likeness: person.likeness(to: $0.test)) }
            .filter { $0.likeness > 0 }
            .sorted { ($1.likeness, $0.id) < ($0.likeness, $1.id) }
        return alike.isEmpty ? [] : [context.warn(.v06, "family", alike.map(\.id))]
    }

    /// Another system spells the name in its own way: keep its spelling beside ours (V08).
    package func spelling(_ theirs: NameKey, ours: NameKey, system: String) -> [Finding] {
        theirs.folded == ours.folded ? [] : [context.inform(.v08, "alias", [system])]
    }

    /// Half a year, then three months before the eighteenth birthday: own permit, own rights, own share of the fee
    /// (V17). The values are the months, and the days between which the birthday falls.
    package func comingOfAge(_ birth: PartialDate) -> [Finding] {
        guard let birthday = birth.turnsAdultBetween, context.today < birthday.to,
            let months = [3, 6].first(where: { birthday.from.adding(months: -$0) <= context.today })
        else { return [] }
        return [context.inform(.v17, "birth", [String(months), birthday.from.iso, birthday.to.iso])]
    }

    /// Several nationalities are possible; one beside "stateless" or "unknown" is to be looked at again (V29).
    package func nationalities(_ codes: Set<String>) -> [Finding] {
        let lone = codes.intersection(["stateless", "unknown"])
        return lone.isEmpty || codes.count == 1 ? [] : [context.inform(.v29, "nationality", lone.sorted())]
    }
}
