const formats = new Map<string | undefined, Intl.DateTimeFormat>()

/**
 * The time of day of an instant (ISO 8601) with its zone, as the console writes it: "10:34 GMT+1". `timeZone` is an IANA
 * name; left out, the browser's own.
 */
export function timeHere(instant: string, timeZone?: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
      ...(timeZone !== undefined && { timeZone }),
    })
    formats.set(timeZone, format)
  }
  return format.format(Date.parse(instant)).replace(/\+0$/, '')
}
