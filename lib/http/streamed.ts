/**
 * The chunks as a body. The next one is asked for when the one before has been taken, so a client
 * that reads slowly is not waited for in memory; one that goes away ends the generator.
 */
export function streamed(
  chunks: AsyncGenerator<string, void, void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await chunks.return()
      },
    },
    { highWaterMark: 0 },
  )
}
