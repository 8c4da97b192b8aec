import { addressBlocks } from './address-blocks'
import { FailureWindow } from './failure-window'

type AddressLimit = {
  windowSeconds: number
  keysKept: number
  /** For one IPv4 address or one IPv6 /64; a /56 may do four times, a /48 sixteen times as much. */
  limit: number
}

/**
 * Counts by address, in windows of `windowSeconds` and in the memory of this process. It reads and
 * writes no database, so it is for requests that arrive without any authentication. With `who`
 * (an app, a person), an address is counted apart for each.
 */
export class AddressWindow {
  readonly #window: FailureWindow

  constructor(private readonly size: AddressLimit) {
    this.#window = new FailureWindow(size)
  }

  /**
   * Counts one in each block of the address, up to the first that has reached its limit: a block
   * that is full does not fill the wider ones. Answers true if this one filled the narrowest.
   */
  note(address: string | null, who = ''): boolean {
    let filled = false
    for (const { key, most, at } of this.#counts(address, who)) {
      const count = this.#window.note(key)
      if (at === 0) filled = count === most
      if (count > most) break
    }
    return filled
  }

  /** Whole seconds until this address is served again; 0 if it is served now. */
  secondsClosed(address: string | null, who = ''): number {
    const waits = this.#counts(address, who).map(({ key, most }) =>
      this.#window.secondsClosed(key, most),
    )
    return Math.max(...waits)
  }

  /** Counts one unless the address is closed. Answers 0, or the whole seconds until it is served. */
  noteIfOpen(address: string): number {
    const seconds = this.secondsClosed(address)
    if (seconds === 0) this.note(address)
    return seconds
  }

  forgetAll(): void {
    this.#window.forgetAll()
  }

  #counts(address: string | null, who: string) {
    return addressBlocks(address).map(({ block, allows }, at) => ({
      at,
      key: who ? `${who} ${block}` : block,
      most: this.size.limit * allows,
    }))
  }
}
