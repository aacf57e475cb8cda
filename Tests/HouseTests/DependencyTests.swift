import Foundation
import Testing

/// What our dependencies depend on is what was reviewed, to the revision (security R66).
struct DependencyTests {
    private struct Resolved: Decodable {
        struct Pin: Decodable {
            struct State: Decodable {
                let revision: String
                let version: String?
            }
            let identity: String
            let location: String
            let state: State
        }
        let pins: [Pin]
    }

    @Test func `every resolved revision is on the reviewed list, and nothing else is`() throws {
        let data = Data(SourceTree.text("Package.resolved").utf8)
        let resolved = try JSONDecoder().decode(Resolved.self, from: data).pins.map { pin in
            "\(pin.identity) \(pin.state.version ?? "-") \(pin.state.revision) \(pin.location)"
        }
        let reviewed = SourceTree.text("scripts/dependencies").split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
        #expect(reviewed.count > 10)
        #expect(Set(resolved).subtracting(reviewed).sorted() == [], "resolved and not reviewed")
        #expect(Set(reviewed).subtracting(resolved).sorted() == [], "reviewed and not resolved")
    }
}
