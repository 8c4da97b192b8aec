/**
 * The engine answers 500 to what it does not know, and lets its own errors say otherwise. It reads
 * these properties of an error, whoever has thrown it, and so does Koa. With them, an error of ours
 * is answered like a `server_error` of the engine: with this status, and no detail.
 */
export function answerErrorsAs({ prototype }: { prototype: Error }, status: number): void {
  Object.assign(prototype, { status, statusCode: status, expose: false, allow_redirect: true })
}
