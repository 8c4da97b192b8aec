import type { Setting } from '@/lib/recipes/recipe'
import type { Client } from './client'
import type { Visitor } from './visitor'

/** Signs a person in to the app of a client. Answers what the app then says about them. */
export async function signInTo(visitor: Visitor, client: Client, setting: Setting) {
  return (STARTS[client.id] ?? byLink('/login'))(visitor, setting.appUrl)
}

type Start = (visitor: Visitor, appUrl: string) => Promise<string>

/** How people begin where it is not a link to `/login`. */
const STARTS: Record<string, Start> = {
  'auth-js': byAuthJs,
  'next-auth': byAuthJs,
  'better-auth': byBetterAuth,
  'express-openid-connect': byLink('/'),
  grant: byLink('/connect/keyturn'),
  'spring-boot': byLink('/'),
}

function byLink(path: string): Start {
  return async (visitor, appUrl) => (await visitor.go(appUrl + path)).text
}

/** The button of NextAuth.js and Auth.js. */
async function byAuthJs(visitor: Visitor, appUrl: string): Promise<string> {
  const site = visitor.at(appUrl)
  const { csrfToken } = JSON.parse((await site.visit('/api/auth/csrf')).text)
  const body = new URLSearchParams({ csrfToken, callbackUrl: '/' })
  await visitor.go(`${appUrl}/api/auth/signin/keyturn`, { method: 'POST', body })
  return (await site.visit('/api/auth/session')).text
}

/** What better-auth's client sends for `signIn.social(…)`. */
async function byBetterAuth(visitor: Visitor, appUrl: string): Promise<string> {
  const site = visitor.at(appUrl)
  const asked = await site.visit('/api/auth/sign-in/social', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: appUrl },
    body: JSON.stringify({ provider: 'keyturn', callbackURL: '/' }),
  })
  if (asked.status !== 200) throw new Error(`better-auth: ${asked.status} ${asked.text}`)
  await visitor.go(JSON.parse(asked.text).url)
  return (await site.visit('/api/auth/get-session')).text
}
