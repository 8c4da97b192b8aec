import type { Context } from 'koa'
import { expect, test } from '@/lib/db/testing/test-database'
import { leaveByPage } from './leave-by-page'

type Redirect = { method?: string; mode?: string; location: string }

/** The answer that a browser gets for a redirect to `location`. */
async function answerTo({ method = 'POST', mode = 'navigate', location }: Redirect) {
  const headers = new Map([['location', location]])
  const ctx = {
    method,
    status: 303,
    body: '',
    type: '',
    get: (name: string) => (name === 'sec-fetch-mode' ? mode : ''),
    response: { get: (name: string) => headers.get(name) ?? '' },
    remove: (name: string) => headers.delete(name),
  }
  await leaveByPage(ctx as unknown as Context, async () => {})
  return { status: ctx.status, body: ctx.body, location: headers.get('location') }
}

test('a form that leads to an app goes there by a page, because browsers stop the redirect', async () => {
  const left = await answerTo({ location: 'https://app.example/bye?a=1&b="><script>' })
  expect(left).toMatchObject({ status: 200, location: undefined })
  expect(left.body).toContain(
    'content="0;url=https://app.example/bye?a=1&amp;b=&quot;&gt;&lt;script&gt;"',
  )
  expect(left.body).not.toContain('<script>')
})

test('what stays here, what is read and what no browser sends is redirected as ever', async () => {
  for (const redirect of [
    { location: '/logout?done=1' },
    { location: 'http://localhost:3000/device' },
    { location: 'https://app.example/cb', method: 'GET' },
    { location: 'https://app.example/cb', mode: '' },
  ]) {
    expect(await answerTo(redirect)).toEqual({ status: 303, body: '', location: redirect.location })
  }
  expect((await answerTo({ location: 'http://localhost:3000@evil.example/' })).status).toBe(200)
  expect((await answerTo({ location: '' })).status).toBe(303)
})
