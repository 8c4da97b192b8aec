/** The `webhook-id` of a message: the same in each attempt, so that receivers know a repeated one. */
export function messageIdOf(deliveryId: string): string {
  return `msg_${deliveryId.replaceAll('-', '')}`
}

/** The id of the delivery that a `webhook-id` names; null for what is no `webhook-id`. */
export function deliveryIdOf(messageId: string): string | null {
  const [, a, b, c, d, e] =
    /^msg_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(messageId) ?? []
  return a ? [a, b, c, d, e].join('-') : null
}
