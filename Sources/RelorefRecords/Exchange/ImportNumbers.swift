import RelorefDomain
import RelorefStorage

/// Whose telephone it is.
extension ImportPass {
    /// A number that another household gives is pointed at: one of the file, or one of the files in reach (V26).
    func lookForSharedNumber(of line: ImportLine) throws {
        guard let number = ContactRules.dialled(line["phone"]), let household = line.targets["household_id"]?.household
        else { return }
        var given = try numbers ?? (known == nil ? knownNumbers() : SharedNumbers())
        numbers = nil
        let place = given.take(number, of: household, at: .line(line.line))
        numbers = given
        if let known {
            let others = try tx.households(giving: line["phone"], except: household, in: known.phones, by: author)
            point(at: others, of: line)
        }
        switch place {
        case .file(let code)?: point(at: [code.text], of: line)
        case .line(let other)?:
            report.add(line.fault(Finding(.v26, .warn, field: "sharedLine", values: ["\(other)"]), column: "phone"))
        case nil: break
        }
    }

    private func point(at households: [String], of line: ImportLine) {
        guard !households.isEmpty else { return }
        report.add(line.fault(Finding(.v26, .warn, field: "sharedPhone", values: households), column: "phone"))
    }

    /// The numbers of the files in reach, household by household, so that each key is opened once.
    private func knownNumbers() throws -> SharedNumbers {
        var given = SharedNumbers()
        try tx.forEach(
            """
            SELECT person.id, person.key_id, person.sealed, household.id AS household_id, household.code FROM household
            JOIN membership ON membership.household_id = household.id AND membership.to_day IS NULL
            JOIN person ON person.id = membership.person_id
            WHERE person.sealed IS NOT NULL AND household.merged_into IS NULL
              AND \(Exported.households(to: author.actor))
            ORDER BY household.id
            """
        ) { row in
            let slot = SealSlot(owner: try row.text("key_id"), table: "person", row: try row.text("id"))
            let sealed = Sealed<PersonalProfile>(slot: slot, bytes: try row.bytes("sealed"))
            // A check has no keys to seal with, and leaves what it adds empty.
            guard !sealed.bytes.isEmpty, let profile = try author.vault.openIfKept(sealed),
                let number = ContactRules.dialled(profile.phone)
            else { return }
            let code = try HouseholdCode(typed: try row.text("code"))
            _ = given.take(number, of: try row.text("household_id"), at: .file(code))
        }
        return given
    }
}
