const HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the host of a URL is this machine: a loopback address, or `localhost` (RFC 8252 §8.3). */
export function isLoopbackHost(hostname: string): boolean {
  return HOSTS.has(hostname)
}

/** Whether a URL is safe to send secrets to: https, or http that does not leave this machine. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname))
}
