/// What a page may load and do: everything from here, nothing that is written into it (R14).
enum ContentPolicy {
    /// - Parameter name: the one Trusted Types policy that the page may make; most may make none.
    static func text(trusting name: String = "'none'") -> String {
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
        require-trusted-types-for 'script'; trusted-types \(name)
        """
    }
}
