import type { OutgoingHttpHeaders } from 'node:http'

/** An answer of the API, before it is sent. A null body is no body. */
export type Answer = { status: number; headers: OutgoingHttpHeaders; body: object | string | null }
