import { inspect } from 'node:util'

/**
 * A secret value that must not be stored or logged: it does not print and does not serialise.
 * Search for `.reveal(` to find every place where such a value can leave.
 */
export class Plaintext {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself. Call it in the last line before the value leaves. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[plaintext]'
  }

  toJSON(): string {
    return '[plaintext]'
  }

  [inspect.custom](): string {
    return '[plaintext]'
  }
}
