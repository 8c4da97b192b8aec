import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'
import { isSameText } from '@/lib/crypto/digest'
import { metricsRegistry } from './measuring'

/** Where metrics are read, in the text format of Prometheus. */
export function isMetricsPath(path: string): boolean {
  return path === '/metrics'
}

/**
 * Answers the metrics of this process to whoever sends `KEYTURN_METRICS_TOKEN` as a Bearer (RFC 6750
 * §2.1). Everybody else gets 404, whether there is a token or not.
 */
export async function answerMetrics(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const registry = metricsRegistry()
  res.setHeader('Cache-Control', 'no-store')
  if (!registry || req.method !== 'GET' || !mayRead(req)) {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    res.end('there is nothing here\n')
    return
  }
  const text = await registry.metrics()
  res.writeHead(200, { 'content-type': registry.contentType }).end(text)
}

function mayRead({ headers: { authorization = '' } }: IncomingMessage): boolean {
  const { metricsToken } = config()
  const [, sent] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  if (!metricsToken || !sent) return false
  return isSameText(sent, metricsToken)
}
