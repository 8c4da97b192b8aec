import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isHttps } from '@/lib/browser-cookie'
import { config } from '@/lib/config'

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: browsers would send `Origin: null`, and we could not recognise our own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()',
}

const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** Sets the headers that every answer carries. */
export function setSecurityHeaders(res: ServerResponse): void {
  for (const name in EVERYWHERE) res.setHeader(name, EVERYWHERE[name as keyof typeof EVERYWHERE])
  res.setHeader('Content-Security-Policy', NO_PAGE_POLICY)
  res.setHeader('Cache-Control', 'no-store')
}

/**
 * Sets HSTS (RFC 6797) when the portal's public URL is https; for the host's subdomains too only if
 * the operator says so, because others may run them.
 */
export function setHsts(res: ServerResponse): void {
  if (!isHttps()) return
  const subdomains = config().hstsSubdomains ? '; includeSubDomains' : ''
  res.setHeader('Strict-Transport-Security', `max-age=31536000${subdomains}`)
}

/**
 * Sets the Content-Security-Policy of one page, with a new nonce. Next reads the policy from the
 * request and puts the nonce on every script and style that it writes.
 */
export function setPagePolicy(req: IncomingMessage, res: ServerResponse): void {
  const policy = pagePolicy(randomBytes(16).toString('base64'), !config().production)
  req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', policy)
}

/** Sets the policy of an uploaded image: nothing in it may run. */
export function setImagePolicy(res: ServerResponse): void {
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
}

function pagePolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Base UI positions menus and dialogs with style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
