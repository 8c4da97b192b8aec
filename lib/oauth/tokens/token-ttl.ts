type WithResourceServer = { resourceServer?: { accessTokenTTL?: number | undefined } | undefined }

/** How long a token lives, in seconds: as long as its API says, or `usualSeconds` without one. */
export function ttlOf(usualSeconds: number) {
  return (_ctx: unknown, token: WithResourceServer): number =>
    token.resourceServer?.accessTokenTTL ?? usualSeconds
}
