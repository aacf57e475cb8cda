import RelorefDomain
import RelorefStorage

extension PackageTable.Owner {
    /// The field whose target says which site is in charge.
    var field: String? {
        switch self {
        case .network: nil
        case .shared, .site, .household, .dwelling(nil): "site_id"
        case .person: "household_id"
        case .dwelling(let field?), .ofPartner(let field), .ofHousehold(let field), .ofPerson(let field),
            .ofStay(let field):
            field
        }
    }
}

extension ImportPass {
    /// Whether the actor may write what the line says, by the site in charge of it.
    func reaches(_ line: ImportLine) -> Bool {
        let site = line.table.owner.field.flatMap { line.targets[$0]?.site }
        switch line.table.owner {
        case .network: return author.actor.files == .everything && author.actor.stock == .everything
        case .shared, .ofPartner: return site.map(author.actor.stock.covers) ?? true
        case .dwelling, .site: return site.map(author.actor.stock.covers) ?? false
        case .household, .person, .ofHousehold, .ofPerson, .ofStay:
            return site.map(author.actor.files.covers) ?? false
        }
    }

    /// A record is taken neither from nor to where the actor does not reach; stays are those of the actor's network.
    func reachFaults(_ line: ImportLine, before: PackageLine?) throws(StorageError) -> [ImportFault] {
        let field = line.table.owner.field
        var isReached = reaches(line)
        if let before, let field, let place = line.table.place(of: field), before.cells[place] != line[field],
            case .reference(let name) = line.table.fields[place].kind, let target = PackageTable.named(name)
        {
            var old = line
            old.targets[field] = before.cells[place].isEmpty ? nil : try book.resolve(before.cells[place], in: target)
            isReached = isReached && reaches(old)
        }
        if line.table.name == "accommodations", let site = line.targets["site_id"]?.site {
            isReached = isReached && (author.actor.facts.covers(site) || author.actor.files.covers(site))
        }
        return isReached ? [] : [line.fault(.outOfReach, field ?? "external_id")]
    }
}
