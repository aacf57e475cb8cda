package import Hummingbird
package import Logging
import NIOCore

/// What Hummingbird carries along with a request: here only where it comes from.
package struct AppContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

extension AppContext {
    /// For a request that comes without a socket (tests).
    package init(logger: Logger, remoteAddress: String = "127.0.0.1") {
        coreContext = .init(source: LoggerSource(logger: logger))
        self.remoteAddress = remoteAddress
    }
}

/// Where a request without a socket comes from.
private struct LoggerSource: RequestContextSource {
    let logger: Logger
}
