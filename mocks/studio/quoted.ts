/** A text as a string of JavaScript in single quotes: whatever stands in it ends neither the string nor its line. */
export function quoted(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)
    .replaceAll(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped)
  return `'${inside}'`
}

/** Ends of lines, and marks of direction, with which code reads otherwise than it runs (CVE-2021-42574). */
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A value of JSON as JavaScript, on one line. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const fields = Object.entries(value).map(([name, each]) => `${nameOf(name)}: ${literal(each)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** In a literal `__proto__: …` is no field; in brackets it is. */
function nameOf(name: string): string {
  if (name === '__proto__') return `[${quoted(name)}]`
  return /^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name)
}
