/**
 * Gives the memory of a chunk back that nobody reads any more, unless it is a part of something else. Left to the
 * collector, which counts it as heap, it would walk through everything this process holds after every few megabytes.
 * Not for what a browser made itself, such as the chunks of a file: it keeps that memory, and the collector forgets it.
 * Node.js 20 cannot do it, and leaves it to the collector.
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength) return
  const transfer: unknown = Reflect.get(buffer, 'transfer')
  if (typeof transfer === 'function') Reflect.apply(transfer, buffer, [0])
}
