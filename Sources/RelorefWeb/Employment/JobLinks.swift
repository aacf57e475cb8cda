import RelorefDomain

/// Where a job's pages and forms are.
enum JobLinks {
    static let undoing = "annulation"

    static func act(_ job: String, _ noun: String) -> Link { .act(.job(job), noun) }
    static func act(_ job: String, _ application: String, _ noun: String) -> Link {
        .act(.job(job), "candidatures/\(FormFields.encode(application))/\(noun)")
    }
}
