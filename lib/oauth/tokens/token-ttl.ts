type WithResourceServer = { resourceServer?: { accessTokenTTL?: number | undefined } | undefined }

/** How long a token lives, in seconds: its API's value, or `usualSeconds` without an API. */
export function ttlOf(usualSeconds: number) {
  return (_ctx: unknown, token: WithResourceServer): number =>
    token.resourceServer?.accessTokenTTL ?? usualSeconds
}
