// The words in formatted values; format.ts puts them in.

export const byte = 'byte'
export const bytes = 'bytes'
export const about = (span: string) => `about ${span}`
export const justNow = 'just now'
export const ago = (span: string) => `${span} ago`
