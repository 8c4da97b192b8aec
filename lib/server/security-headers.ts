import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: with it browsers send `Origin: null`, and forms could not be told from foreign ones.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()',
}

const FOR_MACHINES = "default-src 'none'; frame-ancestors 'none'"

/** What every answer carries, whoever writes it. */
export function protect(res: ServerResponse): void {
  for (const name in EVERYWHERE) res.setHeader(name, EVERYWHERE[name as keyof typeof EVERYWHERE])
  res.setHeader('Content-Security-Policy', FOR_MACHINES)
  res.setHeader('Cache-Control', 'no-store')
}

/** HSTS, once it is known that the portal is reached by https. */
export function keepHttps(res: ServerResponse): void {
  if (config().url.startsWith('https:')) {
    res.setHeader('Strict-Transport-Security', 'max-age=31536000')
  }
}

/**
 * The policy of one page, with a nonce of its own. Next reads it from the request and gives the
 * nonce to every script and style that it writes.
 */
export function protectPage(req: IncomingMessage, res: ServerResponse): void {
  const policy = pagePolicy(randomBytes(16).toString('base64'), !config().production)
  req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', policy)
}

/** A picture that somebody has uploaded: nothing in it could run. */
export function protectPicture(res: ServerResponse): void {
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
}

function pagePolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Base UI places menus and dialogs with style attributes.
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
