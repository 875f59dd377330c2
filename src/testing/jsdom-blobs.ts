/** jsdom's blobs have no stream, by which files are read: here it gives all bytes at once. */
Blob.prototype.stream = function stream(this: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  const whole = this.arrayBuffer()
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(await whole))
      controller.close()
    },
  })
}
