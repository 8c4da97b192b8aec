import { config } from '@/lib/config'
import type { MailBody } from './mail'

/** A mail as it is sent. */
export type WrittenMail = { text: string; html: string }

/**
 * Writes a mail in plain text and in HTML. `link` is the link of its button. There are no pictures and
 * nothing is loaded from anywhere, so that reading it tells nobody anything.
 */
export function writeMail(body: MailBody, link: string | null): WrittenMail {
  return { text: inText(body, link), html: inHtml(body, link) }
}

const greeting = ({ name }: MailBody) => (name ? [`Hello ${name},`] : [])

const buttonOf = ({ button }: MailBody, link: string | null) => {
  const url = button?.url ?? link
  return button && url ? { label: button.label, url } : null
}

function inText(body: MailBody, link: string | null): string {
  const { paragraphs, facts = [], items = [], closing = [] } = body
  const button = buttonOf(body, link)
  const parts = [
    ...greeting(body),
    ...paragraphs,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    items.map(({ text, url }) => `- ${text}${url ? `\n  ${url}` : ''}`).join('\n'),
    button ? `${button.label}:\n${button.url}` : '',
    ...closing,
    `--\nKeyturn, ${config().url}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const BODY = 'font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:0 auto;padding:24px'
const BUTTON =
  'display:inline-block;padding:10px 16px;border:1px solid currentColor;border-radius:6px;font-weight:600'
const SMALL = 'font-size:14px;opacity:.75'

function inHtml(body: MailBody, link: string | null): string {
  const { paragraphs, facts = [], items = [], closing = [] } = body
  const button = buttonOf(body, link)
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`
  const anchor = (url: string, text: string, style = '') =>
    `<a href="${escaped(url)}"${style && ` style="${style}"`}>${escaped(text)}</a>`
  const fact = ({ label, value }: { label: string; value: string }) =>
    `<tr><th align="left" valign="top" style="padding-right:16px">${escaped(label)}</th><td>${escaped(value)}</td></tr>`
  const item = ({ text, url }: { text: string; url?: string | undefined }) =>
    `<li>${url ? anchor(url, text) : escaped(text)}</li>`
  const parts = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="color-scheme" content="light dark"></head>',
    `<body style="${BODY}">`,
    ...greeting(body).map(paragraph),
    ...paragraphs.map(paragraph),
    facts.length > 0 ? `<table role="presentation">${facts.map(fact).join('')}</table>` : '',
    items.length > 0 ? `<ul>${items.map(item).join('')}</ul>` : '',
    button ? `<p>${anchor(button.url, button.label, BUTTON)}</p>` : '',
    button ? `<p style="${SMALL};word-break:break-all">${escaped(button.url)}</p>` : '',
    ...closing.map(paragraph),
    `<p style="${SMALL}">Keyturn, ${anchor(config().url, config().url)}</p></body></html>`,
  ]
  return parts.filter(Boolean).join('\n')
}
