/** A browser without a screen. It keeps cookies by path and follows redirects. */
export class Browser {
  private jar: { name: string; value: string; path: string }[] = []

  constructor(readonly origin: string) {}

  /** The id of its portal session, as `testPortal` reads it. */
  get portalSession(): string | null {
    return this.jar.find(({ name }) => name === 'portal')?.value ?? null
  }

  /** Sets the portal session; null removes it. */
  set portalSession(id: string | null) {
    this.keep(id ? `portal=${id}; Path=/` : 'portal=; Path=/; Max-Age=0')
  }

  /** The Cookie header for a path of the origin. */
  cookies(path: string): string {
    return this.jar
      .filter((cookie) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  /** One request; redirects are not followed. */
  async request(url: string | URL, form?: Record<string, string>): Promise<Response> {
    const to = new URL(url, this.origin)
    const answer = await fetch(to, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: this.cookies(to.pathname) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return answer
  }

  /** Follows redirects within the engine's paths. Answers the first URL outside of them. */
  async follow(url: string | URL, form?: Record<string, string>): Promise<URL> {
    const answer = await this.request(url, form)
    const location = answer.headers.get('location')
    if (!location) throw new Error(`no redirect: ${answer.status} ${await answer.text()}`)
    const to = new URL(location, this.origin)
    const onward = to.origin === this.origin && to.pathname.startsWith('/oauth2/')
    return onward ? this.follow(to) : to
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const attribute = (word: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${word}=`))?.slice(word.length + 1)
    const path = attribute('path') ?? '/'
    this.jar = this.jar.filter((one) => one.name !== name || one.path !== path)
    const over = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '') < Date.now()
    if (!over && value) this.jar.push({ name, value, path })
  }
}
