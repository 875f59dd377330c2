/** The longest name of an instance, in characters. Source: the Aura API. */
export const NAME_CHARS = 30

export type NameVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'name-empty' | 'name-too-long' | 'name-blank-edges' | 'name-hidden-characters'
      readonly message: string
      readonly remedy: string
    }

/** Control characters, and the marks that change the direction of the text around them: a name with one can pretend to be another. */
const hidden =
  /[\p{Cc}\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|\p{Cs}/u

/** Whether a text can be the name of an instance; all scripts and emoji are welcome. Names are shown isolated. */
export function checkName(name: string): NameVerdict {
  if (hidden.test(name)) {
    return {
      ok: false,
      reason: 'name-hidden-characters',
      message: 'The name holds control characters or marks that change its direction.',
      remedy: 'Type the name again instead of pasting it.',
    }
  }
  if (name.trim() === '') {
    return {
      ok: false,
      reason: 'name-empty',
      message: 'The name is empty.',
      remedy: `Give it 1 to ${NAME_CHARS} characters.`,
    }
  }
  if (name !== name.trim()) {
    return {
      ok: false,
      reason: 'name-blank-edges',
      message: 'The name begins or ends with a blank.',
      remedy: 'Remove the blanks at its edges.',
    }
  }
  const characters = [...name].length
  if (characters > NAME_CHARS) {
    return {
      ok: false,
      reason: 'name-too-long',
      message: `The name has ${characters} characters; ${NAME_CHARS} are allowed.`,
      remedy: `Shorten it by ${characters - NAME_CHARS}.`,
    }
  }
  return { ok: true }
}
