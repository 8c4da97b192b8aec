/**
 * The engine answers 500 to an error that is not its own. But it reads these properties of every
 * error, and so does Koa. With them, our error is answered like a `server_error` of the engine:
 * with this status, no detail, and never by a redirect to the app.
 */
export function answerErrorsAs({ prototype }: { prototype: Error }, status: number): void {
  Object.assign(prototype, { status, statusCode: status, expose: false, allow_redirect: false })
}
