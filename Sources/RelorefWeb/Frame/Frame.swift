package import Hummingbird
import RelorefDomain

/// Builds what answers requests: the table of routes behind the outermost door.
package enum Frame {
    package static func responder(
        _ services: Services, inFlight: InFlight = InFlight()
    ) -> Front<RouterResponder<AppContext>> {
        let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
        for route in RouteTable.all {
            router.on(RouterPath(route.pattern), method: route.method) { request, context in
                try await RouteRunner(route: route, services: services).run(request, context)
            }
        }
        return Front(inner: router.buildResponder(), services: services, inFlight: inFlight)
    }
}
