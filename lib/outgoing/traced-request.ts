import { type Span, traced } from '@/lib/tracing'

/**
 * Shows a request to another server in traces: its method, the host and the answer's status. Path and query
 * are left out, for they may open something. `work` gets the step, by whose headers it may tell the server
 * of the trace; only a server that the operator has chosen may learn of it.
 */
export function tracedRequest(
  method: string,
  address: string | URL,
  work: (span: Span | null) => Promise<Response>,
): Promise<Response> {
  const attributes = { 'http.request.method': method, ...serverOf(address) }
  return traced({ name: method, kind: 'client', attributes }, async (span) => {
    const answer = await work(span)
    span?.set({ 'http.response.status_code': answer.status })
    return answer
  })
}

function serverOf(address: string | URL): Record<string, string | number> {
  if (!URL.canParse(address)) return {}
  const { hostname, port, protocol } = new URL(address)
  const usual = protocol === 'http:' ? 80 : 443
  return { 'server.address': hostname, 'server.port': port ? Number(port) : usual }
}
